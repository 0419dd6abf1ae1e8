//! What is this that was pasted, and what is wrong with it?
//!
//! A diagnosis takes any text. It says what kind of thing it is, and lists findings: how grave each is, where it is,
//! what is wrong, why that matters, and what should stand there where that can be known. Each has a code that stays,
//! so that a program can go by it and a catalogue can say it in another language.
//!
//! It reads in linear time, and no more than [`crate::MAX_INPUT_BYTES`]. YAML and JSON are looked into with the
//! feature `diagnose-documents`; without it they are told as what they look like.

#[cfg(any(test, feature = "diagnosis-cases"))]
mod cases;
mod characters;
mod command;
mod document;
mod endpoint;
mod foreign;
mod glyphs;
mod halves;
mod kind;
mod listed;
mod message;
mod notes;
mod pin;
mod printed;
mod problem;
mod report;
mod search;
mod similar;
mod token;
mod value;
mod wrapping;

#[cfg(feature = "diagnosis-cases")]
pub use cases::diagnosis_cases;
pub use kind::Kind;
pub use problem::{
    ClusterInfoProblem, CommandProblem, DocumentProblem, EndpointProblem, ForeignProblem, KubeconfigProblem,
    MessageProblem, PinProblem, Problem, SecretProblem, Severity, TextProblem, TokenProblem, Weakness,
};
pub use report::{Correction, Diagnosis, Finding};

use crate::{MAX_INPUT_BYTES, Span, Timestamp};
use glyphs::Glyphs;
use notes::Notes;

/// Looks at a text. What has expired is not told, since no time is known.
#[must_use]
pub fn diagnose(text: &str) -> Diagnosis {
    examine(text, Notes::new(None))
}

/// Looks at a text at this time, by which an expiry is judged.
#[must_use]
pub fn diagnose_at(text: &str, now: Timestamp) -> Diagnosis {
    examine(text, Notes::new(Some(now)))
}

fn examine(text: &str, mut notes: Notes) -> Diagnosis {
    let kind = kind_of(text, &mut notes);
    notes.into_diagnosis(kind)
}

fn kind_of(text: &str, notes: &mut Notes) -> Kind {
    if text.len() > MAX_INPUT_BYTES {
        notes.add(TextProblem::TooLarge, Span::at(0));
        return Kind::TooLarge;
    }
    let mut odd = notes.fork();
    let clean = characters::clean(&Glyphs::of(text), &mut odd);
    if document::is_meant(&clean.text()) {
        let mut found = notes.fork();
        let kind = document::examine(text, clean, &mut found);
        // What an API server or a log says in JSON may be a message.
        if kind == Kind::OtherDocument && message::examine(&Glyphs::of(text), notes) {
            return Kind::ErrorMessage;
        }
        notes.join(found);
        return kind;
    }
    if let Some(kind) = foreign::examine_pem(text, notes) {
        return kind;
    }
    notes.join(odd);
    if clean.trimmed().is_empty() {
        notes.add(TextProblem::Empty, clean.whole());
        return Kind::Empty;
    }
    if let Some(kind) = command::examine(&clean, notes) {
        return kind;
    }
    let mut said = notes.fork();
    if message::examine(&clean, &mut said) {
        // Odd characters of a message are nobody's concern.
        notes.clear();
        notes.join(said);
        return Kind::ErrorMessage;
    }
    single(&clean, text, notes)
}

/// One value, or one among other words.
fn single(clean: &Glyphs, text: &str, notes: &mut Notes) -> Kind {
    let mut tried = notes.fork();
    let kind = value::examine(clean, &mut tried);
    if kind != Kind::Unknown {
        notes.join(tried);
        return kind;
    }
    if let Some(kind) = search::examine(clean, text.chars().count(), notes) {
        return kind;
    }
    notes.clear();
    if let Some(kind) = halves::examine(clean, text.chars().count(), notes) {
        return kind;
    }
    if let Some(kind) = printed::names(clean, notes) {
        return kind;
    }
    let place = clean.trimmed().whole();
    if foreign::is_pem(&clean.text()) {
        notes.add(ForeignProblem::OtherPem, place);
        return Kind::OtherCredential;
    }
    let is_ours = printed::is_about_tokens(&clean.text());
    notes.add(
        if is_ours {
            TextProblem::NothingToCheck
        } else {
            TextProblem::Unknown
        },
        place,
    );
    Kind::Unknown
}

#[cfg(test)]
#[cfg(feature = "diagnose-documents")]
mod tests;
