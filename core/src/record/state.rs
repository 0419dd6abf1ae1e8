//! A token's state in one word, for a list.

use super::{RecordedExpiration, SecretState, TokenRecord};
use crate::{Reason, Timestamp, Usages};

/// A token's state at a time, the gravest that applies.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum TokenState {
    /// It works, and for more than an hour yet.
    Usable,
    /// It works, and ends within the hour.
    Expiring,
    /// It works, and will until somebody deletes it.
    NeverExpires,
    /// Both usages are switched off.
    Suspended,
    /// It is well-formed, but no cluster can join with it.
    NotJoinable,
    /// Its time has passed.
    Expired,
    /// Its Secret can't be read as a token.
    Malformed,
    /// It is being deleted.
    Deleting,
}

/// What counts as expiring soon, in seconds.
const SOON: i64 = 3600;

impl TokenRecord {
    /// The state at this time.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> TokenState {
        if self.deleting {
            return TokenState::Deleting;
        }
        if self.is_malformed() {
            return TokenState::Malformed;
        }
        if self.expiration.has_passed(now) {
            return TokenState::Expired;
        }
        if self.usages == Usages::default() {
            return TokenState::Suspended;
        }
        if self.reasons(now).next().is_some() {
            return TokenState::NotJoinable;
        }
        match self.expiration {
            RecordedExpiration::Never => TokenState::NeverExpires,
            RecordedExpiration::At(end) if end.unix_seconds() - now.unix_seconds() <= SOON => {
                TokenState::Expiring
            }
            RecordedExpiration::At(_) | RecordedExpiration::Unparseable(_) => TokenState::Usable,
        }
    }

    /// Whether its Secret can't be read as a token at all.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        !self.typed
            || self.id.is_none()
            || self.id != self.name_id
            || matches!(self.secret, SecretState::Malformed | SecretState::Missing)
            || matches!(self.expiration, RecordedExpiration::Unparseable(_))
    }

    /// Every reason against it, each once.
    fn reasons(&self, now: Timestamp) -> impl Iterator<Item = Reason> {
        let verdict = self.verdict(now);
        verdict.authenticates.into_iter().chain(verdict.signed)
    }
}
