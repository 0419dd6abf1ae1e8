//! What the element's attributes and the proxy's policy allow, so that the form says it before a server has to refuse.

use super::{Lifetime, Row};
use karmada_token_core::{
    Expiration, GoDuration, Group, Groups, GroupsError, Timestamp, Ttl, Usage, Usages, UsagesError,
};

/// What is allowed; everything, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// The longest TTL.
    pub(crate) max_ttl: Option<GoDuration>,
    /// Whether a token must end.
    pub(crate) must_expire: bool,
    /// The only groups.
    pub(crate) groups: Option<Vec<Group>>,
    /// The only usages.
    pub(crate) usages: Option<Usages>,
    /// Whether there may be none: for a token that is suspended already.
    pub(crate) may_be_suspended: bool,
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
        group: Group,
        /// Those that are, separated by commas.
        allowed: String,
    },
}

impl Limits {
    /// The same for a change of a token that is there: what it has already it may keep, as the proxy judges too.
    pub(crate) fn beside(mut self, row: &Row) -> Self {
        let record = row.record();
        self.may_be_suspended = record.usages == Usages::default();
        if let Some(usages) = &mut self.usages {
            usages.signing |= record.usages.signing;
            usages.authentication |= record.usages.authentication;
        }
        if let Some(groups) = &mut self.groups {
            groups.extend(record.groups.iter().filter_map(|group| group.parse().ok()));
        }
        self
    }

    /// Whether this may be chosen under "Expires after"; what is typed is judged by itself.
    pub(crate) fn allow_lifetime(&self, choice: Lifetime, now: Timestamp) -> bool {
        match choice.preset() {
            Some(Ttl::Never) => !self.must_end(),
            Some(ttl @ Ttl::After(_)) => ttl.expiration(now).is_ok_and(|end| !self.is_too_late(end, now)),
            None => true,
        }
    }

    /// Whether a token has to end.
    pub(crate) fn must_end(&self) -> bool {
        self.must_expire || self.max_ttl.is_some()
    }

    /// Whether an end is later than is allowed.
    pub(super) fn is_too_late(&self, end: Expiration, now: Timestamp) -> bool {
        let latest = self.max_ttl.and_then(|max| now.checked_add(max));
        match (end, latest) {
            (Expiration::At(end), Some(latest)) => end > latest,
            (Expiration::Never, _) => self.must_end(),
            (Expiration::At(_), None) => false,
        }
    }

    /// Whether a usage may be ticked.
    pub(crate) fn allow_usage(&self, usage: Usage) -> bool {
        self.usages.is_none_or(|allowed| allowed.has(usage))
    }

    pub(super) fn check_usages(&self, usages: Usages) -> Result<Usages, UsagesFlaw> {
        if usages == Usages::default() && !self.may_be_suspended {
            return Err(UsagesError::Empty.into());
        }
        match usages.iter().find(|usage| !self.allow_usage(*usage)) {
            Some(usage) => Err(UsagesFlaw::NotAllowed(usage)),
            None => Ok(usages),
        }
    }

    pub(super) fn check_groups(&self, text: &str) -> Result<Groups, GroupsFlaw> {
        let groups: Groups = text.parse()?;
        let Some(allowed) = &self.groups else {
            return Ok(groups);
        };
        let stranger = groups.iter().find(|group| !allowed.contains(group)).cloned();
        match stranger {
            Some(group) => Err(GroupsFlaw::NotAllowed {
                group,
                allowed: self.group_names().unwrap_or_default(),
            }),
            None => Ok(groups),
        }
    }

    /// The only groups, as one may type them.
    pub(crate) fn group_names(&self) -> Option<String> {
        let names: Vec<&str> = self.groups.as_ref()?.iter().map(Group::as_str).collect();
        Some(names.join(", "))
    }

    /// The usages that an untouched form has ticked.
    pub(super) fn first_usages(&self) -> Usages {
        self.usages.unwrap_or(Usages::ALL)
    }

    /// The groups that an untouched form holds: Karmada's, where that is allowed, else the first that is.
    pub(super) fn first_groups(&self) -> String {
        let karmadas = Groups::karmada_default();
        match &self.groups {
            Some(allowed) if !karmadas.iter().all(|group| allowed.contains(group)) => {
                allowed.first().map(Group::to_string).unwrap_or_default()
            }
            _ => karmadas.to_string(),
        }
    }

    /// The TTL that an untouched form has: what was asked for, as far as it is allowed.
    pub(super) fn first_ttl(&self, asked: Option<Ttl>) -> Ttl {
        let asked = asked.unwrap_or(Ttl::DEFAULT);
        match (asked, self.max_ttl) {
            (Ttl::After(span), Some(max)) => Ttl::After(span.min(max)),
            (Ttl::Never, Some(max)) => Ttl::After(max),
            (Ttl::Never, None) if self.must_expire => Ttl::DEFAULT,
            (asked, None) => asked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Draft;

    fn strict() -> Limits {
        Limits {
            max_ttl: GoDuration::from_hours(12),
            must_expire: true,
            groups: Some(vec!["system:bootstrappers:team-a".parse().unwrap()]),
            usages: Some("authentication".parse().unwrap()),
            may_be_suspended: false,
        }
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
        let must_end = Limits {
            must_expire: true,
            ..Limits::default()
        };
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
        let row = crate::model::fixture::row(
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
    }

    #[test]
    fn a_suspended_token_may_stay_so_while_something_else_is_changed() {
        let off = [
            ("usage-bootstrap-signing", "false"),
            ("usage-bootstrap-authentication", "false"),
        ];
        let limits = strict().beside(&crate::model::fixture::row("abcdef", &off));
        assert!(limits.check_usages(Usages::default()).is_ok());
    }
}
