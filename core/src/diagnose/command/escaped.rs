//! Commands within a JSON string, as Ansible, Terraform and logs print them.

use crate::diagnose::glyphs::{Glyph, Glyphs};
use alloc::vec::Vec;

/// The text as the string says it; none where nothing shows that it is one. A backslash alone shows nothing: it is in every
/// path on Windows.
pub(super) fn plain(text: &Glyphs, shown: &str) -> Option<Glyphs> {
    let is_escaped = ["\\\\\\n", "\\n\"", "\\nk"]
        .iter()
        .any(|part| shown.contains(part));
    if !is_escaped || !shown.contains('"') {
        return None;
    }
    let mut plain = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let (character, length) = match text.get(at + 1) {
            Some('n') if first == '\\' => ('\n', 2),
            Some('t') if first == '\\' => ('\t', 2),
            Some('r') if first == '\\' => ('\r', 2),
            Some('\\') if first == '\\' => ('\\', 2),
            _ => (first, 1),
        };
        let span = text.span(at, at + length);
        plain.push(Glyph { character, span });
        at += length;
    }
    Some(plain.into())
}
