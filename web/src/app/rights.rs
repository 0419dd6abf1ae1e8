//! What RBAC lets this person do: in general, and with single tokens where a role names them (`resourceNames`).

use super::{App, View};
use crate::api::{Mode, Verb};
use crate::model::{ByName, MOST_BY_NAME, NamedRights, called};
use crate::text::Key;
use karmada_token_core::TokenId;
use leptos::prelude::*;

/// Nothing while an answer isn't known, and then the person may try.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rights([Option<bool>; Verb::ALL.len()]);

/// So many questions about single tokens are under way at once.
const AT_ONCE: usize = 8;

/// The questions about single tokens that nobody has asked yet, and how many are being asked.
#[derive(Debug, Default)]
pub(super) struct Questions {
    waiting: Vec<(Verb, String)>,
    running: usize,
}

/// A press of a button that waits for what the person may do.
pub(super) struct Press {
    verb: Verb,
    names: Vec<String>,
    /// Where it was: elsewhere it would surprise.
    view: View,
    act: Box<dyn FnOnce()>,
}

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

    /// The same of some tokens, by their Secrets' names, in words. Tracked.
    pub(crate) fn why_not_with(&self, names: &[String], verb: Verb) -> Option<String> {
        self.why_forbidden(names, verb)
            .or_else(|| self.why_not_forwarded(names, verb))
    }

    /// Whether a request for the Secret of this name gets through: our proxy forwards no name but `bootstrap-token-ID`.
    pub(crate) fn forwards(&self, name: &str) -> bool {
        TokenId::from_secret_name(name).is_some()
            || self.info.with_untracked(|info| info.mode == Mode::Direct)
    }

    /// What can only fail is off. A deletion isn't: its dialog has the command for kubectl.
    fn why_not_forwarded(&self, names: &[String], verb: Verb) -> Option<String> {
        let is_lost = |name: &&String| verb == Verb::Patch && !self.forwards(name);
        let lost: Vec<String> = names.iter().filter(is_lost).cloned().collect();
        (!lost.is_empty()).then(|| self.of_tokens(Key::ChangeNotForwarded, &lost))
    }

    fn why_forbidden(&self, names: &[String], verb: Verb) -> Option<String> {
        let forbidden = self.why_not(verb)?;
        let reason = self.say(forbidden);
        if forbidden == Key::ReadOnly {
            return Some(reason);
        }
        match self.rights_by_name.with(|known| known.of(verb.name(), names)) {
            ByName::Allowed => None,
            ByName::NotFor(some) if names.len() > 1 => {
                let key = if verb == Verb::Delete {
                    Key::MayNotDeleteThese
                } else {
                    Key::MayNotChangeThese
                };
                Some(self.of_tokens(key, &some))
            }
            ByName::TooMany => Some(self.fill(
                Key::AskedForFewer,
                &[("reason", &reason), ("n", &MOST_BY_NAME.to_string())],
            )),
            ByName::NotFor(_) | ByName::Awaited | ByName::Unknown => Some(reason),
        }
    }

    /// A message about some tokens, by name.
    fn of_tokens(&self, key: Key, names: &[String]) -> String {
        let (mut tokens, more) = called(names);
        if more > 0 {
            tokens.push_str(", ");
            tokens.push_str(&self.fill(Key::AndMore, &[("n", &more.to_string())]));
        }
        self.fill(key, &[("tokens", &tokens)])
    }

    /// Asks for each verb what this person may do in general.
    pub(crate) fn ask_rights(&self) {
        self.rights.set(Rights::default());
        self.rights_by_name.set(NamedRights::default());
        self.questions.update_value(|questions| questions.waiting.clear());
        for verb in Verb::ALL {
            self.spawn(ask(*self, verb, None));
        }
    }

    /// Asks for single tokens what was refused in general, once for each sign-in. Tracked: that it was refused may become known later.
    pub(crate) fn ask_rights_with(&self, names: &[String], verbs: &[Verb]) {
        for verb in verbs {
            let is_refused = self.why_not(*verb).is_some_and(|reason| reason != Key::ReadOnly);
            if !is_refused || names.is_empty() {
                continue;
            }
            let begin = |known: &mut NamedRights| known.begin(verb.name(), names);
            for name in self.rights_by_name.try_update(begin).unwrap_or_default() {
                self.question(*verb, name);
            }
        }
    }

    /// Asks it now, or once another is answered.
    fn question(&self, verb: Verb, name: String) {
        let is_free = self.questions.try_update_value(|questions| {
            questions.waiting.push((verb, name));
            let is_free = questions.running < AT_ONCE;
            questions.running += usize::from(is_free);
            is_free
        });
        if is_free == Some(true) {
            self.spawn(ask_on(*self));
        }
    }

    fn next_question(&self) -> Option<(Verb, String)> {
        let next = self.questions.try_update_value(|questions| {
            let next = questions.waiting.pop();
            questions.running -= usize::from(next.is_none());
            next
        });
        next.flatten()
    }

    /// Does what a button is for, if this person may, with these tokens where it is for some. Where that is not known yet, the press
    /// waits for it: a finger that comes to a button presses it. Where they may not, it is said why.
    pub(crate) fn press(&self, verb: Verb, names: Vec<String>, act: impl FnOnce() + 'static) {
        if untrack(|| self.why_not_with(&names, verb)).is_none() {
            return act();
        }
        untrack(|| self.ask_rights_with(&names, &[verb]));
        let press = Press {
            verb,
            names,
            view: self.view.get_untracked(),
            act: Box::new(act),
        };
        self.pressed.set_value(Some(press));
        self.go_on();
    }

    /// Goes on with what was pressed, if it need not wait any longer.
    fn go_on(&self) {
        let Some(press) = self.pressed.try_update_value(Option::take).flatten() else {
            return;
        };
        let Press {
            verb, names, view, ..
        } = &press;
        if self.view.with_untracked(|now| now != view) {
            return;
        }
        let known = self
            .rights_by_name
            .with_untracked(|known| known.of(verb.name(), names));
        if known == ByName::Awaited {
            return self.pressed.set_value(Some(press));
        }
        match untrack(|| self.why_not_with(names, *verb)) {
            None => (press.act)(),
            Some(reason) => self.announce(reason),
        }
    }
}

/// Asks one question after the other until nobody has another.
async fn ask_on(app: App) {
    while let Some((verb, name)) = app.next_question() {
        ask(app, verb, Some(name)).await;
        app.go_on();
    }
}

async fn ask(app: App, verb: Verb, name: Option<String>) {
    let may = app.client().may(verb, name.as_deref()).await;
    match (name, may) {
        (None, Ok(may)) => app.rights.update(|rights| rights.0[verb as usize] = Some(may)),
        // Where the API server won't say, the person may try, and it will say then.
        (None, Err(_)) => {}
        (Some(name), may) => app
            .rights_by_name
            .update(|known| known.end(verb.name(), &name, may.ok())),
    }
}
