//! How grave a line is.

use std::str::FromStr;

use tracing::Level;

/// klog's severities. Nothing here is fatal: what ends the program is told by its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    /// From the gravest down to the least, which is the order in which files are written.
    pub(super) const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    pub(crate) fn of(level: Level) -> Self {
        match level {
            Level::ERROR => Severity::Error,
            Level::WARN => Severity::Warning,
            _ => Severity::Info,
        }
    }

    /// As it stands in the names of files.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Severity::Info => "INFO",
            Severity::Warning => "WARNING",
            Severity::Error => "ERROR",
        }
    }

    /// As it stands in headers.
    pub(super) const fn letter(self) -> char {
        match self {
            Severity::Info => 'I',
            Severity::Warning => 'W',
            Severity::Error => 'E',
        }
    }
}

/// The least severity that goes to standard error too: a number, as klog counts, or FATAL for none that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Threshold(i32);

/// A severity that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a severity is INFO, WARNING, ERROR, FATAL or a number from 0 to 3")]
pub(super) struct ThresholdError;

impl Threshold {
    pub(super) fn is_reached_by(self, severity: Severity) -> bool {
        self.0
            <= match severity {
                Severity::Info => 0,
                Severity::Warning => 1,
                Severity::Error => 2,
            }
    }
}

impl FromStr for Threshold {
    type Err = ThresholdError;

    fn from_str(text: &str) -> Result<Self, ThresholdError> {
        let named = match text.to_ascii_uppercase().as_str() {
            "INFO" => Some(0),
            "WARNING" => Some(1),
            "ERROR" => Some(2),
            "FATAL" => Some(3),
            _ => text.parse().ok(),
        };
        named.map(Threshold).ok_or(ThresholdError)
    }
}
