//! A token as it may be shown.

use super::{TokenId, TokenSecret};
use core::fmt;

/// A token whose secret is stars: `abcdef.****************`. It has no secret to give away: it can be compared, kept and
/// printed anywhere.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MaskedToken(pub(super) TokenId);

impl MaskedToken {
    /// The public half, which is all that it holds.
    #[must_use]
    pub fn id(self) -> TokenId {
        self.0
    }
}

impl From<TokenId> for MaskedToken {
    fn from(id: TokenId) -> Self {
        MaskedToken(id)
    }
}

impl fmt::Display for MaskedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, TokenSecret::MASK)
    }
}
