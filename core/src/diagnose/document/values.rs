//! The values of a Secret: what the server would make of them, and how they are written.

use super::source::Source;
use crate::diagnose::SecretProblem;
use crate::diagnose::notes::Notes;
use crate::json::Json;
use crate::yaml::{Entry, Value};
use crate::{Group, Span, Timestamp, TokenId, TokenSecret, go_base64, key};
use alloc::borrow::ToOwned;
use alloc::string::String;
use zeroize::Zeroizing;

/// A value, and how it was written.
pub(super) struct Given<'a> {
    entry: &'a Entry,
    /// Whether it stands in `data`, in base64.
    encoded: bool,
}

/// A value as the server sees it.
pub(super) struct Seen<'a> {
    pub(super) given: Given<'a>,
    pub(super) text: Zeroizing<String>,
}

impl<'a> Given<'a> {
    pub(super) fn new(entry: &'a Entry, encoded: bool) -> Self {
        Given { entry, encoded }
    }

    pub(super) fn span(&self) -> Span {
        self.entry.node.span
    }

    /// The value as the server sees it; none where it refuses the Secret, or where the value was meant to be written
    /// otherwise, both of which are noted.
    pub(super) fn seen(self, source: &Source<'_>, notes: &mut Notes) -> Option<Seen<'a>> {
        let text = match &self.entry.node.value {
            Value::Text(text) => text,
            Value::Null => return None,
            Value::Number(_) | Value::Bool(_) => {
                let fix = (!self.encoded).then(|| Json::quoted(source.slice(self.span())));
                notes.maybe_fix(SecretProblem::NotText, self.span(), fix);
                return None;
            }
            Value::List(_) | Value::Map(_) => {
                notes.add(SecretProblem::NotText, self.span());
                return None;
            }
        };
        let text = if self.encoded {
            self.decoded(text, source, notes)?
        } else {
            self.plain(text, source, notes)?
        };
        Some(Seen { given: self, text })
    }

    fn decoded(&self, text: &str, source: &Source<'_>, notes: &mut Notes) -> Option<Zeroizing<String>> {
        let decoded = decode(text);
        let key = self.entry.key.as_str();
        match decoded {
            Some(value) if is_valid(key, &value) || !is_valid(key, text) => Some(value),
            _ if is_valid(key, text) => {
                notes.maybe_fix(
                    SecretProblem::PlainInData,
                    self.span(),
                    self.written(text, source),
                );
                None
            }
            _ => {
                notes.add(SecretProblem::NotBase64, self.span());
                None
            }
        }
    }

    fn plain(&self, text: &str, source: &Source<'_>, notes: &mut Notes) -> Option<Zeroizing<String>> {
        let key = self.entry.key.as_str();
        let decoded = decode(text)
            .filter(|value| key != key::DESCRIPTION && is_valid(key, value) && !is_valid(key, text));
        match decoded {
            Some(value) => {
                notes.maybe_fix(
                    SecretProblem::EncodedInStringData,
                    self.span(),
                    self.written(&value, source),
                );
                None
            }
            None => Some(Zeroizing::new(text.to_owned())),
        }
    }

    /// How this value would be written in place of the one that is there; none for a text of several lines.
    pub(super) fn written(&self, value: &str, source: &Source<'_>) -> Option<String> {
        let there = source.slice(self.span());
        if there.contains('\n') {
            return None;
        }
        // In quotation marks, as JSON and YAML both read it.
        Some(if self.encoded {
            Json::quoted(&go_base64::encode(value.as_bytes()))
        } else {
            Json::quoted(value)
        })
    }
}

impl Seen<'_> {
    pub(super) fn span(&self) -> Span {
        self.given.span()
    }

    /// Notes a problem of it, and that this value is right if it is one.
    pub(super) fn note(
        &self,
        problem: SecretProblem,
        better: Option<&str>,
        source: &Source<'_>,
        notes: &mut Notes,
    ) {
        let key = self.given.entry.key.as_str();
        let better = better.filter(|value| is_valid(key, value));
        let fix = better.and_then(|value| self.given.written(value, source));
        notes.maybe_fix(problem, self.given.span(), fix);
    }
}

/// Whether a value is good for its key.
pub(super) fn is_valid(key: &str, value: &str) -> bool {
    match key {
        key::TOKEN_ID => value.parse::<TokenId>().is_ok(),
        key::TOKEN_SECRET => value.parse::<TokenSecret>().is_ok(),
        key::EXPIRATION => Timestamp::parse_rfc3339(value).is_ok(),
        key::USAGE_SIGNING | key::USAGE_AUTHENTICATION => value == "true" || value == "false",
        key::EXTRA_GROUPS => value.split(',').all(|group| group.parse::<Group>().is_ok()),
        _ => true,
    }
}

fn decode(text: &str) -> Option<Zeroizing<String>> {
    let bytes = go_base64::decode(text.as_bytes())?;
    String::from_utf8(bytes).ok().map(Zeroizing::new)
}
