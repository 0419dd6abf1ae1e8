//! What a Secret on the server says of its token, well-formed or not, masked or not.

mod parse;
mod state;
mod suspension;

pub use state::{Standing, TokenState};
pub use suspension::Switches;

use crate::{Timestamp, TokenId, TokenSecret, Usages};
use alloc::string::String;
use alloc::vec::Vec;

/// A bootstrap token Secret as it was found. Nothing is refused here: what can't be read is kept as a fact, so that a
/// malformed Secret is a row that can be explained and deleted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TokenRecord {
    /// The Secret's name.
    pub name: String,
    /// Tells it from a later Secret of the same name; a precondition of its deletion.
    pub uid: String,
    /// Changes with each change; a precondition of its deletion.
    pub resource_version: String,
    /// When it was created.
    pub created: Option<Timestamp>,
    /// Whether it is being deleted.
    pub deleting: bool,
    /// Whether it names another namespace than [`crate::NAMESPACE`], where nobody looks for tokens. One that names none is where
    /// it was asked for.
    pub elsewhere: bool,
    /// Whether its type is [`crate::SECRET_TYPE`].
    pub typed: bool,
    /// The token ID in its name, where the name holds one.
    pub name_id: Option<TokenId>,
    /// The token ID in its data, where there is a valid one.
    pub id: Option<TokenId>,
    /// The token secret.
    pub secret: SecretState,
    /// When it ends.
    pub expiration: RecordedExpiration,
    /// The usages that are exactly `true`.
    pub usages: Usages,
    /// Those that are exactly `false`: of a suspended token, those that were on.
    pub kept: Usages,
    /// The extra groups as they are written, good or bad.
    pub groups: Vec<String>,
    /// The description, or nothing.
    pub description: String,
    /// The programs that set its fields, each once, the latest last.
    pub managers: Vec<String>,
}

/// What is known of the token secret in a Secret.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SecretState {
    /// It is there, and in hand.
    Exposed(TokenSecret),
    /// It is there and valid, and was masked.
    WellFormed,
    /// It is there, and no token can match it.
    Malformed,
    /// It isn't there.
    Missing,
}

impl SecretState {
    /// What a masked Secret's annotation says: `well-formed`, `malformed`, `missing`.
    #[must_use]
    pub fn mask(&self) -> &'static str {
        match self {
            SecretState::Exposed(_) | SecretState::WellFormed => "well-formed",
            SecretState::Malformed => "malformed",
            SecretState::Missing => "missing",
        }
    }
}

/// What the `expiration` key says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RecordedExpiration {
    /// It is missing or empty: the token never expires.
    Never,
    /// A point in time.
    At(Timestamp),
    /// Something else; the API server treats the token as expired.
    Unparseable(String),
}

impl RecordedExpiration {
    /// Whether the API server takes the token as expired at this time.
    #[must_use]
    pub fn has_passed(&self, now: Timestamp) -> bool {
        match self {
            RecordedExpiration::Never => false,
            RecordedExpiration::At(end) => *end <= now,
            RecordedExpiration::Unparseable(_) => true,
        }
    }

    /// What sorts tokens by their ends: one that can't be read counts as long past, and never comes after every end.
    #[must_use]
    pub fn sort_key(&self) -> (u8, Option<Timestamp>) {
        match self {
            RecordedExpiration::Unparseable(_) => (0, None),
            RecordedExpiration::At(end) => (1, Some(*end)),
            RecordedExpiration::Never => (2, None),
        }
    }
}

#[cfg(test)]
mod tests;
