//! The one live region: what a screen reader is told, and what is shown for a moment.

use crate::app::App;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const SHOWN: u32 = 4_000;

/// The live region. It is always in the page, since one that comes with its text is not read out.
#[component]
pub(crate) fn Toast(app: App) -> impl IntoView {
    // Each message takes itself away, unless a later one is there.
    let latest = StoredValue::new(0_u32);
    Effect::new(move || {
        if app.announcement.with(String::is_empty) {
            return;
        }
        latest.update_value(|count| *count = count.wrapping_add(1));
        let this = latest.get_value();
        app.spawn(async move {
            TimeoutFuture::new(SHOWN).await;
            if latest.try_get_value() == Some(this) {
                app.announcement.set(String::new());
            }
        });
    });
    view! {
        <output class="toast" role="status" aria-live="polite">{move || app.announcement.get()}</output>
    }
}
