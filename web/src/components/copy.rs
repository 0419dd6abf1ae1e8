//! A text to take away: shown in full, selected at once, copied on a person's action only.

use super::{Glyph, Icon};
use crate::app::App;
use crate::text::Key;
use crate::words::{Word, words};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};
use zeroize::Zeroizing;

/// A read-only text with its label and a button that copies it. `id` is unique in the console.
#[component]
pub(crate) fn CopyField(
    app: App,
    id: &'static str,
    label: Key,
    button: Key,
    value: Zeroizing<String>,
) -> impl IntoView {
    view! { <CopyText app=app id=id label=app.say(label) button=app.say(button) value=value/> }
}

/// The same, with a label that isn't the catalogue's. It is read, selected and copied from a field that isn't seen; what is seen of it
/// breaks where a field can't be told to, between a command's words.
#[component]
pub(crate) fn CopyText(
    app: App,
    #[prop(into)] id: String,
    label: String,
    /// The button's accessible name.
    button: String,
    value: Zeroizing<String>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let Some(area) = area.get_untracked() else {
            return;
        };
        app.spawn(async move {
            let done = copy_text(&area).await;
            copied.set(done);
            app.announce(app.say(if done { Key::Copied } else { Key::CopyByHand }));
        });
    };
    let select = move |_| {
        if let Some(area) = area.get_untracked() {
            area.select();
        }
    };
    view! {
        <div class="copy-field">
            <div class="copy-head">
                <label for=id.clone()>{label}</label>
                <button type="button" class="button" on:click=copy aria-label=button>
                    {move || view! { <Icon glyph=if copied.get() { Glyph::Good } else { Glyph::Copy }/> }}
                    {move || app.say(if copied.get() { Key::Copied } else { Key::Copy })}
                </button>
            </div>
            <div class="copy-text mono">
                <textarea
                    node_ref=area
                    id=id
                    readonly
                    spellcheck="false"
                    autocomplete="off"
                    on:focus=select
                    prop:value=value.to_string()
                ></textarea>
                <pre class=value.contains('\n').then_some("script") aria-hidden="true">{shown(&value)}</pre>
            </div>
        </div>
    }
}

/// A text with its words, each of which stands on one line where it fits on one.
fn shown(text: &str) -> Vec<AnyView> {
    let word = |word: Word<'_>| match word {
        Word::Whole(word) => view! { <span class="word">{word.to_owned()}</span> }.into_any(),
        Word::Between(space) => space.to_owned().into_any(),
    };
    words(text).map(word).collect()
}

/// A button that copies a text which is not in the page before. `text` is asked for on the click alone.
#[component]
pub(crate) fn CopyButton(
    app: App,
    /// Its accessible name, where what is seen on it is not all.
    #[prop(into)]
    label: String,
    /// What is seen on it.
    #[prop(default = Key::Copy)]
    shown: Key,
    text: impl Fn() -> Zeroizing<String> + 'static,
) -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        let text = text();
        app.spawn(async move {
            let done = copy_beside(&place, &text).await;
            copied.try_set(done);
            app.announce(app.say(if done { Key::Copied } else { Key::CopyByHand }));
        });
    };
    view! {
        <span class="copy-place" node_ref=place>
            <button type="button" class="button" on:click=copy aria-label=label>
                {move || view! { <Icon glyph=if copied.get() { Glyph::Good } else { Glyph::Copy }/> }}
                {move || app.say(if copied.get() { Key::Copied } else { shown })}
            </button>
        </span>
    }
}

/// Copies by way of a field that is there only so long; it stays, selected, where the browser doesn't let the page copy.
async fn copy_beside(place: &web_sys::Element, text: &str) -> bool {
    while let Some(last) = place.query_selector("textarea").ok().flatten() {
        last.remove();
    }
    let Ok(area) = document().create_element("textarea") else {
        return false;
    };
    let area: HtmlTextAreaElement = area.unchecked_into();
    area.set_read_only(true);
    area.set_class_name("mono");
    area.set_value(text);
    let done = place.append_child(&area).is_ok() && copy_text(&area).await;
    if done {
        area.remove();
    }
    done
}

/// The clipboard's own way where the page may use it; else the selection is copied as Ctrl-C would, which also works in a
/// frame without the permission. Whether either did.
async fn copy_text(area: &HtmlTextAreaElement) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| !clipboard.is_undefined()) {
        let written = JsFuture::from(window.navigator().clipboard().write_text(&area.value())).await;
        if written.is_ok() {
            return true;
        }
    }
    area.select();
    let document = window
        .document()
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
