//! The rules, applied to what a request would make of a token.

use karmada_token_core::{GoDuration, Group, RecordedExpiration, Timestamp, TokenRecord};

use super::{LEEWAY_SECONDS, Rule, Rules};
use crate::status::Cause;

/// A token before and after a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change<'a> {
    /// `None` for a new one.
    pub(crate) before: Option<&'a TokenRecord>,
    pub(crate) after: &'a TokenRecord,
    /// When it was created, by the server's clock; for a new one, now.
    pub(crate) created: Timestamp,
}

impl Rules {
    /// Every rule that the change breaks, as a cause with its field.
    pub(crate) fn broken_by(&self, change: Change<'_>) -> Vec<Cause> {
        let broken = self.each().into_iter().filter(|rule| rule.is_broken_by(change));
        broken
            .map(|rule| Cause {
                reason: "FieldValueForbidden",
                message: rule.words(),
                field: format!("data[{}]", rule.key()),
            })
            .collect()
    }
}

impl Rule<'_> {
    fn is_broken_by(self, change: Change<'_>) -> bool {
        let Change { before, after, .. } = change;
        match self {
            Self::MaxTtl(_) | Self::MustExpire
                if before.is_some_and(|before| before.expiration == after.expiration) =>
            {
                false
            }
            Self::MaxTtl(longest) => is_too_long(longest, change),
            Self::MustExpire => after.expiration == RecordedExpiration::Never,
            Self::Groups(allowed) => {
                let is_allowed = |name: &String| allowed.iter().map(Group::as_str).any(|group| group == name);
                before.is_none_or(|before| before.groups != after.groups)
                    && !after.groups.iter().all(is_allowed)
            }
            Self::Usage(usage) => {
                after.usages.has(usage) && !before.is_some_and(|before| before.usages.has(usage))
            }
        }
    }
}

/// An end that is nearer than the one before is never too far: a token from before the rule may be shortened.
fn is_too_long(longest: GoDuration, change: Change<'_>) -> bool {
    let RecordedExpiration::At(end) = change.after.expiration else {
        return change.after.expiration == RecordedExpiration::Never;
    };
    let shortens = match change.before.map(|before| &before.expiration) {
        Some(RecordedExpiration::Never) => true,
        Some(RecordedExpiration::At(earlier)) => end < *earlier,
        Some(RecordedExpiration::Unparseable(_)) | None => false,
    };
    let leeway = GoDuration::from_nanos(LEEWAY_SECONDS * 1_000_000_000);
    let latest = change
        .created
        .checked_add(longest)
        .and_then(|latest| latest.checked_add(leeway));
    !shortens && latest.is_some_and(|latest| end > latest)
}
