//! A part that is closed at first. What is in it is made when it is opened, and not in the page before.

use leptos::prelude::*;

/// A part with a summary.
#[component]
pub(crate) fn Fold(#[prop(into)] summary: String, children: ChildrenFn) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class="yaml" on:toggle:target=move |event| open.set(event.target().open())>
            <summary>{summary}</summary>
            {move || open.get().then(|| children())}
        </details>
    }
}
