//! Places in a text.

use core::fmt;

/// A place in a text: characters from `start` up to, not including, `end`, counted from 0 in Unicode scalar values.
/// An empty span is a place between two characters, where something is missing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

impl Span {
    /// From `start` up to `end`; an `end` before `start` is an empty span there.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// The place before this character.
    #[must_use]
    pub fn at(place: usize) -> Self {
        Span::new(place, place)
    }

    /// How many characters it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it is a place between two characters.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// What it covers of a text; nothing where the text is too short.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        let rest = skip(text, self.start);
        let tail = skip(rest, self.len());
        rest.strip_suffix(tail).unwrap_or_default()
    }
}

/// The text without its first characters.
fn skip(text: &str, characters: usize) -> &str {
    match text.char_indices().nth(characters) {
        Some((offset, _)) => text.get(offset..).unwrap_or_default(),
        None => "",
    }
}

/// Where a text first differs from what it should begin with: the character, counted from 1.
pub(crate) fn first_difference(text: &str, expected: &str) -> usize {
    let same = text
        .chars()
        .zip(expected.chars())
        .take_while(|(a, b)| a.eq_ignore_ascii_case(b));
    same.count() + 1
}

/// Where a part of a text, a slice of it, begins: the character, counted from 1.
pub(crate) fn position_of(part: &str, text: &str) -> usize {
    let offset = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.get(..offset).map_or(0, |before| before.chars().count()) + 1
}

impl fmt::Display for Span {
    /// As a person counts: from 1, the last one included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            0 | 1 => write!(f, "character {}", self.start + 1),
            _ => write!(f, "characters {} to {}", self.start + 1, self.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_count_characters() {
        assert_eq!(Span::new(1, 3).slice("äöü"), "öü");
        assert_eq!(Span::new(2, 9).slice("äöü"), "ü");
        assert_eq!(Span::at(3).slice("äöü"), "");
        assert_eq!(Span::new(5, 2), Span::at(5));
        assert_eq!(Span::new(0, 1).to_string(), "character 1");
        assert_eq!(Span::new(0, 3).to_string(), "characters 1 to 3");
    }

    #[test]
    fn places_count_from_one() {
        assert_eq!(first_difference("sHa512:", "sha256:"), 4);
        assert_eq!(first_difference("sha", "sha256:"), 4);
        let text = "ä, ö";
        assert_eq!(position_of(&text[4..], text), 4);
        assert_eq!(position_of(text, text), 1);
    }

    proptest! {
        #[test]
        fn a_slice_is_what_the_characters_are(text in "\\PC{0,20}", start in 0_usize..24, end in 0_usize..24) {
            let span = Span::new(start, end);
            let expected: String = text.chars().skip(span.start).take(span.len()).collect();
            prop_assert_eq!(span.slice(&text), expected);
        }
    }
}
