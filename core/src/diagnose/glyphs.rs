//! A text that is mended step by step, each character of which knows where it came from.

use crate::Span;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::{Zeroize, Zeroizing};

/// A character, and the place in the pasted text that it stands for.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) span: Span,
}

/// A part of the pasted text as it should read. Zeroed when dropped: it may be a token.
pub(super) struct Glyphs {
    glyphs: Vec<Glyph>,
    /// Where an empty part stands.
    place: usize,
    /// Whether each character has a place of its own, so that it can be corrected there.
    exact: bool,
}

impl Glyphs {
    /// Of a whole text.
    pub(super) fn of(text: &str) -> Self {
        let glyph = |(index, character)| Glyph {
            character,
            span: Span::new(index, index + 1),
        };
        Glyphs {
            glyphs: text.chars().enumerate().map(glyph).collect(),
            place: 0,
            exact: true,
        }
    }

    /// Of a text that stands somewhere within this place, written otherwise.
    pub(super) fn blurred(text: &str, span: Span) -> Self {
        Glyphs {
            glyphs: text.chars().map(|character| Glyph { character, span }).collect(),
            place: span.start,
            exact: false,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    pub(super) fn is_exact(&self) -> bool {
        self.exact
    }

    pub(super) fn chars(&self) -> impl DoubleEndedIterator<Item = char> + ExactSizeIterator + Clone {
        self.glyphs.iter().map(|glyph| glyph.character)
    }

    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.glyphs.get(index).map(|glyph| glyph.character)
    }

    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(4 * self.len()));
        text.extend(self.chars());
        text
    }

    /// The place in the pasted text of these characters; an empty one between two.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = match self.glyphs.get(from) {
            Some(glyph) => glyph.span.start,
            None => self.glyphs.last().map_or(self.place, |last| last.span.end),
        };
        let last = to.checked_sub(1).filter(|last| *last >= from);
        let end = last
            .and_then(|last| self.glyphs.get(last))
            .map(|glyph| glyph.span.end);
        Span::new(start, end.unwrap_or(start))
    }

    /// The place of it all.
    pub(super) fn whole(&self) -> Span {
        self.span(0, self.len())
    }

    /// These characters alone.
    pub(super) fn part(&self, from: usize, to: usize) -> Glyphs {
        Glyphs {
            glyphs: self
                .glyphs
                .get(from..to.min(self.len()))
                .unwrap_or_default()
                .to_vec(),
            place: self.span(from, from).start,
            exact: self.exact,
        }
    }

    /// Without white space at either end.
    pub(super) fn trimmed(&self) -> Glyphs {
        let blank = |c: &char| c.is_whitespace();
        let leading = self.chars().take_while(blank).count();
        let trailing = self.chars().rev().take_while(blank).count();
        self.part(leading, self.len().saturating_sub(trailing).max(leading))
    }

    /// Keeps the characters for which something is given, in that form.
    pub(super) fn rewritten(&self, mut form: impl FnMut(usize, Glyph) -> Option<char>) -> Glyphs {
        let glyphs = self.glyphs.iter().enumerate().filter_map(|(index, glyph)| {
            form(index, *glyph).map(|character| Glyph {
                character,
                span: glyph.span,
            })
        });
        Glyphs {
            glyphs: glyphs.collect(),
            place: self.place,
            exact: self.exact,
        }
    }

    /// With another text in place of these characters.
    pub(super) fn spliced(&self, from: usize, to: usize, text: &str) -> Glyphs {
        let span = self.span(from, to);
        let new = text.chars().map(|character| Glyph { character, span });
        let before = self.glyphs.get(..from).unwrap_or_default();
        let after = self.glyphs.get(to..).unwrap_or_default();
        Glyphs {
            glyphs: before
                .iter()
                .copied()
                .chain(new)
                .chain(after.iter().copied())
                .collect(),
            place: self.place,
            exact: self.exact,
        }
    }
}

impl From<Vec<Glyph>> for Glyphs {
    fn from(glyphs: Vec<Glyph>) -> Self {
        Glyphs {
            glyphs,
            place: 0,
            exact: true,
        }
    }
}

impl Drop for Glyphs {
    fn drop(&mut self) {
        self.glyphs.iter_mut().for_each(|glyph| glyph.character.zeroize());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_pasted_text() {
        let glyphs = Glyphs::of("  a\u{200b}b c ");
        let mended = glyphs
            .rewritten(|_, glyph| (glyph.character != '\u{200b}').then_some(glyph.character))
            .trimmed();
        assert_eq!(mended.text().as_str(), "ab c");
        assert_eq!(mended.span(0, 2), Span::new(2, 5));
        assert_eq!(mended.span(2, 2), Span::at(5));
        assert_eq!(mended.span(4, 4), Span::at(7));
        assert_eq!(mended.part(1, 2).whole(), Span::new(4, 5));
        let spliced = mended.spliced(2, 3, ".");
        assert_eq!(spliced.text().as_str(), "ab.c");
        assert_eq!(spliced.span(2, 3), Span::new(5, 6));
    }

    #[test]
    fn an_empty_part_has_a_place() {
        let glyphs = Glyphs::of("   ").trimmed();
        assert!(glyphs.is_empty());
        assert_eq!(glyphs.whole(), Span::at(3));
        assert_eq!(Glyphs::blurred("ab", Span::new(3, 9)).span(1, 2), Span::new(3, 9));
    }
}
