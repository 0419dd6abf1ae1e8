//! A word for who waits: nothing at first, and after a while that it is still being waited for.

use crate::app::App;
use crate::text::Key;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

/// Milliseconds until then.
const PATIENCE: u32 = 5_000;

/// Stands beside whatever says that something is under way, in a live region.
#[component]
pub(crate) fn Slow(app: App) -> impl IntoView {
    let is_slow = RwSignal::new(false);
    // Ends with what it stands beside.
    leptos::task::spawn_local_scoped_with_cancellation(async move {
        TimeoutFuture::new(PATIENCE).await;
        is_slow.set(true);
    });
    view! { <p class="slow" role="status">{move || is_slow.get().then(|| app.say(Key::Slow))}</p> }
}
