//! The log, on standard error.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::audit;
use crate::cli::LogFormat;

/// Begins logging. Dependencies are never more verbose than a warning: what they write can't be vouched for, and
/// kube-client's own request log is off, since ours has what matters.
pub fn start(format: LogFormat, verbosity: u8) {
    let level = match verbosity {
        0 => "info",
        1 => "debug",
        _ => "trace",
    };
    let filter = EnvFilter::new(format!(
        "warn,kube_client=off,karmada_token_proxy={level},{}=info",
        audit::TARGET
    ));
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A second start, in a test, leaves the first as it is.
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init(),
    };
    drop(started);
    std::panic::set_hook(Box::new(|panic| {
        // The place alone: what a panic says may repeat what it stumbled over.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}
