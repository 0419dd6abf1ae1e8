//! A query string as pairs that are taken one by one.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{Choice, Refusal};

/// The decoded parameters of a query: all known, none twice.
pub(super) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Decodes a query of which only `known` parameters are accepted.
    pub(super) fn parse(query: Option<&str>, known: &[&str]) -> Result<Self, Refusal> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in query
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name)?, decode(value)?);
            if !known.contains(&name.as_str()) {
                let known = if known.is_empty() {
                    "none".to_owned()
                } else {
                    known.join(", ")
                };
                return Err(Refusal::QueryUnknown {
                    name: shortened(name),
                    known,
                });
            }
            if pairs.iter().any(|(other, _)| *other == name) {
                return Err(Refusal::QueryRepeated { name });
            }
            pairs.push((name, value));
        }
        Ok(Self(pairs))
    }

    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let index = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.swap_remove(index).1)
    }

    pub(super) fn flag(&mut self, name: &'static str) -> Result<Option<bool>, Refusal> {
        match self.take(name).as_deref() {
            None => Ok(None),
            Some("true" | "1") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(_) => Err(Refusal::QueryValue {
                name,
                expected: "true or false",
            }),
        }
    }

    /// A count that fits Kubernetes' own int64 and any sensible use.
    pub(super) fn number(&mut self, name: &'static str) -> Result<Option<u32>, Refusal> {
        let Some(text) = self.take(name) else {
            return Ok(None);
        };
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text
            .parse()
            .ok()
            .filter(|number| digits && *number <= i32::MAX.unsigned_abs());
        number.map(Some).ok_or(Refusal::QueryValue {
            name,
            expected: "a whole number below 2147483648",
        })
    }

    pub(super) fn choice(
        &mut self,
        name: &'static str,
        choice: Choice,
    ) -> Result<Option<&'static str>, Refusal> {
        let Some(text) = self.take(name) else {
            return Ok(None);
        };
        let found = choice.values.iter().find(|value| **value == text).copied();
        found.map(Some).ok_or(Refusal::QueryValue {
            name,
            expected: choice.expected,
        })
    }

    pub(super) fn matching(
        &mut self,
        name: &'static str,
        expected: &'static str,
        is_good: fn(&str) -> bool,
    ) -> Result<Option<String>, Refusal> {
        match self.take(name) {
            Some(text) if !is_good(&text) => Err(Refusal::QueryValue { name, expected }),
            other => Ok(other),
        }
    }
}

/// A query is a form: `+` is a space. What isn't UTF-8 is refused rather than replaced.
fn decode(text: &str) -> Result<String, Refusal> {
    let spaced: Cow<'_, str> = if text.contains('+') {
        text.replace('+', " ").into()
    } else {
        text.into()
    };
    let decoded = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| Refusal::QueryEncoding)?;
    Ok(decoded.into_owned())
}

/// A stranger's parameter name is quoted back; not a kilobyte of it.
fn shortened(name: String) -> String {
    match name.char_indices().nth(40) {
        Some((index, _)) => format!("{}...", &name[..index]),
        None => name,
    }
}
