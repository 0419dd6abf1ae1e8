//! Values that a template, or a person, was to fill in.

use super::{Command, faults};
use crate::command::{Word, pieces};
use crate::{CommandError, CommandFault, Flag, Token};
use alloc::vec::Vec;

impl Command<'_> {
    /// Takes each value that is still to be filled in for a placeholder, as the reader does with `<...>`.
    pub(super) fn find_templates(&mut self) {
        let values = self.reading.flags.iter().filter_map(|given| {
            let flag = given.declared?.flag?;
            Some((
                given.value.as_ref()?,
                matches!(flag, Flag::Token | Flag::CaCertHash),
            ))
        });
        let words = self
            .reading
            .arguments
            .iter()
            .map(|word| (word, false))
            .chain(values);
        let found: Vec<CommandError> = words
            .filter(|(word, _)| !self.is_open(word))
            .flat_map(|(word, is_credential)| {
                let is_left = move |piece: &Word| is_template(&piece.text, is_credential);
                pieces(word).into_iter().filter(is_left)
            })
            .map(|piece| CommandFault::Placeholder.at(piece.inner()))
            .collect();
        self.reading.faults.extend(found);
        self.hidden = faults::hidden(&self.reading);
    }
}

/// `{{ token }}`, `{token}`, `[token]`, `%TOKEN%`, `your-token`; of a credential, also `TOKEN`. No token and no pin is like
/// that, also not one between such marks.
pub(in crate::diagnose) fn is_template(text: &str, is_credential: bool) -> bool {
    let text = text.strip_prefix("sha256:").unwrap_or(text);
    let are_words = |text: &str, letter: fn(&char) -> bool| {
        !text.is_empty() && text.chars().all(|c| letter(&c) || "_- ".contains(c))
    };
    let between = |(open, close): (char, char)| {
        let rest = text.strip_prefix(open).and_then(|rest| rest.split_once(close));
        rest.is_some_and(|(inner, _)| are_words(inner, char::is_ascii_alphabetic))
    };
    let inner = text.trim_matches(|c: char| "{} ".contains(c));
    let is_value = || inner.parse::<Token>().is_ok() || inner.bytes().all(|b| b.is_ascii_hexdigit());
    let start = text.get(..5).unwrap_or_default();
    start.eq_ignore_ascii_case("your-")
        || start.eq_ignore_ascii_case("your_")
        || [('{', '}'), ('[', ']'), ('%', '%')].into_iter().any(between)
        || text.contains("{{") && !is_value()
        || is_credential && are_words(text, char::is_ascii_uppercase)
}
