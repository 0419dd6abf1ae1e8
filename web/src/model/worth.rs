//! What a token is worth to whoever holds it.

use super::{Draft, Row, is_far};
use karmada_token_core::{Expiration, Group, RecordedExpiration, Timestamp};

/// Whether a holder could become administrator: Karmada's own group is worth the control plane.
pub(crate) fn is_worth_the_control_plane<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    let default = Group::karmada_default();
    groups.any(|group| group == default.as_str())
}

impl Draft {
    pub(crate) fn is_worth_the_control_plane(&self) -> bool {
        is_worth_the_control_plane(
            self.groups
                .split(|other: char| other == ',' || other.is_whitespace()),
        )
    }
}

impl Row {
    pub(crate) fn is_worth_the_control_plane(&self) -> bool {
        is_worth_the_control_plane(self.record().groups.iter().map(String::as_str))
    }

    /// Whether it lives for more than another day, or for ever.
    pub(crate) fn is_long_lived(&self, now: Timestamp) -> bool {
        match self.record().expiration {
            RecordedExpiration::Never => true,
            RecordedExpiration::At(end) => is_far(Expiration::At(end), now),
            // The API server takes it for expired.
            RecordedExpiration::Unparseable(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Limits;
    use crate::model::fixture::row;

    #[test]
    fn karmadas_own_group_is_worth_the_control_plane() {
        assert!(row("abcdef", &[]).is_worth_the_control_plane());
        let other = row("abcdef", &[("auth-extra-groups", "system:bootstrappers:team-a")]);
        assert!(!other.is_worth_the_control_plane());
        for (groups, is_worth) in [
            (
                "system:bootstrappers:team-a,\nsystem:bootstrappers:karmada:default-cluster-token",
                true,
            ),
            ("system:bootstrappers:team-a", false),
            ("", false),
        ] {
            let draft = Draft {
                groups: groups.to_owned(),
                ..Draft::new(None, &Limits::default())
            };
            assert_eq!(draft.is_worth_the_control_plane(), is_worth, "{groups}");
        }
    }

    #[test]
    fn what_lives_for_more_than_another_day_is_long_lived() {
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
        assert!(row("abcdef", &[]).is_long_lived(now), "never");
        for (end, is_long) in [
            ("2026-11-25T06:00:00Z", false),
            ("2026-11-25T06:00:01Z", true),
            ("2020-01-01T00:00:00Z", false),
            ("tomorrow", false),
        ] {
            assert_eq!(
                row("abcdef", &[("expiration", end)]).is_long_lived(now),
                is_long,
                "{end}"
            );
        }
    }
}
