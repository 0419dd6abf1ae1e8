//! The rules, applied to what a request would make of a token.

use karmada_token_core::{Policy, Timestamp, TokenRecord};

use super::{Rule, Rules};
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
        let broken = self
            .each()
            .into_iter()
            .filter(|rule| rule.is_broken_by(self.policy(), change));
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
    fn is_broken_by(self, policy: &Policy, change: Change<'_>) -> bool {
        let Change {
            before,
            after,
            created,
        } = change;
        match self {
            Self::MaxTtl(_) | Self::MustExpire => !policy.allows_end(&after.expiration, created, before),
            Self::Groups(_) => policy.forbidden_group(&after.groups, before).is_some(),
            Self::Usage(usage) => after.usages.has(usage) && !policy.allows_usage(usage, before),
        }
    }
}
