//! klog's options, on tracing: where log lines go, what stands before them, and how many there are.
//!
//! What each option means is what k8s.io/klog/v2 2.140 does with it. One line is told of each event: its severity is
//! the event's level (INFO, DEBUG and TRACE are all `I`), and it is said where `-v` or `--vmodule` reaches the
//! event's verbosity: 1 for DEBUG, 2 for TRACE, or what its field `v` says.

mod args;
mod files;
mod layer;
mod line;
mod severity;
mod sink;
mod trace_at;
mod vmodule;

pub use args::LogArgs;
pub(crate) use layer::{AUDIT_TARGET, KlogLayer};
pub(crate) use severity::Severity;
pub(crate) use sink::Sink;

/// Where the log was to go and can't.
#[derive(Debug, thiserror::Error)]
#[error("--log-file {path}: {source}", path = path.display())]
pub struct LogError {
    path: std::path::PathBuf,
    source: std::io::Error,
}

#[cfg(test)]
mod tests;
