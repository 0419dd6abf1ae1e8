//! A bootstrap token: a public token ID, a dot, a private token secret.

mod id;
mod masked;
mod secret;

pub use id::{TokenId, TokenIdError};
pub use masked::MaskedToken;
pub use secret::{TokenSecret, TokenSecretError};

use crate::alphabet;
use crate::random::{Characters, RandomError, RandomSource};
use crate::{CharacterKind, Flaw};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use zeroize::Zeroizing;

/// `[a-z0-9]{6}.[a-z0-9]{16}`. Debug and Display show the ID and stars; [`Token::expose`] is the one way to the text.
#[derive(Clone, Eq, PartialEq)]
pub struct Token {
    id: TokenId,
    secret: TokenSecret,
}

/// Why a text is not a token. Positions count characters of the whole text from 1; the text itself is never part of
/// an error.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TokenError {
    /// Nothing was given.
    #[error("a token is missing: it reads like abcdef.0123456789abcdef")]
    Empty,
    /// There is no dot between the ID and the secret.
    #[error("a token has a dot after its ID, at character 7, like abcdef.0123456789abcdef; this has none")]
    NoDot,
    /// There is white space before or after.
    #[error("a token has no spaces or line breaks around it; there is one at character {position}")]
    Surrounded {
        /// Counted from 1.
        position: usize,
    },
    /// The part before the dot.
    #[error("the token ID, before the dot, {0}")]
    Id(Flaw),
    /// The part after the dot.
    #[error("the token secret, after the dot, {0}")]
    Secret(Flaw),
}

impl Token {
    /// Joins the two parts.
    #[must_use]
    pub fn new(id: TokenId, secret: TokenSecret) -> Self {
        Token { id, secret }
    }

    /// As it may be shown to anybody.
    #[must_use]
    pub fn masked(&self) -> MaskedToken {
        MaskedToken(self.id)
    }

    /// Draws a new token: about 31 bits of ID and 82.7 bits of secret, without bias.
    ///
    /// # Errors
    /// [`RandomError`] when the source fails; there is never a weak token instead.
    pub fn generate(source: &mut impl RandomSource) -> Result<Self, RandomError> {
        Token::draw(&mut Characters::new(source, 1))
    }

    /// Draws so many tokens. The source is asked for many at a time, which is what makes a batch fast.
    ///
    /// # Errors
    /// [`RandomError`] when the source fails; then there is none at all.
    pub fn generate_many(count: usize, source: &mut impl RandomSource) -> Result<Vec<Self>, RandomError> {
        let mut characters = Characters::new(source, count);
        (0..count).map(|_| Token::draw(&mut characters)).collect()
    }

    fn draw(characters: &mut Characters<'_, impl RandomSource>) -> Result<Self, RandomError> {
        let drawn = characters.draw()?;
        // 6 and 16 are the 22 that are drawn: this never fails.
        Token::from_alphabet(&drawn[..]).ok_or_else(|| RandomError {
            cause: "a draw of the wrong length".to_owned(),
        })
    }

    /// From both halves without the dot, already known to be characters of the alphabet.
    fn from_alphabet(characters: &[u8]) -> Option<Self> {
        let (id, secret) = characters.split_first_chunk()?;
        Some(Token {
            id: TokenId::from_alphabet(*id),
            secret: TokenSecret::from_alphabet(secret.first_chunk()?),
        })
    }

    /// Nothing but a token, which is what most texts are.
    fn from_exact(text: &str) -> Option<Self> {
        let (id, rest) = text.as_bytes().split_first_chunk()?;
        let secret = rest.strip_prefix(b".")?.try_into().ok()?;
        (alphabet::holds(id) && alphabet::holds(secret)).then(|| Token {
            id: TokenId::from_alphabet(*id),
            secret: TokenSecret::from_alphabet(secret),
        })
    }

    /// The public half.
    #[must_use]
    pub fn id(&self) -> TokenId {
        self.id
    }

    /// The private half.
    #[must_use]
    pub fn secret(&self) -> &TokenSecret {
        &self.secret
    }

    /// The whole token in clear, zeroed when dropped.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<String> {
        // One allocation of the final size: a growing string would leave copies behind.
        let mut text = Zeroizing::new(String::with_capacity(TokenId::LENGTH + 1 + TokenSecret::LENGTH));
        text.push_str(self.id.as_str());
        text.push('.');
        text.push_str(self.secret.expose());
        text
    }
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        if let Some(token) = Token::from_exact(text) {
            return Ok(token);
        }
        if text.trim().is_empty() {
            return Err(TokenError::Empty);
        }
        let (id, secret) = text.split_once('.').ok_or(TokenError::NoDot)?;
        let id =
            TokenId::parse_at(id, 0).map_err(|flaw| around(text, flaw).unwrap_or(TokenError::Id(flaw)))?;
        let secret = TokenSecret::parse_at(secret, TokenId::LENGTH + 1)
            .map_err(|flaw| around(text, flaw).unwrap_or(TokenError::Secret(flaw)))?;
        Ok(Token { id, secret })
    }
}

/// White space at either end is a slip of copying, and is named as that.
fn around(text: &str, flaw: Flaw) -> Option<TokenError> {
    let Flaw::Character {
        position,
        kind: CharacterKind::Space,
    } = flaw
    else {
        return None;
    };
    let leading = position == 1;
    let trailing = text.trim_end().chars().count() < position;
    (leading || trailing).then_some(TokenError::Surrounded { position })
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.masked().fmt(f)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({self})")
    }
}

#[cfg(test)]
mod tests;
