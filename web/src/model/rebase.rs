//! A form over a token that somebody else has changed meanwhile: what was left alone follows the token, what was changed stays.

use super::{Draft, Row};

/// A field of the form that changes a token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Field {
    /// When it ends.
    Expires,
    /// The usages.
    Usages,
    /// The groups.
    Groups,
    /// The description.
    Description,
}

impl Draft {
    /// Goes over to the token as it is `now`, from what it was `before`, which the form was filled from. Answers the fields that
    /// both sides have changed: the form keeps its own of them.
    pub(crate) fn rebase(&mut self, before: &Row, now: &Row) -> Vec<Field> {
        let (before, now) = (Draft::of(before), Draft::of(now));
        let end = |draft: &Draft| (draft.lifetime, draft.kept);
        let (was, theirs) = (end(&before), end(&now));
        let mut both = Vec::new();
        if self.lifetime == before.lifetime {
            self.lifetime = now.lifetime;
        } else if theirs != was {
            both.push(Field::Expires);
        }
        // What "Keep" stands for is always the token's own.
        self.kept = now.kept;
        if follow(&mut self.usages, before.usages, now.usages) {
            both.push(Field::Usages);
        }
        if follow(&mut self.groups, before.groups, now.groups) {
            both.push(Field::Groups);
        }
        if follow(&mut self.description, before.description, now.description) {
            both.push(Field::Description);
        }
        both
    }
}

/// Takes theirs for mine, unless mine was changed; answers whether both were, and not to the same.
fn follow<T: PartialEq>(mine: &mut T, before: T, theirs: T) -> bool {
    if *mine == before {
        *mine = theirs;
        return false;
    }
    theirs != before && theirs != *mine
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row;
    use crate::model::{Lifetime, Limits};
    use karmada_token_core::{Expiration, Timestamp};

    const GROUPS: &str = "auth-extra-groups";
    const SIGNING: &str = "usage-bootstrap-signing";
    const AUTHENTICATION: &str = "usage-bootstrap-authentication";

    fn at(time: &str) -> Timestamp {
        Timestamp::parse_rfc3339(time).unwrap()
    }

    /// The form over a token without changes, then changed.
    fn form(before: &Row, change: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = Draft::of(before);
        change(&mut draft);
        draft
    }

    #[test]
    fn what_nobody_touched_in_the_form_is_as_somebody_else_has_made_it() {
        let before = row("abcdef", &[]);
        for (theirs, usages) in [
            (vec![(SIGNING, "false")], "authentication"),
            (vec![(SIGNING, "false"), (AUTHENTICATION, "false")], ""),
        ] {
            let now = row("abcdef", &theirs);
            let mut draft = form(&before, |draft| draft.description = "mine".to_owned());
            assert_eq!(draft.rebase(&before, &now), []);
            assert_eq!(
                (draft.usages.to_string().as_str(), draft.description.as_str()),
                (usages, "mine")
            );
            let clock = at("2026-11-24T06:00:00Z");
            let limits = Limits::default().beside(&now);
            let wish = draft.check(&limits, clock).unwrap();
            let patch = wish.changes(&now, clock).unwrap().unwrap();
            assert!(
                patch.usages.is_none() && patch.expiration.is_none() && patch.groups.is_none(),
                "{patch:?}"
            );
        }
    }

    #[test]
    fn every_field_that_was_left_alone_follows() {
        let before = row("abcdef", &[]);
        let now = row(
            "abcdef",
            &[
                ("description", "theirs"),
                (GROUPS, "system:bootstrappers:team-b"),
                ("expiration", "2027-01-01T00:00:00Z"),
            ],
        );
        let mut draft = Draft::of(&before);
        assert_eq!(draft.rebase(&before, &now), []);
        assert_eq!(draft, Draft::of(&now));
    }

    #[test]
    fn what_both_have_changed_is_named_and_the_form_keeps_its_own() {
        let before = row("abcdef", &[]);
        let now = row(
            "abcdef",
            &[
                ("description", "theirs"),
                (GROUPS, "system:bootstrappers:team-b"),
                (SIGNING, "false"),
                ("expiration", "2027-01-01T00:00:00Z"),
            ],
        );
        let mut draft = form(&before, |draft| {
            draft.description = "mine".to_owned();
            draft.groups = "system:bootstrappers:team-a".to_owned();
            draft.usages = "signing".parse().unwrap();
            draft.lifetime = Lifetime::Hours(1);
        });
        let mine = draft.clone();
        let all = [Field::Expires, Field::Usages, Field::Groups, Field::Description];
        assert_eq!(draft.rebase(&before, &now), all);
        let kept = Some(Expiration::At(at("2027-01-01T00:00:00Z")));
        assert_eq!(draft, Draft { kept, ..mine });
    }

    #[test]
    fn the_same_change_from_both_sides_is_none() {
        let before = row("abcdef", &[]);
        let now = row("abcdef", &[("description", "for eu-1"), (SIGNING, "false")]);
        let mut draft = form(&before, |draft| {
            draft.description = "for eu-1".to_owned();
            draft.usages = "authentication".parse().unwrap();
        });
        assert_eq!(draft.rebase(&before, &now), []);
        assert_eq!(draft, Draft::of(&now));
    }
}
