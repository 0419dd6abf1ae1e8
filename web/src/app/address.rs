//! The address bar, where the page is the console's own: it says which view this is, and Back leads to the one before.
//!
//! What opens over the list is a step that Back takes back, and closing it is that step back: so no closed view comes up again. What has no
//! address of its own is left by Back as it is by Escape, which it may not heed.

use super::{App, Gate, View, effect};
use crate::model::{Address, Place};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::History;

/// Keeps the view and the address in step. A console inside of another's page leaves the address alone.
pub(crate) fn follow(app: App) {
    if !app.option(|options| options.owns_page) {
        return;
    }
    let read = move || {
        if let Some(hash) = hash() {
            app.go_to(Address::from_hash(&hash));
        }
    };
    // Not before the console is there: until then the hash may hold a one-time link, and the sign-in has no address.
    let opened = Memo::new(move |_| app.gate.get() == Gate::Open);
    let steps = Steps {
        later: StoredValue::new(None),
        is_leaving: StoredValue::new(false),
    };
    let mut was_open = true;
    effect(move || {
        let is_open = opened.get();
        if is_open && !was_open {
            untrack(read);
        }
        was_open = is_open;
    });
    effect(move || {
        let address = app.address();
        if opened.get() {
            steps.keep(&address, app.is_over());
        }
    });
    let event = leptos::ev::Custom::<web_sys::Event>::new("popstate");
    let listener = window_event_listener(event, move |_| {
        let is_ours = steps.is_leaving.try_update_value(std::mem::take) == Some(true);
        if !opened.get_untracked() {
            return;
        }
        // What was still to be written was of the place that the person has just left.
        steps.later.set_value(None);
        untrack(|| {
            if !is_ours {
                app.escape();
                read();
            }
            steps.keep(&app.address(), app.is_over());
        });
    });
    on_cleanup(move || listener.remove());
}

impl App {
    /// Where this is. Tracked.
    fn address(&self) -> Address {
        let place = match self.view.get() {
            View::Token(name) | View::Edit(name) | View::Leak(name) => Place::Token(name),
            View::Create => Place::Create,
            View::Validate => Place::Validate,
            View::Preflight => Place::Preflight,
            View::List | View::Created(_) | View::Many | View::Delete(_) | View::Batch(..) => Place::Tokens,
        };
        Address {
            place,
            query: self.query.get(),
        }
    }

    /// Whether what is open has no address of its own.
    fn is_over(&self) -> bool {
        self.view.with_untracked(|view| {
            !matches!(
                view,
                View::List | View::Token(_) | View::Create | View::Validate | View::Preflight
            )
        })
    }

    /// Leaves what has no address, if it lets itself be left.
    fn escape(&self) {
        if !self.is_over() {
            return;
        }
        let dialog = self.root().query_selector("dialog").ok().flatten();
        match (dialog, web_sys::Event::new("cancel")) {
            (Some(dialog), Ok(cancel)) => {
                // Fails for no event that was made just now.
                let _heard = dialog.dispatch_event(&cancel);
            }
            // Still on its way.
            _ => self.close(),
        }
    }

    /// Goes to an address; what has none and is open over it stays.
    fn go_to(&self, address: Address) {
        if self.address() == address || self.is_over() {
            return;
        }
        self.query.set(address.query);
        match address.place {
            Place::Tokens => self.close(),
            Place::Token(name) => self.open(View::Token(name)),
            Place::Create => self.open_create(),
            Place::Validate => self.open(View::Validate),
            Place::Preflight => self.open(View::Preflight),
        }
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn hash() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// What the browser keeps with an entry of its history: what lies below what was opened, and before that a `+` where it has no address of
/// its own.
fn kept() -> (bool, Option<Place>, JsValue) {
    let state = history().and_then(|history| history.state().ok());
    let state = state.unwrap_or(JsValue::NULL);
    let text = state.as_string();
    let below = text.as_deref().map(|text| text.strip_prefix('+').unwrap_or(text));
    let is_over = text.as_deref() != below;
    (is_over, below.map(|hash| Address::from_hash(hash).place), state)
}

/// The steps that were taken here.
#[derive(Clone, Copy)]
struct Steps {
    /// What is still to be written.
    later: StoredValue<Option<String>>,
    /// Whether a step back is under way.
    is_leaving: StoredValue<bool>,
}

impl Steps {
    /// Brings the browser's history to where this is.
    fn keep(self, wanted: &Address, is_over: bool) -> Option<()> {
        // It is looked again when that has come to its place.
        if self.is_leaving.get_value() {
            return None;
        }
        let (hash, shown) = (wanted.to_hash(), hash()?);
        let place = Address::from_hash(&shown).place;
        let (was_over, below, state) = kept();
        if is_over == was_over && (is_over || place == wanted.place) {
            self.put_later(hash);
            return Some(());
        }
        self.put_now();
        if !is_over && (was_over || below.as_ref() == Some(&wanted.place)) {
            self.is_leaving.set_value(true);
            return history()?.back().ok();
        }
        // The form is done with; a link that led to it has nothing below.
        if is_over && place == Place::Create && below.is_some() {
            let state = format!("+{}", state.as_string()?);
            return history()?
                .replace_state_with_url(&state.into(), "", Some(&hash))
                .ok();
        }
        let state = match wanted.place {
            _ if is_over => format!("+{shown}").into(),
            Place::Token(_) | Place::Create => shown.into(),
            Place::Tokens | Place::Validate | Place::Preflight => JsValue::NULL,
        };
        history()?.push_state_with_url(&state, "", Some(&hash)).ok()
    }

    /// Another search is no step. It is written once it is seen: a browser may take longer to write an address than the page to search ten
    /// thousand tokens.
    fn put_later(self, wanted: String) {
        if self.later.try_update_value(|later| later.replace(wanted)) == Some(None) {
            request_animation_frame(move || {
                let put = move || {
                    self.put_now();
                };
                set_timeout(put, Duration::ZERO);
            });
        }
    }

    fn put_now(self) -> Option<()> {
        let wanted = self.later.try_update_value(Option::take).flatten()?;
        if hash()? == wanted {
            return None;
        }
        let (_, _, state) = kept();
        history()?.replace_state_with_url(&state, "", Some(&wanted)).ok()
    }
}
