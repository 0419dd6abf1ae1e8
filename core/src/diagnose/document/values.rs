//! The values of a Secret: what the server would make of them, and how they are written.

use super::source::Source;
use crate::diagnose::notes::Notes;
use crate::diagnose::{Problem, SecretProblem, TextProblem, TokenProblem, characters, value};
use crate::json::Json;
use crate::yaml::{Entry, Node, Value};
use crate::{Group, Span, Timestamp, TokenId, TokenSecret, go_base64, key};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use zeroize::Zeroizing;

/// What is made room for: a text that grows leaves copies of itself behind, and a token secret is smaller.
const ROOM: usize = 64;

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
            Value::Text(text) => text.as_str(),
            // As Go reads it.
            Value::Null => "",
            Value::Number(_) | Value::Bool(_) => {
                notes.maybe_fix(SecretProblem::NotText, self.span(), self.quoted(source));
                return None;
            }
            Value::List(items) => {
                let (place, fix) = self.joined(items, source).unzip();
                notes.maybe_fix(SecretProblem::Nested, place.unwrap_or(self.span()), fix);
                return None;
            }
            Value::Map(_) => {
                notes.add(SecretProblem::Nested, self.span());
                return None;
            }
        };
        if self.entry.key == key::TOKEN_SECRET && is_masked(text) {
            notes.add(TokenProblem::Masked, self.span());
            return None;
        }
        let text = if self.encoded {
            self.decoded(text, source, notes)?
        } else {
            self.plain(text, source, notes)?
        };
        Some(Seen { given: self, text })
    }

    /// A number or a truth value as the text that is meant.
    fn quoted(&self, source: &Source<'_>) -> Option<String> {
        let there = source.slice(self.span());
        match meant_usage(&self.entry.key, there) {
            Some(value) => self.written(value, source),
            None => (!self.encoded).then(|| Json::quoted(there)),
        }
    }

    /// A list as one text, and what that stands in place of: all from the end of the key to the end of the list.
    fn joined(&self, items: &[Node], source: &Source<'_>) -> Option<(Span, String)> {
        let mut joined = Zeroizing::new(String::with_capacity(ROOM));
        for item in items {
            if !joined.is_empty() {
                joined.push(',');
            }
            joined.push_str(item.as_text()?);
        }
        let (from, mut end) = (self.entry.key_span.end, items.last()?.span.end);
        let after = source.slice(Span::new(end, usize::MAX));
        if source.slice(Span::new(self.span().start, self.span().start + 1)) == "[" {
            end += after.chars().position(|c| c == ']')? + 1;
        }
        // An alias stands for a list that is elsewhere.
        let is_good = is_valid(&self.entry.key, &joined) && from < items.first()?.span.start;
        let form = Zeroizing::new(self.form(&joined));
        is_good.then(|| (Span::new(from, end), format!(": {}", *form)))
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

    /// How this value would be written in place of the one that is there; none for a text of several lines, and
    /// where nothing is written.
    pub(super) fn written(&self, value: &str, source: &Source<'_>) -> Option<String> {
        let there = source.slice(self.span());
        let is_one_line = !there.is_empty() && !there.contains('\n');
        is_one_line.then(|| self.form(value))
    }

    /// In quotation marks, as JSON and YAML both read it.
    fn form(&self, value: &str) -> String {
        if self.encoded {
            Json::quoted(&go_base64::encode(value.as_bytes()))
        } else {
            Json::quoted(value)
        }
    }
}

impl Seen<'_> {
    pub(super) fn span(&self) -> Span {
        self.given.span()
    }

    /// Notes a problem of it, and that this value is right if it is one.
    pub(super) fn note(
        &self,
        problem: Problem,
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

/// Whether something else stands in place of a secret, such as stars or `<redacted>`.
fn is_masked(text: &str) -> bool {
    let word = text.trim_start_matches(['<', '[', '*']);
    text.parse::<TokenSecret>().is_err()
        && (value::is_mask(text)
            || ["redacted", "masked", "hidden"].iter().any(|mask| {
                word.get(..mask.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(mask))
            }))
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

/// Whether the values of a fragment are in base64: more of them are right once decoded than as they stand.
pub(super) fn are_encoded(entries: &[Entry]) -> bool {
    let right = |entry: &Entry| {
        let (key, text) = (entry.key.as_str(), entry.node.as_text()?);
        let decoded = decode(text).is_some_and(|value| is_valid(key, &value));
        Some(i32::from(decoded) - i32::from(is_valid(key, text)))
    };
    entries.iter().filter_map(right).sum::<i32>() > 0
}

/// The value that is meant for a usage.
pub(super) fn meant_usage(key: &str, text: &str) -> Option<&'static str> {
    const WORDS: [[&str; 6]; 2] = [
        ["true", "yes", "on", "1", "t", "y"],
        ["false", "no", "off", "0", "f", "n"],
    ];
    let word = text.trim().to_ascii_lowercase();
    let meant = WORDS.iter().find(|words| words.contains(&word.as_str()))?[0];
    matches!(key, key::USAGE_SIGNING | key::USAGE_AUTHENTICATION).then_some(meant)
}

/// The value in lower case, with Latin letters in place of those that only look like them.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let latin = |c| characters::lookalike(c).unwrap_or(c).to_ascii_lowercase();
    plain.extend(text.trim().chars().map(latin));
    plain
}

/// Why a value is bad: it has letters that only look like Latin ones, or whatever else was found.
pub(super) fn lookalike_or(text: &str, problem: SecretProblem) -> Problem {
    match text.chars().any(|c| characters::lookalike(c).is_some()) {
        true => TextProblem::Lookalike.into(),
        false => problem.into(),
    }
}

/// What stands there in base64. What is no text is as many characters that are good for no key.
fn decode(text: &str) -> Option<Zeroizing<String>> {
    let bytes = Zeroizing::new(go_base64::decode(text.as_bytes())?);
    let each = || bytes.iter().copied().map(char::from).collect();
    let text = core::str::from_utf8(&bytes).map_or_else(|_| each(), ToOwned::to_owned);
    Some(Zeroizing::new(text))
}
