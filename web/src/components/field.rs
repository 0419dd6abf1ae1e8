//! Fields of a form, each with its label, its hint, and what is wrong with it, tied together for a screen reader.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// What is wrong with a field, under it; nothing where nothing is.
#[component]
pub(crate) fn FieldError(#[prop(into)] id: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div class="field-error" id=id aria-live="polite">
            {move || error.get().map(|error| view! { <Icon glyph=Glyph::Alert/><span>{error}</span> })}
        </div>
    }
}

/// A field of text.
#[component]
pub(crate) fn TextField(
    /// Unique in the console.
    id: &'static str,
    #[prop(into)] label: String,
    /// What to write here.
    #[prop(optional, into)]
    hint: Option<String>,
    /// `text`, or `password` for what must not stay on the screen.
    #[prop(default = "text")]
    kind: &'static str,
    /// More than one line.
    #[prop(optional)]
    lines: Option<u8>,
    /// Monospaced: for what a program reads.
    #[prop(optional)]
    mono: bool,
    #[prop(into)] value: Signal<String>,
    on_input: impl Fn(String) + 'static,
    #[prop(default = Signal::stored(None), into)] error: Signal<Option<String>>,
    #[prop(default = Signal::stored(false), into)] disabled: Signal<bool>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let hint_id = format!("{id}-hint");
    let described = match &hint {
        Some(_) => format!("{hint_id} {error_id}"),
        None => error_id.clone(),
    };
    let class = if mono { "input mono" } else { "input" };
    let invalid = move || {
        if error.with(Option::is_some) {
            "true"
        } else {
            "false"
        }
    };
    let control = match lines {
        Some(lines) => view! {
            <textarea
                id=id
                class=class
                rows=lines.to_string()
                spellcheck="false"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                prop:disabled=disabled
                on:input:target=move |event| on_input(event.target().value())
            ></textarea>
        }
        .into_any(),
        None => view! {
            <input
                id=id
                class=class
                type=kind
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                prop:disabled=disabled
                on:input:target=move |event| on_input(event.target().value())
            />
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {control}
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <FieldError id=error_id error=error/>
        </div>
    }
}
