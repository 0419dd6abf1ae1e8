//! What the entry calls: a console into a shadow root, and out of it again.

use crate::app::{App, Gate, View, effect};
use crate::options::Options;
use crate::panic::has_failed;
use crate::text::{Key, Language};
use crate::{boot, live, pages::Console, style};
use gloo_timers::callback::Interval;
use karmada_token_core::Timestamp;
use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

/// A mounted console.
#[wasm_bindgen]
#[expect(
    missing_debug_implementations,
    reason = "it holds a person's session and has nothing to print"
)]
pub struct Handle {
    app: App,
    root: ShadowRoot,
    place: Element,
    // The type of what is mounted has no name that could be written here; dropping it ends the console.
    mounted: Option<Box<dyn Any>>,
}

/// Mounts a console into a shadow root. `options` is the entry's object of attributes and properties. After a panic there is none to mount,
/// and the root says so.
///
/// # Errors
/// When the browser's clock is outside the years 0 to 9999, or there is no document.
#[wasm_bindgen]
pub fn mount(root: ShadowRoot, options: &JsValue) -> Result<Option<Handle>, JsError> {
    let now = Timestamp::from_unix_millis(crate::api::browser_now())?;
    let options = Options::from_js(options);
    if has_failed() {
        style::adopt_console(&root);
        // Nothing is left to do where even this fails.
        let _shown = crate::panic::replace(&root, options.text.language());
        return Ok(None);
    }
    let place = document()
        .create_element("div")
        .map_err(|_| JsError::new("no element can be made"))?;
    place.set_class_name("console");
    let _part = place.set_attribute("part", "console");
    style::adopt_console(&root);
    root.append_child(&place)
        .map_err(|_| JsError::new("the shadow root takes no element"))?;

    crate::panic::watch_over(&root);
    let started = Rc::new(Cell::new(None));
    let mounted = {
        let (started, root, inner) = (Rc::clone(&started), root.clone(), place.clone());
        mount_to_renderer(&place, move || {
            let app = App::new(options, root, now);
            tick(app);
            live::heed_visibility(app);
            live::heed_network(app);
            // Before the address is read: no secret is to be in it by then.
            boot::heed_links(app);
            crate::app::keep_address(app);
            crate::app::keep_draft(app);
            name_language(app, inner);
            started.set(Some(app));
            view! { <Console app=app/> }
        })
    };
    let app = started.get().ok_or_else(|| JsError::new("nothing was mounted"))?;
    boot::start(app);
    Ok(Some(Handle {
        app,
        root,
        place,
        mounted: Some(Box::new(mounted)),
    }))
}

#[wasm_bindgen]
impl Handle {
    /// Ends the console and leaves the shadow root as it was found.
    pub fn unmount(mut self) {
        let mounted = self.mounted.take();
        if has_failed() {
            // What it holds may be half changed, and would panic again.
            std::mem::forget(mounted);
        } else {
            drop(mounted);
            self.app.end();
        }
        self.place.remove();
        crate::panic::let_go(&self.root);
    }

    /// Reads the list of tokens again.
    pub fn refresh(&self) {
        boot::refresh_patiently(self.app);
    }

    /// The element is shown, or isn't.
    pub fn see(&self, is_seen: bool) {
        if self.app.nudge().see(is_seen) {
            live::heed_sight(self.app);
        }
    }

    /// Goes on in the language of a tag, with all that is open.
    pub fn speak(&self, tag: &str) {
        self.app.speak(Language::best(tag));
    }

    /// Opens the form that creates a token, for who may create.
    #[wasm_bindgen(js_name = openCreate)]
    pub fn open_create(&self) {
        self.app.open_create();
    }
}

/// Says to assistive technology which language this is; and to the whole page, where it is our own, with a title that names the place.
fn name_language(app: App, place: Element) {
    let place = StoredValue::new_local(place);
    effect(move || {
        let tag = app.language.get().tag();
        let page = app
            .option(|options| options.owns_page)
            .then(|| document().document_element())
            .flatten();
        for element in [Some(place.get_value()), page].into_iter().flatten() {
            // Fails for no such name.
            let _named = element.set_attribute("lang", tag);
        }
        if app.option(|options| options.owns_page) {
            let is_asked = app.gate.with(|gate| matches!(gate, Gate::SignIn(_)));
            let place = app.view.with(|view| match view {
                _ if is_asked => app.say(Key::SignInTitle),
                View::Validate => app.say(Key::Validate),
                View::Preflight => app.say(Key::Preflight),
                View::Token(name) | View::Edit(name) | View::Leak(name) => name.clone(),
                _ => app.say(Key::TokensTitle),
            });
            document().set_title(&format!("{place} - Karmada"));
        }
    });
}

/// Moves the server's clock on, every second.
fn tick(app: App) {
    let interval = Interval::new(1_000, move || {
        if has_failed() {
            return;
        }
        if let Ok(now) = Timestamp::from_unix_millis(app.client().server_now()) {
            app.now.set(now);
        }
        app.clock_error.maybe_update(|known| {
            let error = app.client().clock_error();
            let is_new = *known != error;
            *known = error;
            is_new
        });
    });
    let interval = StoredValue::new_local(Some(interval));
    on_cleanup(move || drop(interval.try_update_value(Option::take)));
}
