//! A defect of the console itself: the person is told and can reload, and nothing that was in memory is printed.

use crate::text::{Key, Language, Text};
use leptos::prelude::document;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Once;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

thread_local! {
    /// The shadow roots of the consoles that are mounted.
    static ROOTS: RefCell<Vec<ShadowRoot>> = const { RefCell::new(Vec::new()) };
    static FAILED: Cell<bool> = const { Cell::new(false) };
}

/// Whether there was a panic. Then nothing may go on: what the program knows may be half changed, and would make it panic again.
pub(crate) fn has_failed() -> bool {
    FAILED.get()
}

/// Has a panic shown in this root too: wasm is one program, and a panic ends every console of the page.
pub(crate) fn watch_over(root: &ShadowRoot) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // Whoever tests a debug build reads the message too.
            if cfg!(debug_assertions) {
                before(info);
            }
            // The place alone: a panic's message may hold what the program was working on.
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            FAILED.set(true);
            web_sys::console::error_1(&format!("karmada-token-console has failed at {place}").into());
            show();
        }));
    });
    ROOTS.with_borrow_mut(|roots| roots.push(root.clone()));
}

/// Forgets a root whose console has been unmounted.
pub(crate) fn let_go(root: &ShadowRoot) {
    ROOTS.with_borrow_mut(|roots| roots.retain(|known| known != root));
}

fn show() {
    ROOTS.with(|roots| {
        for root in roots.try_borrow().iter().flat_map(|roots| roots.iter()) {
            // Nothing is left to do where even this fails.
            let _shown = replace(root, language_of(root)).and_then(|button| button.focus());
        }
    });
}

/// What the console itself knows may be in the middle of a change; its markup says which language it speaks.
fn language_of(root: &ShadowRoot) -> Language {
    let console = root.query_selector(".console").ok().flatten();
    let tag = console.and_then(|console| console.get_attribute("lang"));
    Language::best(&tag.unwrap_or_default())
}

/// Says so in place of whatever is in a root; what it answers is the button that loads the page anew.
pub(crate) fn replace(root: &ShadowRoot, language: Language) -> Result<HtmlElement, JsValue> {
    let text = Text::new(language, BTreeMap::new());
    // The main part of another's page is the page's to name.
    let is_own = root.host().has_attribute("owns-page");
    let place = document().create_element(if is_own { "main" } else { "section" })?;
    place.set_class_name("console failed");
    place.set_attribute("lang", language.tag())?;
    let name = document().create_element("h1")?;
    name.set_text_content(Some(&text.say(Key::Product)));
    let message = document().create_element("p")?;
    message.set_attribute("role", "alert")?;
    message.set_text_content(Some(&text.say(Key::Panicked)));
    let button: HtmlElement = document().create_element("button")?.unchecked_into();
    button.set_class_name("button primary");
    button.set_text_content(Some(&text.say(Key::Reload)));
    let reload = Closure::once_into_js(|| {
        // A reload that the browser refuses leaves its own button to press.
        let _reloaded = web_sys::window().map(|window| window.location().reload());
    });
    button.set_onclick(Some(reload.unchecked_ref()));
    place.append_child(&name)?;
    place.append_child(&message)?;
    place.append_child(&button)?;
    root.set_text_content(None);
    root.append_child(&place)?;
    Ok(button)
}
