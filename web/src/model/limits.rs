//! What the element's attributes and the proxy's policy allow, so that the form says it before a server has to refuse.

use super::{Lifetime, Row};
use karmada_token_core::{
    Expiration, Group, Groups, GroupsError, Policy, RecordedExpiration, Timestamp, TokenRecord, Ttl, Usage,
    Usages, UsagesError,
};

/// What is allowed; everything, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// The rules, which the proxy judges by as well.
    pub(crate) policy: Policy,
    /// The token that is changed; none for a new one.
    before: Option<TokenRecord>,
}

/// Why a choice of usages is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum UsagesFlaw {
    /// None, or one that there is not.
    #[error(transparent)]
    Invalid(#[from] UsagesError),
    /// One that is not allowed here.
    #[error("the usage {} is not allowed here", .0.name())]
    NotAllowed(Usage),
}

/// Why a list of groups is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum GroupsFlaw {
    /// Not groups that a token can give.
    #[error(transparent)]
    Invalid(#[from] GroupsError),
    /// One that is not allowed here.
    #[error("the group {group} is not allowed here; allowed is {allowed}")]
    NotAllowed {
        /// Which.
        group: String,
        /// Those that are, separated by commas.
        allowed: String,
    },
}

impl Limits {
    /// For a new token.
    pub(crate) fn new(policy: Policy) -> Self {
        Limits { policy, before: None }
    }

    /// The same for a change of a token that is there: what it has already it may keep.
    pub(crate) fn beside(self, row: &Row) -> Self {
        Limits {
            before: Some(row.record().clone()),
            ..self
        }
    }

    /// Whether this may be chosen under "Expires after"; what is typed is judged by itself.
    pub(crate) fn allow_lifetime(&self, choice: Lifetime, now: Timestamp) -> bool {
        match choice.preset() {
            Some(ttl) => ttl.expiration(now).is_ok_and(|end| self.allows_end(end, now)),
            None => true,
        }
    }

    pub(super) fn allows_end(&self, end: Expiration, now: Timestamp) -> bool {
        let end = match end {
            Expiration::At(end) => RecordedExpiration::At(end),
            Expiration::Never => RecordedExpiration::Never,
        };
        let before = self.before.as_ref();
        let created = before.and_then(|before| before.created).unwrap_or(now);
        self.policy.allows_end(&end, created, before)
    }

    /// Whether a usage may be ticked.
    pub(crate) fn allow_usage(&self, usage: Usage) -> bool {
        self.policy.allows_usage(usage, self.before.as_ref())
    }

    pub(super) fn check_usages(&self, usages: Usages) -> Result<Usages, UsagesFlaw> {
        let is_suspended = self
            .before
            .as_ref()
            .is_some_and(|before| before.usages == Usages::default());
        if usages == Usages::default() && !is_suspended {
            return Err(UsagesError::Empty.into());
        }
        match usages.iter().find(|usage| !self.allow_usage(*usage)) {
            Some(usage) => Err(UsagesFlaw::NotAllowed(usage)),
            None => Ok(usages),
        }
    }

    pub(super) fn check_groups(&self, text: &str) -> Result<Groups, GroupsFlaw> {
        let groups: Groups = text.parse()?;
        let names: Vec<String> = groups.iter().map(Group::to_string).collect();
        match self.policy.forbidden_group(&names, self.before.as_ref()) {
            Some(group) => Err(GroupsFlaw::NotAllowed {
                group: group.to_owned(),
                allowed: self.group_names().unwrap_or_default(),
            }),
            None => Ok(groups),
        }
    }

    /// The only groups, as one may type them.
    pub(crate) fn group_names(&self) -> Option<String> {
        let names: Vec<&str> = self.policy.groups.as_ref()?.iter().map(Group::as_str).collect();
        Some(names.join(", "))
    }

    /// The usages that an untouched form has ticked.
    pub(crate) fn first_usages(&self) -> Usages {
        self.policy.usages.unwrap_or(Usages::ALL)
    }

    /// The groups that an untouched form holds: Karmada's, where that is allowed, else the first that is.
    pub(super) fn first_groups(&self) -> String {
        let karmadas = Groups::karmada_default();
        match &self.policy.groups {
            Some(allowed) if !karmadas.iter().all(|group| allowed.contains(group)) => {
                allowed.first().map(Group::to_string).unwrap_or_default()
            }
            _ => karmadas.to_string(),
        }
    }

