//! One of several that exclude each other.

use leptos::prelude::*;

/// A radio button with its words. The group around it has the role and the label.
#[component]
pub(crate) fn Radio(
    /// What the buttons of one group share.
    name: &'static str,
    #[prop(into)] text: String,
    /// Monospaced: for what a program reads.
    #[prop(optional)]
    mono: bool,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(default = Signal::stored(false), into)] disabled: Signal<bool>,
    on_choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="radio"
                name=name
                prop:checked=chosen
                prop:disabled=disabled
                on:change=move |_| on_choose()
            />
            <span class:mono=mono>{text}</span>
        </label>
    }
}
