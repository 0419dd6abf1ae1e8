//! What RBAC lets this person do: in general, and with one token where a role names it (`resourceNames`).

use super::App;
use crate::api::Verb;
use crate::text::Key;
use karmada_token_core::TokenId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Nothing while an answer isn't known, and then the person may try.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rights([Option<bool>; Verb::ALL.len()]);

impl App {
    /// Why this person can't do that, or nothing when they can. Tracked.
    pub(crate) fn why_not(&self, verb: Verb) -> Option<Key> {
        if verb != Verb::Get && self.option(|options| options.readonly) {
            return Some(Key::ReadOnly);
        }
        let forbidden = match verb {
            Verb::Create => Key::MayNotCreate,
            Verb::Get => Key::MayNotReveal,
            Verb::Delete => Key::MayNotDelete,
            Verb::Patch => Key::MayNotChange,
        };
        (self.rights.get().0[verb as usize] == Some(false)).then_some(forbidden)
    }

    /// The same of one token, by its Secret's name. Tracked.
    pub(crate) fn why_not_with(&self, name: &str, verb: Verb) -> Option<Key> {
        let forbidden = self.why_not(verb)?;
        let is_named = || {
            self.rights_by_name
                .with(|known| known.contains(&right(verb, name)))
        };
        (forbidden == Key::ReadOnly || !is_named()).then_some(forbidden)
    }

    /// Asks for each verb what this person may do in general.
    pub(crate) fn ask_rights(&self) {
        self.rights.set(Rights::default());
        self.rights_by_name.update(BTreeSet::clear);
        self.rights_asked.update_value(BTreeSet::clear);
        for verb in Verb::ALL {
            self.spawn(ask(*self, verb, None));
        }
    }

    /// Asks for one token what was refused in general, once for each sign-in. Tracked: that it was refused may become known later.
    pub(crate) fn ask_rights_with(&self, name: &str) {
        // Of no other name would a request be forwarded.
        if TokenId::from_secret_name(name).is_none() {
            return;
        }
        for verb in [Verb::Get, Verb::Patch, Verb::Delete] {
            let is_refused = self.why_not(verb).is_some_and(|reason| reason != Key::ReadOnly);
            let asked = |asked: &mut BTreeSet<String>| asked.insert(right(verb, name));
            if is_refused && self.rights_asked.try_update_value(asked) == Some(true) {
                self.spawn(ask(*self, verb, Some(name.to_owned())));
            }
        }
    }
}

/// What a right for one token is remembered by.
fn right(verb: Verb, name: &str) -> String {
    [verb.name(), name].join(" ")
}

async fn ask(app: App, verb: Verb, name: Option<String>) {
    let may = app.client().may(verb, name.as_deref()).await;
    match (name, may) {
        (None, Ok(may)) => app.rights.update(|rights| rights.0[verb as usize] = Some(may)),
        (Some(name), Ok(true)) => app.rights_by_name.update(|known| {
            known.insert(right(verb, &name));
        }),
        (Some(name), Err(_)) => app.rights_asked.update_value(|asked| {
            asked.remove(&right(verb, &name));
        }),
        // Where the API server won't say, the person may try, and it will say then.
        (Some(_), Ok(false)) | (None, Err(_)) => {}
    }
}