    /// The TTL that an untouched form has: what was asked for, as far as it is allowed.
    pub(super) fn first_ttl(&self, asked: Option<Ttl>) -> Ttl {
        let asked = asked.unwrap_or(Ttl::DEFAULT);
        match (asked, self.policy.max_ttl) {
            (Ttl::After(span), Some(max)) => Ttl::After(span.min(max)),
            (Ttl::Never, Some(max)) => Ttl::After(max),
            (Ttl::Never, None) if self.policy.must_expire => Ttl::DEFAULT,
            (asked, None) => asked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Draft, fixture};
    use karmada_token_core::GoDuration;

    fn strict() -> Limits {
        Limits::new(Policy {
            max_ttl: GoDuration::from_hours(12),
            must_expire: true,
            groups: Some(vec!["system:bootstrappers:team-a".parse().unwrap()]),
            usages: Some("authentication".parse().unwrap()),
        })
    }

    fn now() -> Timestamp {
        Timestamp::from_unix_seconds(1_700_000_000).unwrap()
    }

    #[test]
    fn an_untouched_form_keeps_to_the_policy() {
        let draft = Draft::new(None, &strict());
        assert_eq!(draft.check(&strict(), now()).err(), None, "{draft:?}");
        assert_eq!(draft.groups, "system:bootstrappers:team-a");
        assert_eq!(draft.ttl, "12h0m0s");
        let forever = Draft::new(Some(Ttl::Never), &strict());
        assert!(forever.check(&strict(), now()).is_ok());
        let must_end = Limits::new(Policy {
            must_expire: true,
            ..Policy::default()
        });
        assert_eq!(
            Draft::new(Some(Ttl::Never), &must_end).lifetime,
            Lifetime::Hours(24)
        );
    }

    #[test]
    fn what_is_not_allowed_is_named_with_what_is() {
        let draft = Draft {
            usages: Usages::ALL,
            groups: "system:bootstrappers:team-b".to_owned(),
            ..Draft::new(None, &strict())
        };
        let flaws = draft.check(&strict(), now()).unwrap_err();
        assert_eq!(
            flaws.usages.unwrap().to_string(),
            "the usage signing is not allowed here"
        );
        assert_eq!(
            flaws.groups.unwrap().to_string(),
            "the group system:bootstrappers:team-b is not allowed here; allowed is system:bootstrappers:team-a"
        );
    }

    #[test]
    fn choices_that_would_be_refused_are_off() {
        let allowed = |choice| strict().allow_lifetime(choice, now());
        assert!(allowed(Lifetime::Hours(1)) && allowed(Lifetime::Custom) && allowed(Lifetime::Until));
        assert!(!allowed(Lifetime::Hours(24)) && !allowed(Lifetime::Never));
        assert!(Limits::default().allow_lifetime(Lifetime::Never, now()));
    }

    #[test]
    fn a_token_may_keep_what_it_has() {
        let row = fixture::row(
            "abcdef",
            &[
                ("auth-extra-groups", "system:bootstrappers:team-b"),
                ("usage-bootstrap-signing", "true"),
            ],
        );
        let limits = strict().beside(&row);
        assert!(limits.allow_usage(Usage::Signing));
        assert!(limits.check_groups("system:bootstrappers:team-b").is_ok());
        assert!(limits.check_groups("system:bootstrappers:team-c").is_err());
        assert!(limits.check_usages(Usages::default()).is_err());
        // It never ends: any end is sooner.
        assert!(limits.allow_lifetime(Lifetime::Hours(24), now()));
        assert!(limits.allow_lifetime(Lifetime::Never, now()));
    }

    /// As the proxy counts, which would refuse it.
    #[test]
    fn the_longest_ttl_counts_from_the_creation_of_a_token_that_is_there() {
        let row = fixture::row("abcdef", &[("expiration", "2026-01-01T01:00:00Z")]);
        let created = row.record().created.unwrap();
        let limits = strict().beside(&row);
        let at = |hours| {
            created
                .checked_add(GoDuration::from_hours(hours).unwrap())
                .unwrap()
        };
        assert!(limits.allow_lifetime(Lifetime::Hours(1), at(11)));
        assert!(!limits.allow_lifetime(Lifetime::Hours(1), at(12)));
    }

    #[test]
    fn a_suspended_token_may_stay_so_while_something_else_is_changed() {
        let off = [
            ("usage-bootstrap-signing", "false"),
            ("usage-bootstrap-authentication", "false"),
        ];
        let limits = strict().beside(&fixture::row("abcdef", &off));
        assert!(limits.check_usages(Usages::default()).is_ok());
    }
}
