//! From an event to a line.

use std::backtrace::Backtrace;
use std::sync::Arc;

use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::args::LogArgs;
use super::line::{Fields, Place, header};
use super::severity::Severity;
use super::sink::Sink;

/// The log target of every audit line: whatever `-v` says, these are logged.
pub(crate) const AUDIT_TARGET: &str = "karmada_token::audit";
/// Whose events are ours; what others write can't be vouched for.
const OURS: &str = env!("CARGO_CRATE_NAME");
/// Its own request log is off: ours has what matters.
const KUBE_CLIENT: &str = "kube_client";

/// klog's text form.
pub(crate) struct KlogLayer {
    args: LogArgs,
    sink: Arc<Sink>,
}

/// A span's fields as they stand in the lines of its events.
struct SpanFields(String);

impl KlogLayer {
    pub(crate) fn new(args: &LogArgs, sink: Arc<Sink>) -> Self {
        Self {
            args: args.clone(),
            sink,
        }
    }
}

impl LogArgs {
    /// Whether an event or span of this kind is logged at all.
    pub(crate) fn wants(&self, metadata: &Metadata<'_>) -> bool {
        let target = metadata.target();
        if target == AUDIT_TARGET {
            return *metadata.level() <= Level::INFO;
        }
        if !is_of(target, OURS) {
            return *metadata.level() <= Level::WARN && !is_of(target, KUBE_CLIENT);
        }
        let needed = match *metadata.level() {
            Level::DEBUG => 1,
            Level::TRACE => 2,
            _ => return true,
        };
        self.verbosity(place(metadata)) >= needed
    }

    /// `-v`, or what `--vmodule` says of the file where that is more.
    fn verbosity(&self, place: Place<'_>) -> i32 {
        self.v.max(self.vmodule.of(place.module()))
    }
}

fn is_of(target: &str, krate: &str) -> bool {
    target
        .strip_prefix(krate)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn place<'a>(metadata: &Metadata<'a>) -> Place<'a> {
    Place {
        path: metadata.file().unwrap_or("???"),
        line: metadata.line().unwrap_or(1),
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for KlogLayer {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        self.args.wants(metadata)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(SpanFields(fields.rest));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let place = place(event.metadata());
        let mut fields = Fields::default();
        event.record(&mut fields);
        if fields
            .verbosity
            .is_some_and(|needed| i64::from(self.args.verbosity(place)) < needed)
        {
            return;
        }
        let mut span_fields = String::new();
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(SpanFields(fields)) = span.extensions().get() {
                span_fields.push_str(fields);
            }
        }
        let severity = Severity::of(*event.metadata().level());
        let mut line = if self.args.skip_headers.0 {
            String::new()
        } else {
            header(severity, place, self.args.add_dir_header.0)
        };
        line.push_str(&fields.text(&span_fields));
        line.push('\n');
        if self.args.log_backtrace_at.is(place.file(), place.line) {
            line.push_str(&Backtrace::force_capture().to_string());
            line.push('\n');
        }
        self.sink.write(severity, line.as_bytes());
    }
}
