//! A document whose lines each begin with something else: the mark of a quotation or a diff, a number, a shell's second
//! prompt.

#[cfg(feature = "diagnose-documents")]
use crate::diagnose::glyphs::Glyphs;

/// What stands between a mark and the line itself.
const GAP: &[char] = &[' ', '\t', ':', '|', '│', '.'];

/// A mark, and how long it is with what stands before it. All digits are one mark.
fn mark(line: &str) -> Option<(char, usize)> {
    let rest = line.trim_start_matches(' ');
    let first = rest.chars().next()?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    match (first, digits) {
        ('>' | '+', _) => Some((first, line.len() - rest.len() + 1)),
        (_, 1..) => Some(('0', line.len() - rest.len() + digits)),
        _ => None,
    }
}

/// The line after its mark.
fn rest(line: &str) -> Option<&str> {
    let (sort, length) = mark(line)?;
    let rest = line.get(length..)?;
    let bare = rest.trim_start_matches(GAP);
    (sort != '0' || bare.len() < rest.len()).then_some(bare)
}

/// Whether a line begins with a key after its mark.
pub(super) fn begins(line: &str) -> bool {
    rest(line).is_some_and(|rest| !rest.starts_with(['-', ' ']) && super::begins_with_key(rest))
}

/// The text without its marks, and without the lines of a diff that have none; none where the first key has none.
#[cfg(feature = "diagnose-documents")]
pub(super) fn bare(text: &str, glyphs: impl FnOnce() -> Glyphs) -> Option<Glyphs> {
    let first = text
        .lines()
        .find(|line| begins(line) || super::begins_with_key(line))?;
    let (sort, length) = mark(first)?;
    let indented = first.get(length..)?;
    let gap = indented.chars().take_while(|c| GAP.contains(c)).count();
    let mut lines = text.split_inclusive('\n').map(|line| match mark(line) {
        Some((mark, length)) if mark == sort => {
            let after = line.get(length..).unwrap_or_default();
            length + after.chars().take(gap).take_while(|c| GAP.contains(c)).count()
        }
        _ if sort == '+' => line.trim_end_matches(['\n', '\r']).chars().count(),
        _ => 0,
    });
    let mut left = lines.next().unwrap_or_default();
    Some(glyphs().rewritten(|_, glyph| {
        if glyph.character == '\n' {
            left = lines.next().unwrap_or_default();
        } else if left > 0 {
            left -= 1;
            return None;
        }
        Some(glyph.character)
    }))
}
