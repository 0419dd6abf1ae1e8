//! The live region: what a screen reader is told, and what is shown for a moment.

use crate::app::App;
use leptos::prelude::*;

/// A live region. While a modal dialog is open nothing outside it is read out, so there is one in each dialog and one in
/// the page, and the one that can be heard speaks: `heard` says whether that is this one.
#[component]
pub(crate) fn Toast(app: App, #[prop(into)] heard: Signal<bool>) -> impl IntoView {
    view! {
        <output class="toast" role="status" aria-live="polite">{move || heard.get().then(|| app.announcement.get())}</output>
    }
}
