//! What a token is for, in a person's words.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A description: one line or a few, at most [`Description::MAX_BYTES`] of UTF-8, never empty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Description(String);

/// Why a description is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DescriptionError {
    /// Nothing was written; a token without a description has none at all.
    #[error("the description is empty")]
    Empty,
    /// Too long.
    #[error(
        "the description is {found} bytes long, and {} are the most: what is from character {position} on is too much",
        Description::MAX_BYTES
    )]
    TooLong {
        /// How many bytes it has.
        found: usize,
        /// The first character that is too many, counted from 1.
        position: usize,
    },
    /// A character that a terminal would obey.
    #[error("the description has a control character at character {position}; remove it")]
    Control {
        /// Counted from 1.
        position: usize,
    },
}

impl Description {
    /// The most that a description may hold, in bytes.
    pub const MAX_BYTES: usize = 1024;

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A description, or none where there is nothing but white space.
    ///
    /// # Errors
    /// [`DescriptionError`].
    pub fn optional(text: &str) -> Result<Option<Self>, DescriptionError> {
        if text.trim().is_empty() {
            Ok(None)
        } else {
            text.parse().map(Some)
        }
    }
}

impl FromStr for Description {
    type Err = DescriptionError;

    fn from_str(text: &str) -> Result<Self, DescriptionError> {
        if text.is_empty() {
            return Err(DescriptionError::Empty);
        }
        if text.len() > Description::MAX_BYTES {
            let fits = |(offset, c): &(usize, char)| offset + c.len_utf8() <= Description::MAX_BYTES;
            return Err(DescriptionError::TooLong {
                found: text.len(),
                position: text.char_indices().take_while(fits).count() + 1,
            });
        }
        let control = text
            .chars()
            .position(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        match control {
            Some(index) => Err(DescriptionError::Control { position: index + 1 }),
            None => Ok(Description(text.to_owned())),
        }
    }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_bounded_and_free_of_control_characters() {
        assert_eq!(
            "member eu-1".parse::<Description>().unwrap().as_str(),
            "member eu-1"
        );
        assert_eq!(Description::optional("  "), Ok(None));
        assert!("a".repeat(1024).parse::<Description>().is_ok());
        assert_eq!(
            "ä".repeat(513).parse::<Description>(),
            Err(DescriptionError::TooLong {
                found: 1026,
                position: 513
            })
        );
        assert_eq!(
            "a\u{1b}[2J".parse::<Description>(),
            Err(DescriptionError::Control { position: 2 })
        );
    }
}
