//! The public half of a token.

use crate::alphabet::{self, Flaw};
use crate::{SECRET_NAME_PREFIX, TokenError};
use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A token ID: six characters of `a-z0-9`. Public: it names the Secret and the user that the token gives.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TokenId(
    /// Its characters, and zeros up to what a processor moves at once: what is written as four bytes and two, and then read as
    /// eight, makes it wait for half of the time that a token takes to be read.
    [u8; 8],
);

/// Why a text is not a token ID.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TokenIdError {
    /// It is a whole token, so the ID is known but the secret should not be here.
    #[error("this is a whole token; only its ID is wanted here, the six characters before the dot")]
    WholeToken,
    /// It is something else.
    #[error("a token ID {0}")]
    Flaw(Flaw),
}

impl TokenId {
    /// Characters in a token ID.
    pub const LENGTH: usize = 6;

    /// The ID as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let [characters @ .., _, _] = &self.0;
        // Only ASCII gets in, so this never falls back.
        core::str::from_utf8(characters).unwrap_or_default()
    }

    /// The name of the Secret that holds this token: `bootstrap-token-<token ID>`.
    #[must_use]
    pub fn secret_name(&self) -> String {
        format!("{SECRET_NAME_PREFIX}{self}")
    }

    /// The ID in a Secret's name, if it is the name of a bootstrap token.
    #[must_use]
    pub fn from_secret_name(name: &str) -> Option<Self> {
        name.strip_prefix(SECRET_NAME_PREFIX)?.parse().ok()
    }

    pub(crate) fn parse_at(text: &str, offset: usize) -> Result<Self, Flaw> {
        alphabet::parse(text, offset).map(TokenId::from_alphabet)
    }

    /// From what is known to be characters of the alphabet.
    pub(super) fn from_alphabet(drawn: [u8; Self::LENGTH]) -> Self {
        let [a, b, c, d, e, f] = drawn;
        TokenId([a, b, c, d, e, f, 0, 0])
    }
}

impl FromStr for TokenId {
    type Err = TokenIdError;

    fn from_str(text: &str) -> Result<Self, TokenIdError> {
        TokenId::parse_at(text, 0).map_err(|flaw| match text.parse::<crate::Token>() {
            Ok(_) | Err(TokenError::Surrounded { .. }) => TokenIdError::WholeToken,
            Err(_) => TokenIdError::Flaw(flaw),
        })
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenId({self})")
    }
}
