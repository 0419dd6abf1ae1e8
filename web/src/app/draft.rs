//! The form's draft: opened, kept over a reload, and given up.

use super::{App, Gate, View, effect};
use crate::api::Verb;
use crate::model::{Choice, Draft, Limits};
use karmada_token_core::{OsRandom, RandomError, Token};
use leptos::prelude::*;

/// Where it is kept: in the tab's own storage, which ends with the tab. Nothing secret is ever stored: the token is no
/// part of the draft, and [`Draft::to_storage`] leaves out a field that one was pasted into.
const KEY: &str = "karmada-token-draft";

/// Keeps the draft over a reload, where the page is the console's own. A page that embeds the element has its storage for
/// itself.
pub(crate) fn keep(app: App) {
    if !app.option(|options| options.owns_page) {
        return;
    }
    effect(move || {
        let draft = app.draft.get();
        // Before the limits are known there is nothing of this page's to keep.
        if app.gate.with_untracked(|gate| *gate == Gate::Starting) {
            return;
        }
        // A duplicate isn't kept, unless clusters were named in it.
        if app.aside.with_value(Option::is_some) && !draft.is_many {
            return;
        }
        let Some(storage) = storage() else {
            return;
        };
        // A browser that stores nothing loses the draft with the page; there is nothing better to do.
        let _kept = if draft == untrack(|| app.untouched()) {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, &draft.to_storage())
        };
    });
}

impl App {
    /// Opens the form, for who may create; before there is a console, as soon as there is. A duplicate that was left open is given up.
    pub(crate) fn open_create(&self) {
        if self.hands_over_many() {
            return;
        }
        if self.gate.get_untracked() != Gate::Open {
            self.awaited.set_value(true);
        } else if untrack(|| self.why_not(Verb::Create)).is_none() {
            if self.view.get_untracked() != View::Create {
                self.give_up_duplicate();
            }
            self.open(View::Create);
        }
    }

    /// Lets the person in, to the form if it was asked for meanwhile.
    pub(crate) fn let_in(&self) {
        self.forget_stop();
        self.turn_to(Gate::Open);
        if self.awaited.try_update_value(std::mem::take).unwrap_or(false) {
            self.open_create();
        }
    }

    /// Opens the form with what a token that is there says, but for its secret and its end. What was typed into the form before comes back
    /// once this is made or given up.
    pub(crate) fn duplicate(&self, name: &str) {
        let row = self.rows.with_untracked(|rows| rows.as_ref()?.get(name).cloned());
        if let Some(row) = row {
            self.open_create();
            self.aside.set_value(Some(self.draft.get_untracked()));
            self.draft.set(untrack(|| self.untouched()).with(&row));
        }
    }

    /// Back to what was in the form before a duplicate; says whether there was one.
    pub(crate) fn give_up_duplicate(&self) -> bool {
        let before = self.aside.try_update_value(Option::take).flatten();
        let is_one = before.is_some();
        if let Some(before) = before {
            self.draft.set(before);
        }
        is_one
    }

    /// Back to an untouched form, or to what a duplicate stood in front of.
    pub(crate) fn reset_draft(&self) {
        if !self.give_up_duplicate() {
            self.draft.set(untrack(|| self.untouched()));
        }
        self.choice.set(Choice::default());
    }

    /// Once it is known what is allowed: the draft that was kept, or one that keeps to that. What was typed in this page
    /// stays.
    pub(crate) fn begin_draft(&self) {
        let blank = Draft::new(self.option(|options| options.default_ttl), &Limits::default());
        if self.draft.with_untracked(|draft| *draft != blank) {
            return;
        }
        let untouched = untrack(|| self.untouched());
        let kept = self
            .option(|options| options.owns_page)
            .then(|| storage()?.get_item(KEY).ok().flatten())
            .flatten();
        let kept = kept.and_then(|text| Draft::from_storage(&text, untouched.clone()));
        self.draft.set(kept.unwrap_or(untouched));
    }

    /// Draws a token for the form.
    ///
    /// # Errors
    /// When the browser gives no randomness.
    pub(crate) fn draw(&self) -> Result<(), RandomError> {
        let token = Token::generate(&mut OsRandom)?;
        self.choice.update(|choice| choice.take(token));
        Ok(())
    }

    /// Tracked.
    fn untouched(&self) -> Draft {
        Draft::new(self.option(|options| options.default_ttl), &self.limits())
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
