//! The forms of output: `-o`.

use clap::ValueEnum;
use serde::Serialize;

use super::{TerminalError, harmless};

/// What standard output shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// What karmadactl prints: the table, or the token alone on its line.
    Text,
    /// The table with each token's state, and why it doesn't work.
    Wide,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// The Secrets' names, one a line, as `kubectl -o name` prints them and `delete` takes them.
    Name,
}

/// A value as JSON or YAML, with its line end.
///
/// # Errors
/// The writers', which don't fail on values of ours.
pub(super) fn document(form: Form, value: &impl Serialize) -> Result<String, TerminalError> {
    match form {
        Form::Yaml => serde_saphyr::to_string(value).map_err(|error| TerminalError::Yaml(error.to_string())),
        _ => json(value),
    }
}

/// A value as JSON, with its line end.
///
/// # Errors
/// The writer's.
pub(super) fn json(value: &impl Serialize) -> Result<String, TerminalError> {
    Ok(harmless::json(&serde_json::to_string_pretty(value)?) + "\n")
}

/// `secret/bootstrap-token-abcdef`.
pub(super) fn name_line(secret_name: &str) -> String {
    format!("secret/{}\n", harmless::line(secret_name))
}
