//! A modal dialog: the browser's own `<dialog>`, opened when it is mounted. `App::open` and `App::close` see to the focus.

use super::Toast;
use crate::app::{App, effect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A modal dialog with a heading. Only one is open at a time, so the heading's ID is always the same.
///
/// `on_close` is called at each Escape that the person presses, and closes it or not; nothing closes by itself, and a click beside it does
/// nothing: what was typed is not lost by a slip of the hand.
#[component]
pub(crate) fn Dialog(
    app: App,
    #[prop(into)] title: String,
    /// Whether it asks about something that can't be taken back.
    #[prop(optional)]
    alert: bool,
    /// Whether it stands at the side, over the whole height.
    #[prop(optional)]
    sheet: bool,
    /// Whether it is to be read first, and not to be filled in or answered; at the side it is.
    #[prop(optional)]
    read: bool,
    on_close: impl Fn() + Copy + 'static,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let is_read = read || sheet;
    effect(move || {
        if let Some(element) = dialog.get() {
            // One dialog that follows another may be the same element with other content: only what is opened gets the focus.
            if element.open() {
                element.close();
            }
            // What nobody can see would hold the whole page: the entry opens it once the element is seen again.
            if app.root().host().client_width() == 0 {
                return;
            }
            // Fails for no dialog that is in the page.
            let _shown = element.show_modal();
            if !is_read && !alert {
                begin_at_first_field(&element);
            }
        }
    });
    // Chromium heeds no second `cancel` that is prevented, until something else is pressed; a key that is prevented it does. The page around
    // the console is to hear nothing of it, and what is being composed has an Escape of its own.
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.stop_propagation();
            event.prevent_default();
            on_close();
        }
    };
    // What else asks for it, such as a phone's way back.
    let cancel = move |event: web_sys::Event| {
        event.prevent_default();
        on_close();
    };
    view! {
        <dialog
            node_ref=dialog
            class=if sheet { "dialog sheet" } else { "dialog" }
            part="dialog"
            role=if alert { "alertdialog" } else { "dialog" }
            aria-describedby=alert.then_some("dialog-effect")
            aria-labelledby="dialog-title"
            on:keydown=escape
            on:cancel=cancel
        >
            // What is to be read is read from its heading on; a form begins at its first field, a question at the safe answer.
            <h2
                id="dialog-title"
                class="dialog-title"
                tabindex=is_read.then_some("-1")
                autofocus=is_read
            >
                {title}
            </h2>
            {children()}
            <Toast app=app heard=Signal::stored(true)/>
        </dialog>
    }
}

/// Gives the focus to the open dialog's heading, unless something has it that stays; what goes is found by `going`.
pub(crate) fn focus_title(app: App, going: &str) {
    let root = app.root();
    let find = |selector| root.query_selector(selector).ok().flatten();
    if root.active_element().is_none() || find(going).is_some() {
        let title = find("#dialog-title").and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok());
        // Fails for no element that is in the page.
        let _focused = title.map(|title| title.focus());
    }
}

/// A body that scrolls would have the focus otherwise, and no key that is typed would go anywhere. Of choices the one that is
/// chosen is where the Tab key would come to, too.
fn begin_at_first_field(dialog: &web_sys::HtmlDialogElement) {
    let field = dialog
        .query_selector("form :is(input:not([type=radio]), input:checked, textarea)")
        .ok()
        .flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails for no element that is in the page.
        let _focused = field.focus();
    }
}
