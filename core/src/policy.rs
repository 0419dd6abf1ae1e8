//! What an operator lets tokens be like: how long they live, which groups they give, what they are used for.
//!
//! A rule holds for what is made or changed. What a token had before it may keep, so that one from before the rule can still
//! be suspended, described or shortened.

use crate::{GoDuration, Group, RecordedExpiration, Timestamp, TokenRecord, Usage, Usages};
use alloc::string::String;
use alloc::vec::Vec;

/// All rules; by default there is none.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Policy {
    /// The longest TTL, counted from the token's creation.
    pub max_ttl: Option<GoDuration>,
    /// Whether a token has to have an end, however late.
    pub must_expire: bool,
    /// The groups that a token may give.
    pub groups: Option<Vec<Group>>,
    /// The usages that a token may have.
    pub usages: Option<Usages>,
}

impl Policy {
    /// How far past its limit an end may lie, in seconds: it is written by the caller's clock.
    pub const LEEWAY_SECONDS: i64 = 60;

    /// Whether a token has to have an end.
    #[must_use]
    pub fn must_end(&self) -> bool {
        self.must_expire || self.max_ttl.is_some()
    }

    /// Whether a token may get this end. It may always keep the one that it had, or come to it sooner.
    ///
    /// `created` is when it was created by the server's clock; for a new one, now.
    #[must_use]
    pub fn allows_end(
        &self,
        end: &RecordedExpiration,
        created: Timestamp,
        before: Option<&TokenRecord>,
    ) -> bool {
        let before = before.map(|before| &before.expiration);
        match (end, before) {
            (end, Some(before)) if end == before => true,
            (RecordedExpiration::Never, _) => !self.must_end(),
            (RecordedExpiration::At(_), Some(RecordedExpiration::Never)) => true,
            (RecordedExpiration::At(end), Some(RecordedExpiration::At(before))) if end < before => true,
            (RecordedExpiration::At(end), _) => self.latest(created).is_none_or(|latest| *end <= latest),
            // No rule is about what can't be read: it is refused as such.
            (RecordedExpiration::Unparseable(_), _) => true,
        }
    }

    /// The latest end that a token of then may get.
    fn latest(&self, created: Timestamp) -> Option<Timestamp> {
        let leeway = GoDuration::from_nanos(Self::LEEWAY_SECONDS * 1_000_000_000);
        created.checked_add(self.max_ttl?)?.checked_add(leeway)
    }

    /// The first of these groups that a token may not give. All that it gave before, and no others, it may.
    pub fn forbidden_group<'a>(&self, groups: &'a [String], before: Option<&TokenRecord>) -> Option<&'a str> {
        let allowed = self.groups.as_ref()?;
        if before.is_some_and(|before| before.groups == groups) {
            return None;
        }
        let is_forbidden = |name: &&str| !allowed.iter().any(|group| group.as_str() == *name);
        groups.iter().map(String::as_str).find(is_forbidden)
    }

    /// Whether a token may have this usage.
    #[must_use]
    pub fn allows_usage(&self, usage: Usage, before: Option<&TokenRecord>) -> bool {
        self.usages.is_none_or(|allowed| allowed.has(usage))
            || before.is_some_and(|before| before.usages.has(usage))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;
    use alloc::borrow::ToOwned;
    use rstest::rstest;

    const OURS: &str = "system:bootstrappers:karmada:default-cluster-token";
    const OTHER: &str = "system:bootstrappers:other";

    fn at(text: &str) -> RecordedExpiration {
        match text {
            "never" => RecordedExpiration::Never,
            hour => RecordedExpiration::At(Timestamp::parse_rfc3339(hour).unwrap()),
        }
    }

    fn token(expiration: &str, groups: &str) -> TokenRecord {
        TokenRecord {
            expiration: at(expiration),
            groups: groups.split(',').map(ToOwned::to_owned).collect(),
            ..TokenRecord::from(&Secret::default())
        }
    }

    /// A token of noon, which may live for twelve hours.
    #[rstest]
    #[case("2026-11-25T00:00:00Z", None, true)]
    #[case("2026-11-25T00:01:00Z", None, true)]
    #[case("2026-11-25T00:01:01Z", None, false)]
    #[case("never", None, false)]
    // It counts from the creation, and not from the change.
    #[case("2026-11-25T00:00:00Z", Some("2026-11-24T20:00:00Z"), true)]
    #[case("2026-11-25T02:00:00Z", Some("2026-11-24T20:00:00Z"), false)]
    // From before the rule: it stays, or ends sooner.
    #[case("2026-12-24T12:00:00Z", Some("2026-12-24T12:00:00Z"), true)]
    #[case("2026-12-01T12:00:00Z", Some("2026-12-24T12:00:00Z"), true)]
    #[case("2026-12-25T12:00:00Z", Some("2026-12-24T12:00:00Z"), false)]
    #[case("2027-01-01T00:00:00Z", Some("never"), true)]
    #[case("never", Some("never"), true)]
    #[case("never", Some("2026-12-24T12:00:00Z"), false)]
    fn the_longest_ttl(#[case] end: &str, #[case] before: Option<&str>, #[case] is_allowed: bool) {
        let created = Timestamp::parse_rfc3339("2026-11-24T12:00:00Z").unwrap();
        let before = before.map(|end| token(end, OURS));
        let policy = Policy {
            max_ttl: GoDuration::from_hours(12),
            ..Policy::default()
        };
        assert_eq!(policy.allows_end(&at(end), created, before.as_ref()), is_allowed);
        assert!(Policy::default().allows_end(&at(end), created, before.as_ref()));
    }

    #[rstest]
    #[case(OURS, None, None)]
    #[case(OTHER, None, Some(OTHER))]
    #[case(OTHER, Some(OTHER), None)]
    // Who changes them has to keep to the rule.
    #[case(
        "system:bootstrappers:other,system:bootstrappers:karmada:default-cluster-token",
        Some(OTHER),
        Some(OTHER)
    )]
    fn the_groups(#[case] groups: &str, #[case] before: Option<&str>, #[case] forbidden: Option<&str>) {
        let groups = token("never", groups).groups;
        let before = before.map(|groups| token("never", groups));
        let policy = Policy {
            groups: Some([OURS.parse().unwrap()].into()),
            ..Policy::default()
        };
        assert_eq!(policy.forbidden_group(&groups, before.as_ref()), forbidden);
        assert_eq!(Policy::default().forbidden_group(&groups, before.as_ref()), None);
    }

    #[test]
    fn a_usage_that_a_token_has_it_may_keep() {
        let policy = Policy {
            usages: Some("signing".parse().unwrap()),
            ..Policy::default()
        };
        let before = TokenRecord {
            usages: Usages::ALL,
            ..token("never", OURS)
        };
        assert!(
            policy.allows_usage(Usage::Signing, None) && !policy.allows_usage(Usage::Authentication, None)
        );
        assert!(policy.allows_usage(Usage::Authentication, Some(&before)));
    }
}
