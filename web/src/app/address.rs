//! The address bar, where the page is the console's own: it says which view this is, and Back leads to the one before.

use super::{App, Gate, View, effect};
use crate::model::{Address, Place};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;

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
    let later = StoredValue::new(None);
    let mut was_open = true;
    effect(move || {
        let is_open = opened.get();
        if is_open && !was_open {
            untrack(read);
        }
        was_open = is_open;
    });
    let mut shown = None;
    effect(move || {
        let address = app.address();
        shown = opened.get().then(|| {
            write(&address, shown.as_ref(), later);
            address
        });
    });
    let event = leptos::ev::Custom::<web_sys::Event>::new("popstate");
    let listener = window_event_listener(event, move |_| {
        if opened.get_untracked() {
            // What was still to be written was of the place that the person has just left.
            later.set_value(None);
            untrack(read);
        }
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

    /// Goes to an address; what has none and is open over it stays. So do the tokens of many clusters, whatever the address: what is
    /// handed over there is nowhere else together.
    fn go_to(&self, address: Address) {
        if self.address() == address || self.hands_over_many() {
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

fn hash() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// Another place is a step that Back takes back; another search is not. That one is written once it is seen: a browser may take
/// longer to write an address than the page to search ten thousand tokens.
fn write(address: &Address, shown: Option<&Address>, later: StoredValue<Option<String>>) {
    let wanted = address.to_hash();
    let is_step = shown.is_some_and(|shown| shown.place != address.place);
    let put_later = move || {
        if let Some(wanted) = later.try_update_value(Option::take).flatten() {
            put(&wanted, false);
        }
    };
    if is_step {
        put_later();
        put(&wanted, true);
    } else if later.try_update_value(|later| later.replace(wanted)) == Some(None) {
        request_animation_frame(move || set_timeout(put_later, Duration::ZERO));
    }
}

fn put(wanted: &str, is_step: bool) -> Option<()> {
    if hash()? == wanted {
        return None;
    }
    let history = web_sys::window()?.history().ok()?;
    let written = if is_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(wanted))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(wanted))
    };
    written.ok()
}
