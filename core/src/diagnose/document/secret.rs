//! A bootstrap token Secret.

mod data;
mod fields;
mod identity;

use super::source::Source;
use super::values::{self, Given, Seen};
use crate::diagnose::notes::Notes;
use crate::diagnose::{SecretProblem, similar};
use crate::yaml::{Entry, Node};
use crate::{LAST_APPLIED_ANNOTATION, key};
use alloc::format;
use alloc::vec::Vec;

/// A Secret's values as the server would see them.
struct Values<'a> {
    secret: &'a Node,
    source: &'a Source<'a>,
    /// Those that the server takes as they were meant; what is wrong with the others was noted.
    seen: Vec<(&'static str, Seen<'a>)>,
    /// Those that are there at all.
    there: Vec<&'static str>,
}

/// Looks at a Secret that is meant for a bootstrap token.
pub(super) fn examine(source: &Source<'_>, secret: &Node, notes: &mut Notes) {
    let mut values = Values {
        secret,
        source,
        seen: Vec::new(),
        there: Vec::new(),
    };
    values.collect(notes);
    identity::examine(&values, notes);
    data::examine(&values, notes);
    fields::examine(secret, notes);
    let metadata = secret.get("metadata");
    if let Some(deletion) = metadata.and_then(|metadata| metadata.get("deletionTimestamp")) {
        notes.add(SecretProblem::Deleting, deletion.span);
    }
    let annotations = metadata.and_then(|metadata| metadata.get("annotations"));
    if let Some(entry) = annotations.and_then(|annotations| annotations.entry(LAST_APPLIED_ANNOTATION)) {
        notes.add(SecretProblem::LastApplied, entry.key_span);
    }
}

impl<'a> Values<'a> {
    fn collect(&mut self, notes: &mut Notes) {
        let secret = self.secret;
        let entries = |field: &str| secret.get(field).map(Node::entries).unwrap_or_default();
        // A fragment that was copied out of a Secret is taken for its data or its stringData, by its values.
        let bare = if secret.get("data").is_none() && secret.get("stringData").is_none() {
            secret.entries()
        } else {
            &[]
        };
        for entry in entries("data") {
            self.take(entry, true, notes);
        }
        for entry in entries("stringData") {
            if secret
                .get("data")
                .is_some_and(|data| data.entry(&entry.key).is_some())
            {
                notes.add(SecretProblem::KeyTwice, entry.key_span);
            }
            self.take(entry, false, notes);
        }
        let encoded = values::are_encoded(bare);
        for entry in bare.iter().filter(|entry| key::ALL.contains(&entry.key.as_str())) {
            self.take(entry, encoded, notes);
        }
    }

    fn take(&mut self, entry: &'a Entry, encoded: bool, notes: &mut Notes) {
        let Some(key) = key::ALL.into_iter().find(|key| *key == entry.key) else {
            self.unknown(entry, notes);
            // It has no effect, and yet must have the form of a value.
            Given::new(entry, encoded).seen(self.source, notes);
            return;
        };
        if !self.is_there(key) {
            self.there.push(key);
        }
        if let Some(seen) = Given::new(entry, encoded).seen(self.source, notes) {
            self.seen.retain(|(other, _)| *other != key);
            self.seen.push((key, seen));
        }
    }

    fn unknown(&self, entry: &Entry, notes: &mut Notes) {
        let meant = similar::nearest(&entry.key, key::ALL);
        // A key of JSON stands in quotation marks.
        let quote = if self.source.slice(entry.key_span).starts_with('"') {
            "\""
        } else {
            ""
        };
        let fix = meant.map(|key| format!("{quote}{key}{quote}"));
        notes.maybe_fix(SecretProblem::UnknownKey, entry.key_span, fix);
    }

    fn seen(&self, key: &str) -> Option<&Seen<'a>> {
        self.seen
            .iter()
            .find(|(other, _)| *other == key)
            .map(|(_, seen)| seen)
    }

    fn is_there(&self, key: &str) -> bool {
        self.there.contains(&key)
    }
}
