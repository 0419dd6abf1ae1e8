//! `--log-backtrace-at`.

use std::str::FromStr;

/// A line of the program that is to show how it was come by; none by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TraceAt(Option<(String, u32)>);

/// A place that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place is a file's name and a line, such as list.rs:57")]
pub(super) struct TraceAtError;

impl TraceAt {
    pub(super) fn is(&self, file: &str, line: u32) -> bool {
        self.0
            .as_ref()
            .is_some_and(|(name, number)| name == file && *number == line)
    }
}

impl FromStr for TraceAt {
    type Err = TraceAtError;

    fn from_str(text: &str) -> Result<Self, TraceAtError> {
        // How klog writes that there is none.
        if matches!(text, "" | ":0") {
            return Ok(Self(None));
        }
        let (file, line) = text.split_once(':').ok_or(TraceAtError)?;
        let line: u32 = line.parse().map_err(|_| TraceAtError)?;
        if file.contains('.') && line > 0 {
            Ok(Self(Some((file.to_owned(), line))))
        } else {
            Err(TraceAtError)
        }
    }
}
