//! The address bar, where the page is the console's own: it says which view this is, and Back leads to the one before.

use super::{App, Gate, View};
use crate::model::{Address, Place};
use leptos::prelude::*;
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
    Effect::new(move |was_open: Option<bool>| {
        let is_open = opened.get();
        if is_open && was_open == Some(false) {
            untrack(read);
        }
        is_open
    });
    Effect::new(move |shown: Option<Option<Address>>| {
        let address = app.address();
        if !opened.get() {
            return None;
        }
        write(&address, shown.flatten().as_ref());
        Some(address)
    });
    let event = leptos::ev::Custom::<web_sys::Event>::new("popstate");
    let listener = window_event_listener(event, move |_| {
        if opened.get_untracked() {
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

    /// Goes to an address; what has none and is open over it stays.
    fn go_to(&self, address: Address) {
        if self.address() == address {
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

/// Another place is a step that Back takes back; another search is not.
fn write(address: &Address, shown: Option<&Address>) -> Option<()> {
    let wanted = address.to_hash();
    if hash()? == wanted {
        return None;
    }
    let history = web_sys::window()?.history().ok()?;
    let is_step = shown.is_some_and(|shown| shown.place != address.place);
    let written = if is_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&wanted))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&wanted))
    };
    written.ok()
}
