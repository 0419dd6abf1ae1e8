//! The log: klog's lines, or JSON where `serve` is told so, and where they go as klog's options say.

use std::io;
use std::sync::Arc;

use clap::ValueEnum;
use tracing::Metadata;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry};

use crate::klog::{KlogLayer, LogArgs, LogError, Severity, Sink};

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For a person: klog's lines.
    Text,
    /// One JSON object a line.
    Json,
}

/// Begins logging. Dependencies are never more verbose than a warning: what they write can't be vouched for.
///
/// # Errors
/// [`LogError`]: the file that was named can't be written.
pub fn start(format: LogFormat, args: &LogArgs) -> Result<(), LogError> {
    let sink = Arc::new(Sink::new(args)?);
    let layer: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => KlogLayer::new(args, sink).boxed(),
        LogFormat::Json => {
            let wanted = args.clone();
            fmt::layer()
                .json()
                .flatten_event(true)
                .with_span_list(false)
                .with_writer(JsonLines(sink))
                .with_filter(filter_fn(move |metadata| wanted.wants(metadata)))
                .boxed()
        }
    };
    // A second start, in a test, leaves the first as it is.
    drop(tracing_subscriber::registry().with(layer).try_init());
    std::panic::set_hook(Box::new(|panic| {
        // The place alone: what a panic says may repeat what it stumbled over.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
    Ok(())
}

/// JSON lines on their way to the same places.
struct JsonLines(Arc<Sink>);

/// One of them.
struct JsonLine<'a> {
    sink: &'a Sink,
    severity: Severity,
}

impl<'a> MakeWriter<'a> for JsonLines {
    type Writer = JsonLine<'a>;

    fn make_writer(&'a self) -> JsonLine<'a> {
        JsonLine {
            sink: &self.0,
            severity: Severity::Info,
        }
    }

    fn make_writer_for(&'a self, metadata: &Metadata<'_>) -> JsonLine<'a> {
        JsonLine {
            sink: &self.0,
            severity: Severity::of(*metadata.level()),
        }
    }
}

impl io::Write for JsonLine<'_> {
    /// A whole line at once, as tracing-subscriber writes it.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.sink.write(self.severity, line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
