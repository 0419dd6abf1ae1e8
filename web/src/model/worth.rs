//! What a token is worth to whoever holds it.

use super::Draft;
use karmada_token_core::is_worth_the_control_plane;

impl Draft {
    /// Whether a holder of what is typed could become administrator.
    pub(crate) fn is_worth_the_control_plane(&self) -> bool {
        is_worth_the_control_plane(
            self.groups
                .split(|other: char| other == ',' || other.is_whitespace()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Limits;

    #[test]
    fn karmadas_own_group_is_found_among_what_is_typed() {
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
}
