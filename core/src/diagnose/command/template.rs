//! Values that a template, or a person, was to fill in.

use super::Command;
use crate::command::Word;
use crate::{CommandFault, Flag, Token};
use alloc::vec::Vec;

impl Command<'_> {
    /// Takes each value that is still to be filled in for a placeholder, as the reader does with `<...>`.
    pub(super) fn find_templates(&mut self) {
        let mut found = Vec::new();
        let mut look = |word: &Word, is_credential| {
            if is_template(&word.text, is_credential) {
                found.push(CommandFault::Placeholder.at(word.inner()));
            }
        };
        for word in &self.reading.arguments {
            look(word, false);
        }
        for given in &self.reading.flags {
            let flag = given.declared.and_then(|declared| declared.flag);
            if let Some(word) = &given.value {
                look(word, matches!(flag, Some(Flag::Token | Flag::CaCertHash)));
            }
        }
        self.reading.faults.append(&mut found);
    }
}

/// `{{ token }}`, `{token}`, `[token]`, `%TOKEN%`, `your-token`; of a credential, also `TOKEN`. No token and no pin is like
/// that, also not one between such marks.
pub(in crate::diagnose) fn is_template(text: &str, is_credential: bool) -> bool {
    let text = text.strip_prefix("sha256:").unwrap_or(text);
    let inner = text.trim_matches(|c| matches!(c, '{' | '}' | '[' | ']' | '%' | ' '));
    let has = |sort: fn(u8) -> bool| inner.bytes().any(sort);
    let are_words = !inner.is_empty() && !has(|b| !(b.is_ascii_alphabetic() || b == b'_' || b == b'-'));
    are_words && (inner.len() < text.len() || is_credential && !has(|b| b.is_ascii_lowercase()))
        || text.starts_with("your-")
        || text.starts_with("YOUR_")
        // After a dollar sign it is a variable.
        || text.contains("{{") && !text.starts_with('$') && inner.parse::<Token>().is_err()
}
