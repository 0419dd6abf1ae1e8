//! What RBAC lets a person do with single tokens, where a role names them (`resourceNames`): what was asked, and what came of it.

use karmada_token_core::TokenId;
use std::collections::BTreeSet;

/// For more tokens at once than this it isn't asked of each.
pub(crate) const MOST_BY_NAME: usize = 100;
/// So many are named one by one.
const MOST_NAMED: usize = 5;

/// What is known of rights for single tokens: of each, by its verb and its Secret's name, whether it was asked and what was answered.
/// Three sets of texts, as the selection is one: a map of anything else is 2 KB of wasm.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedRights {
    asked: BTreeSet<String>,
    allowed: BTreeSet<String>,
    refused: BTreeSet<String>,
}

/// What is known of one right for some tokens.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum ByName {
    /// For each of them.
    Allowed,
    /// Not for these, by their Secrets' names.
    NotFor(Vec<String>),
    /// Something is still to be answered.
    Awaited,
    /// Not all of it has been asked, or the API server won't say.
    Unknown,
    /// They are too many to be asked for.
    TooMany,
}

impl NamedRights {
    /// Those of the tokens that are to be asked for now; they are awaited from here on. Each is asked for once.
    pub(crate) fn begin(&mut self, verb: &str, names: &[String]) -> Vec<String> {
        if names.len() > MOST_BY_NAME {
            return Vec::new();
        }
        let mut new = Vec::new();
        for name in names {
            let right = right(verb, name);
            if !self.asked.insert(right.clone()) {
                continue;
            }
            if TokenId::from_secret_name(name).is_some() {
                new.push(name.clone());
            } else {
                // Of no other name would a request be forwarded.
                self.refused.insert(right);
            }
        }
        new
    }

    /// It was answered; not at all where the API server won't say, and then it may be asked again.
    pub(crate) fn end(&mut self, verb: &str, name: &str, allowed: Option<bool>) {
        let right = right(verb, name);
        match allowed {
            Some(true) => self.allowed.insert(right),
            Some(false) => self.refused.insert(right),
            None => self.asked.remove(&right),
        };
    }

    /// What is known for these tokens.
    pub(crate) fn of(&self, verb: &str, names: &[String]) -> ByName {
        if names.len() > MOST_BY_NAME {
            return ByName::TooMany;
        }
        let mut refused = Vec::new();
        let (mut is_awaited, mut is_unknown) = (false, names.is_empty());
        for name in names {
            let right = right(verb, name);
            if self.refused.contains(&right) {
                refused.push(name.clone());
            } else if !self.allowed.contains(&right) {
                let was_asked = self.asked.contains(&right);
                is_awaited |= was_asked;
                is_unknown |= !was_asked;
            }
        }
        match (is_awaited, is_unknown, refused.is_empty()) {
            (true, _, _) => ByName::Awaited,
            (_, true, _) => ByName::Unknown,
            (_, _, true) => ByName::Allowed,
            (_, _, false) => ByName::NotFor(refused),
        }
    }
}

/// What a right for one token is remembered by.
fn right(verb: &str, name: &str) -> String {
    [verb, name].join(" ")
}

/// What some tokens are called, by their Secrets' names, and how many more there are than that.
pub(crate) fn called(names: &[String]) -> (String, usize) {
    let mut said = String::new();
    for name in names.iter().take(MOST_NAMED) {
        said.push_str(if said.is_empty() { "" } else { ", " });
        match TokenId::from_secret_name(name) {
            Some(id) => said.push_str(id.as_str()),
            None => said.push_str(name),
        }
    }
    (said, names.len().saturating_sub(MOST_NAMED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| format!("bootstrap-token-{id}")).collect()
    }

    #[test]
    fn each_token_is_asked_for_once_until_it_is_answered_for_all() {
        let mut known = NamedRights::default();
        let [one, both] = [names(&["mine01"]), names(&["mine01", "mine02"])];
        assert_eq!(known.of("patch", &both), ByName::Unknown);
        assert_eq!(known.begin("patch", &one), one);
        assert_eq!(known.begin("patch", &both), both[1..]);
        assert!(known.begin("patch", &both).is_empty());
        known.end("patch", &both[0], Some(true));
        assert_eq!(known.of("patch", &one), ByName::Allowed);
        assert_eq!(known.of("patch", &both), ByName::Awaited);
        known.end("patch", &both[1], Some(true));
        assert_eq!(known.of("patch", &both), ByName::Allowed);
        assert_eq!(known.of("delete", &both), ByName::Unknown, "another right");
        assert_eq!(
            known.of("patch", &[]),
            ByName::Unknown,
            "no token is none that is named"
        );
    }

    #[test]
    fn what_is_refused_is_named() {
        let mut known = NamedRights::default();
        let mut all = names(&["mine01", "their1", "their2"]);
        // Of such a name no request is made.
        all.push("bootstrap-token-UPPER".to_owned());
        assert_eq!(known.begin("delete", &all), all[..3]);
        for (name, allowed) in all.iter().zip([true, false, false]) {
            known.end("delete", name, Some(allowed));
        }
        assert_eq!(known.of("delete", &all), ByName::NotFor(all[1..].to_vec()));
        let said = called(&all[1..]);
        assert_eq!(said, ("their1, their2, bootstrap-token-UPPER".to_owned(), 0));
        assert_eq!(called(&names(&["a00000"; 7])), (["a00000"; 5].join(", "), 2));
    }

    #[test]
    fn what_was_not_answered_is_asked_again() {
        let mut known = NamedRights::default();
        let one = names(&["mine01"]);
        known.begin("get", &one);
        known.end("get", &one[0], None);
        assert_eq!(known.of("get", &one), ByName::Unknown);
        assert_eq!(known.begin("get", &one), one);
    }

    #[test]
    fn too_many_are_not_asked_for() {
        let mut known = NamedRights::default();
        let ids: Vec<String> = (0..=MOST_BY_NAME).map(|id| format!("{id:06}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let all = names(&ids);
        assert!(known.begin("patch", &all).is_empty());
        assert_eq!(known.of("patch", &all), ByName::TooMany);
        assert_eq!(known.begin("patch", &all[1..]).len(), MOST_BY_NAME);
        assert_eq!(known.of("patch", &all[1..]), ByName::Awaited);
    }
}
