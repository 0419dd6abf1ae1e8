//! A token's state in one word, for a list.

use super::{RecordedExpiration, SecretState, TokenRecord};
use crate::{Timestamp, Usages};

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

impl TokenState {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            TokenState::Usable => "usable",
            TokenState::Expiring => "expiring",
            TokenState::NeverExpires => "never-expires",
            TokenState::Suspended => "suspended",
            TokenState::NotJoinable => "not-joinable",
            TokenState::Expired => "expired",
            TokenState::Malformed => "malformed",
            TokenState::Deleting => "deleting",
        }
    }

    /// Whether a cluster can register with it now.
    #[must_use]
    pub fn is_usable(self) -> bool {
        matches!(
            self,
            TokenState::Usable | TokenState::Expiring | TokenState::NeverExpires
        )
    }
}

/// What counts as expiring soon, in seconds.
const SOON: i64 = 3600;

/// A token's states over time: what its Secret says of them, worked out once for whoever looks at thousands every second.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Standing {
    /// The state long before its end.
    before: TokenState,
    end: Option<Timestamp>,
}

impl Standing {
    /// The state at this time.
    #[must_use]
    pub fn at(self, now: Timestamp) -> TokenState {
        match (self.before, self.end) {
            (TokenState::Deleting | TokenState::Malformed, _) | (_, None) => self.before,
            (_, Some(end)) if end <= now => TokenState::Expired,
            (TokenState::Usable, Some(end)) if end.unix_seconds() - now.unix_seconds() <= SOON => {
                TokenState::Expiring
            }
            (before, Some(_)) => before,
        }
    }
}

impl TokenRecord {
    /// The state at this time.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> TokenState {
        self.standing().at(now)
    }

    /// The states over time.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let end = match self.expiration {
            RecordedExpiration::At(end) => Some(end),
            RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => None,
        };
        Standing {
            before: self.before_its_end(end.is_some()),
            end,
        }
    }

    fn before_its_end(&self, has_end: bool) -> TokenState {
        if self.deleting {
            return TokenState::Deleting;
        }
        if self.is_malformed() {
            return TokenState::Malformed;
        }
        if self.usages == Usages::default() {
            return TokenState::Suspended;
        }
        let Usages {
            signing,
            authentication,
        } = self.usages;
        if !signing || !authentication || self.bad_groups().next().is_some() {
            return TokenState::NotJoinable;
        }
        if has_end {
            TokenState::Usable
        } else {
            TokenState::NeverExpires
        }
    }

    /// Whether its Secret can't be read as a token at all.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.elsewhere
            || !self.typed
            || self.id.is_none()
            || self.id != self.name_id
            || matches!(self.secret, SecretState::Malformed | SecretState::Missing)
            || matches!(self.expiration, RecordedExpiration::Unparseable(_))
    }
}
