//! A diagnosis as a person and a program read it.

use std::fmt::Write;

use karmada_token_core::{Correction, Diagnosis, Finding, Kind, Severity};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::terminal::harmless;

/// One text and what was found in it.
pub(super) struct Shown<'a> {
    name: &'a str,
    text: &'a str,
    diagnosis: Diagnosis,
    /// With why it matters and what should stand there, which may be a token in clear.
    explain: bool,
}

/// How a severity is coloured (ECMA-48).
const RED: &str = "\u{1b}[31m";
const YELLOW: &str = "\u{1b}[33m";
const BLUE: &str = "\u{1b}[34m";
const GREEN: &str = "\u{1b}[32m";
const PLAIN: &str = "\u{1b}[0m";

impl<'a> Shown<'a> {
    pub(super) fn new(name: &'a str, text: &'a str, diagnosis: Diagnosis, explain: bool) -> Self {
        Self {
            name,
            text,
            diagnosis,
            explain,
        }
    }

    pub(super) fn worst(&self) -> Option<Severity> {
        self.diagnosis.worst()
    }

    /// What it is, then a line for each finding.
    pub(super) fn text(&self, coloured: bool) -> String {
        let paint = |colour: &str, word: &str| {
            if coloured {
                format!("{colour}{word}{PLAIN}")
            } else {
                word.to_owned()
            }
        };
        let mut told = String::new();
        if !self.name.is_empty() {
            told.push_str(&harmless::line(self.name));
            told.push_str(": ");
        }
        let verdict = match (self.diagnosis.kind(), self.worst()) {
            // Nobody means to use it.
            (Kind::ErrorMessage, _) => paint(RED, "what register or join ended with"),
            (_, Some(Severity::Error)) => paint(RED, "can't be used as it is"),
            (_, Some(Severity::Warning)) => paint(YELLOW, "something speaks against it"),
            (_, Some(Severity::Info) | None) => paint(GREEN, "nothing is wrong with it"),
        };
        // Writing to a String can't fail.
        let _ = writeln!(told, "{}: {verdict}", self.diagnosis.kind());
        for finding in self.diagnosis.findings() {
            let severity = finding.severity();
            let colour = match severity {
                Severity::Error => RED,
                Severity::Warning => YELLOW,
                Severity::Info => BLUE,
            };
            let name = paint(colour, severity.as_str());
            let _ = writeln!(
                told,
                "  {name} at {}: {} [{}]",
                finding.span(),
                harmless::line(&finding.what()),
                finding.code()
            );
            if self.explain {
                let _ = writeln!(told, "    {}", finding.why());
                if let Some(fix) = finding
                    .fix()
                    .map(Correction::expose)
                    .filter(|fix| !fix.is_empty())
                {
                    let _ = writeln!(told, "    should be: {}", harmless::line(fix));
                }
            }
        }
        if self.explain
            && let Some(corrected) = self.diagnosis.corrected(self.text)
        {
            let _ = writeln!(told, "  corrected: {}", harmless::lines(corrected.trim_end()));
        }
        told
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Diagnosis", 4)?;
        if !self.name.is_empty() {
            object.serialize_field("name", self.name)?;
        }
        object.serialize_field("kind", self.diagnosis.kind().as_str())?;
        object.serialize_field("worst", &self.worst().map(Severity::as_str))?;
        let findings: Vec<Found<'_>> = self
            .diagnosis
            .findings()
            .iter()
            .map(|finding| Found(finding, self.explain))
            .collect();
        object.serialize_field("findings", &findings)?;
        object.end()
    }
}

/// A finding, and whether it is explained.
struct Found<'a>(&'a Finding, bool);

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.0;
        let mut object = serializer.serialize_struct("Finding", 6)?;
        object.serialize_field("code", finding.code())?;
        object.serialize_field("severity", finding.severity().as_str())?;
        object.serialize_field("start", &finding.span().start)?;
        object.serialize_field("end", &finding.span().end)?;
        object.serialize_field("what", &finding.what())?;
        object.serialize_field("why", finding.why())?;
        if let Some(fix) = finding.fix().filter(|_| self.1) {
            object.serialize_field("fix", fix.expose())?;
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use karmada_token_core::diagnose;

    #[test]
    fn a_message_is_not_said_to_be_of_no_use() {
        let text = "error: couldn't validate the identity of the API Server: Unauthorized";
        let told = Shown::new("", text, diagnose(text), false).text(false);
        assert!(
            told.starts_with("error-message: what register or join ended with\n  error at "),
            "{told}"
        );
    }

    /// A file may be called anything, and what is left of a text beside its corrections is whatever it was.
    #[test]
    fn no_name_and_no_correction_is_obeyed() {
        let text = "kind: Secret\ntype: bootstrap.kubernetes.io/token\nmetadata: {name: \"bootstrap-token-abcdef\"}\n\
                    stringData:\n  token-id: ABCDEF\n  description: \"\u{202e}\"\n";
        let shown = Shown::new("g\u{1b}]0;x\u{7}\nb.yaml", text, diagnose(text), true);
        let told = shown.text(false);
        assert!(
            told.starts_with("g^[]0;x\u{fffd}\u{fffd}b.yaml: secret: "),
            "{told}"
        );
        assert!(told.contains("corrected: kind: Secret\ntype: "), "{told}");
        let is_obeyed =
            |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
        assert!(!told.contains(is_obeyed), "{told:?}");
    }

    /// Who asks what is wrong, gets no secret in the answer.
    #[test]
    fn validate_prints_no_part_of_a_token() {
        let text = "Q7ZK2M.X9C4V8N1B6M3W5TR";
        let told = |explain| {
            let shown = Shown::new("", text, diagnose(text), explain);
            (shown.text(false), serde_json::to_string(&shown).unwrap())
        };
        let (brief, full) = (told(false), told(true));
        assert!(
            !brief.0.contains("x9c4") && !brief.1.contains("x9c4"),
            "{brief:?}"
        );
        assert!(full.0.contains("x9c4") && full.1.contains("x9c4"), "{full:?}");
    }
}
