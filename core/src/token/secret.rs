//! The private half of a token.

use crate::alphabet::{self, Flaw};
use core::fmt;
use core::str::FromStr;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A token secret: sixteen characters of `a-z0-9`. Zeroed when dropped; Debug and Display show stars, and there is no
/// Serialize. [`TokenSecret::expose`] is the one way to its text.
#[derive(Clone, ZeroizeOnDrop)]
pub struct TokenSecret(Characters);

#[derive(Clone)]
struct Characters([u8; TokenSecret::LENGTH]);

/// Why a text is not a token secret. It names places, never characters.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a token secret {0}")]
pub struct TokenSecretError(pub Flaw);

impl TokenSecret {
    /// Characters in a token secret.
    pub const LENGTH: usize = 16;
    /// A secret as it may be shown: as many stars as it has characters.
    pub const MASK: &str = "****************";

    /// The secret in clear.
    #[must_use]
    pub fn expose(&self) -> &str {
        // Only ASCII gets in, so this never falls back.
        core::str::from_utf8(&self.0.0).unwrap_or_default()
    }

    pub(crate) fn parse_at(text: &str, offset: usize) -> Result<Self, Flaw> {
        alphabet::parse(text, offset).map(|drawn| TokenSecret(Characters(drawn)))
    }

    /// From what is known to be characters of the alphabet.
    pub(super) fn from_alphabet(drawn: &[u8; Self::LENGTH]) -> Self {
        TokenSecret(Characters(*drawn))
    }
}

impl Zeroize for Characters {
    fn zeroize(&mut self) {
        // As a slice it is overwritten at once, as an array byte by byte.
        self.0.as_mut_slice().zeroize();
    }
}

impl FromStr for TokenSecret {
    type Err = TokenSecretError;

    fn from_str(text: &str) -> Result<Self, TokenSecretError> {
        TokenSecret::parse_at(text, 0).map_err(TokenSecretError)
    }
}

impl PartialEq for TokenSecret {
    /// In constant time: how far two secrets agree must not be measurable.
    fn eq(&self, other: &Self) -> bool {
        let difference = self
            .0
            .0
            .iter()
            .zip(&other.0.0)
            .fold(0, |all, (a, b)| all | (a ^ b));
        core::hint::black_box(difference) == 0
    }
}

impl Eq for TokenSecret {}

impl fmt::Display for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TokenSecret::MASK)
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s30_nothing_is_left_of_what_is_overwritten() {
        let mut secret: TokenSecret = "0123456789abcdef".parse().unwrap();
        secret.0.zeroize();
        assert_eq!(secret.expose(), "\0".repeat(TokenSecret::LENGTH));
    }
}
