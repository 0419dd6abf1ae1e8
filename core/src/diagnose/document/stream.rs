//! The documents of a text: YAML, or JSON values one after the other, as kubectl takes them and YAML doesn't.

use crate::yaml::{self, Node, YamlError};
use alloc::vec;
use alloc::vec::Vec;

pub(super) fn documents(text: &str) -> Result<Vec<Node>, YamlError> {
    yaml::documents(text).or_else(|error| yaml::documents_of(&values(text)).or(Err(error)))
}

/// Each value of JSON, with the place of its first character; the whole text if it is anything else.
fn values(text: &str) -> Vec<(usize, &str)> {
    let mut values = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let (mut first, mut rest) = (0, text);
    for (at, (offset, character)) in text.char_indices().enumerate() {
        let is_escaped = core::mem::take(&mut escaped);
        match character {
            _ if is_escaped => {}
            '\\' => escaped = quoted,
            '"' if depth > 0 => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            _ if depth == 0 && !character.is_whitespace() => return vec![(0, text)],
            '}' | ']' if depth == 1 => {
                let end = offset + 1 - (text.len() - rest.len());
                let (value, after) = rest.split_at_checked(end).unwrap_or_default();
                values.push((first, value));
                (first, rest, depth) = (at + 1, after, 0);
            }
            '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    values.push((first, rest));
    values
}
