//! The characters of a token: 36 lower-case letters and digits.

use core::fmt;

/// What a token is written in, in the order that generation draws from.
pub(crate) const ALPHABET: [u8; 36] = *b"0123456789abcdefghijklmnopqrstuvwxyz";

/// What is wrong with a part of a token. It names places and kinds, never the characters themselves: the input may
/// hold a secret.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Flaw {
    /// Too short or too long.
    #[error("must be {expected} characters long, and has {found}: one is {} at character {position}",
        if found < expected { "missing" } else { "too many" })]
    Length {
        /// How many characters there should be.
        expected: usize,
        /// How many there are.
        found: usize,
        /// Where the first is missing, or is too many: counted from 1, in characters of the text that was given.
        position: usize,
    },
    /// A character that is neither a lower-case letter nor a digit.
    #[error("may hold only a-z and 0-9, and has {kind} at character {position}")]
    Character {
        /// Counted from 1, in characters of the text that was given.
        position: usize,
        /// What stands there.
        kind: CharacterKind,
    },
}

impl Flaw {
    /// Where it is, counted from 1 in characters of the text that was given.
    #[must_use]
    pub fn position(&self) -> usize {
        match self {
            Flaw::Length { position, .. } | Flaw::Character { position, .. } => *position,
        }
    }
}

/// What kind of character stands where a lower-case letter or a digit belongs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CharacterKind {
    /// `A` to `Z`.
    UpperCase,
    /// A space, a tab or a line break.
    Space,
    /// A quotation mark of any sort.
    Quote,
    /// Anything else.
    Other,
}

impl fmt::Display for CharacterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CharacterKind::UpperCase => "an upper-case letter",
            CharacterKind::Space => "a space or line break",
            CharacterKind::Quote => "a quotation mark",
            CharacterKind::Other => "another character",
        })
    }
}

impl CharacterKind {
    fn of(character: char) -> Self {
        match character {
            'A'..='Z' => CharacterKind::UpperCase,
            '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' => CharacterKind::Quote,
            c if c.is_whitespace() => CharacterKind::Space,
            _ => CharacterKind::Other,
        }
    }
}

/// Whether all of it is of the alphabet. Without a branch for each byte: it is asked of every token.
pub(crate) fn holds<const N: usize>(bytes: &[u8; N]) -> bool {
    bytes.iter().fold(true, |all, byte| {
        all & (byte.is_ascii_digit() | byte.is_ascii_lowercase())
    })
}

/// Copies `text` into an array if it is `N` characters of the alphabet; `offset` is where `text` begins in what the
/// person typed, in characters.
pub(crate) fn parse<const N: usize>(text: &str, offset: usize) -> Result<[u8; N], Flaw> {
    // A wrong character explains more than a wrong length does: a pasted space makes both.
    for (index, character) in text.chars().enumerate() {
        if !matches!(character, 'a'..='z' | '0'..='9') {
            return Err(Flaw::Character {
                position: offset + index + 1,
                kind: CharacterKind::of(character),
            });
        }
    }
    <[u8; N]>::try_from(text.as_bytes()).map_err(|_| Flaw::Length {
        expected: N,
        found: text.len(),
        position: offset + N.min(text.len()) + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_kinds_are_named() {
        let at = |position, kind| Err(Flaw::Character { position, kind });
        assert_eq!(parse::<3>("aBz", 7).map_err(|flaw| flaw.position()), Err(9));
        assert_eq!(parse::<3>("ab", 7).map_err(|flaw| flaw.position()), Err(10));
        assert_eq!(parse::<3>("a0z", 0), Ok(*b"a0z"));
        assert_eq!(parse::<3>("aBz", 0), at(2, CharacterKind::UpperCase));
        assert_eq!(parse::<3>("ab\n", 7), at(10, CharacterKind::Space));
        assert_eq!(parse::<3>("“ab", 0), at(1, CharacterKind::Quote));
        assert_eq!(parse::<3>("aé!", 0), at(2, CharacterKind::Other));
        assert_eq!(
            parse::<3>("ab", 0),
            Err(Flaw::Length {
                expected: 3,
                found: 2,
                position: 3
            })
        );
        assert_eq!(
            parse::<3>("abcde", 7),
            Err(Flaw::Length {
                expected: 3,
                found: 5,
                position: 11
            })
        );
    }
}
