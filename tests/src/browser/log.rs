//! What the browser had to say about the page.

use std::fmt;

use serde::Deserialize;

use super::{Browser, BrowserError};

/// One line of the browser's log.
#[derive(Debug, Clone, Deserialize)]
pub struct LogLine {
    level: String,
    source: String,
    message: String,
}

impl LogLine {
    /// An error that is the page's own: a CSP violation, an uncaught exception, a `console.error`, a panic in wasm.
    ///
    /// Chromium's own lines on requests that failed (source `network`) are not: a refused request is what many
    /// stories are about.
    pub fn is_pages_fault(&self) -> bool {
        self.source == "security" || (self.level == "SEVERE" && self.source != "network")
    }
}

impl fmt::Display for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.level, self.source, self.message)
    }
}

impl Browser {
    /// The lines since the last call.
    pub async fn log(&self) -> Result<Vec<LogLine>, BrowserError> {
        let answer = self.take_log().await?;
        let lines: Vec<LogLine> =
            serde_json::from_value(answer.clone()).map_err(|_| BrowserError::Answer {
                command: "se/log",
                answer: answer.to_string(),
            })?;
        for line in &lines {
            self.left_behind().keep("the log", &line.message);
        }
        Ok(lines)
    }

    /// Those of them that are the page's fault.
    pub async fn faults(&self) -> Result<Vec<LogLine>, BrowserError> {
        let mut lines = self.log().await?;
        lines.retain(LogLine::is_pages_fault);
        Ok(lines)
    }
}
