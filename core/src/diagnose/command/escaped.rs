//! Commands within a JSON string, as Ansible, Terraform and logs print them.

use crate::diagnose::glyphs::{Glyph, Glyphs};

/// The text as the string says it; none where nothing shows that it is one. A backslash alone shows nothing: it is in every
/// path on Windows.
pub(super) fn plain(text: &Glyphs) -> Option<Glyphs> {
    let shown = text.text();
    let is_escaped = ["\\\\\\n", "\\n\"", "\\nk"]
        .iter()
        .any(|part| shown.contains(part));
    if !is_escaped || !shown.contains('"') {
        return None;
    }
    let mut at = 0;
    let glyphs = core::iter::from_fn(|| {
        let first = text.get(at)?;
        let (character, length) = match (first, text.get(at + 1)) {
            ('\\', Some('n')) => ('\n', 2),
            ('\\', Some('t')) => ('\t', 2),
            ('\\', Some('r')) => ('\r', 2),
            ('\\', Some('\\')) => ('\\', 2),
            _ => (first, 1),
        };
        let span = text.span(at, at + length);
        at += length;
        Some(Glyph { character, span })
    });
    Some(glyphs.collect())
}
