//! One line: klog's header, the message, and its fields.

use std::fmt::Write;

use jiff::Zoned;
use tracing::field::{Field, Visit};

use super::severity::Severity;

/// Where in the program something was logged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// With its folders.
    pub(super) path: &'a str,
    pub(super) line: u32,
}

impl<'a> Place<'a> {
    /// The file's name.
    pub(super) fn file(self) -> &'a str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(self.path)
    }

    /// The file's name with its folder.
    fn file_in_folder(self) -> &'a str {
        let mut slashes = self.path.rmatch_indices(['/', '\\']);
        match slashes.nth(1) {
            Some((index, _)) => self.path.get(index + 1..).unwrap_or(self.path),
            None => self.path,
        }
    }

    /// The file's name as `--vmodule` has it.
    pub(super) fn module(self) -> &'a str {
        self.file().strip_suffix(".rs").unwrap_or(self.file())
    }
}

/// `I1123 21:55:24.309836   12345 list.rs:57] `, in local time.
pub(super) fn header(severity: Severity, place: Place<'_>, with_folder: bool) -> String {
    let now = Zoned::now().strftime("%m%d %H:%M:%S%.6f");
    let file = if with_folder {
        place.file_in_folder()
    } else {
        place.file()
    };
    let (letter, process, line) = (severity.letter(), std::process::id(), place.line);
    format!("{letter}{now} {process:>7} {file}:{line}] ")
}

/// What an event or a span says of itself.
#[derive(Debug, Default)]
pub(super) struct Fields {
    message: String,
    /// ` key=value` each.
    pub(super) rest: String,
    /// Its verbosity, where it has one of its own.
    pub(super) verbosity: Option<i64>,
}

impl Fields {
    /// The message, quoted where fields follow it, as klog's structured lines are.
    pub(super) fn text(&self, span: &str) -> String {
        if self.rest.is_empty() && span.is_empty() {
            self.message.clone()
        } else {
            format!("{:?}{span}{}", self.message, self.rest)
        }
    }

    fn add(&mut self, field: &Field, value: std::fmt::Arguments<'_>) {
        // Writing to a String can't fail.
        let _ = match field.name() {
            "message" => write!(self.message, "{value}"),
            name => write!(self.rest, " {name}={value}"),
        };
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.add(field, format_args!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.add(field, format_args!("{value}"));
        } else {
            self.add(field, format_args!("{value:?}"));
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        if field.name() == "v" {
            self.verbosity = Some(value);
        } else {
            self.add(field, format_args!("{value}"));
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        match i64::try_from(value) {
            Ok(value) => self.record_i64(field, value),
            Err(_) => self.add(field, format_args!("{value}")),
        }
    }
}
