//! What is said above the list: sandbox, not Karmada, not reachable.

use crate::api::{ApiError, browser_now};
use crate::app::App;
use crate::components::{Banner, Tone, explain_beyond, spell};
use crate::model::{Connection, Span};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn Notices(app: App) -> impl IntoView {
    let stranger = move || app.info.with(|info| info.karmada == Some(false));
    view! {
        {move || app.is_sandbox().then(|| view! {
            <Banner tone=Tone::Note role="note" name=app.say(Key::SandboxTitle)>
                <p>{app.say(Key::SandboxNotice)}</p>
            </Banner>
        })}
        {move || stranger().then(|| view! {
            <Banner tone=Tone::Warning role="alert">
                <p>{app.say(Key::NotKarmada)}</p>
            </Banner>
        })}
        {move || app.clock_error.get().map(|seconds| view! {
            <Banner tone=Tone::Warning role="note" name=app.say(Key::ClockTitle)>
                <p>{app.fill(
                    if seconds > 0 { Key::ClockAhead } else { Key::ClockBehind },
                    &[("span", &spell(app, Span::of_seconds(seconds.unsigned_abs())))],
                )}</p>
            </Banner>
        })}
        <Disconnected app=app/>
    }
}

/// Why nothing is reached, and when it is tried again. The list stays as it was last known, and says so.
#[component]
pub(super) fn Disconnected(app: App) -> impl IntoView {
    let is_lost = Memo::new(move |_| matches!(app.connection.get(), Connection::Lost { .. }));
    let reason = move || app.failure.with(|error| explain_beyond(app, error.as_ref()?));
    let title = move || {
        let is_there = app
            .failure
            .with(|error| error.as_ref().is_some_and(ApiError::is_the_server_s_own));
        app.say(if is_there {
            Key::Hindered
        } else {
            Key::Disconnected
        })
    };
    let stale = move || app.rows.with(Option::is_some).then(|| app.say(Key::LastKnown));
    view! {
        {move || is_lost.get().then(|| view! {
            <Banner tone=Tone::Error role="alert">
                <p><strong>{title}</strong>" "{move || stale()}</p>
                {move || reason().map(|reason| view! { <p class="fine">{reason}</p> })}
                // Seen, and not read out each second.
                <p class="fine" aria-live="off">{move || app.connection.get().seconds_left(second(app)).map(|left| {
                    app.fill(Key::TriedAgainIn, &[("span", &spell(app, Span::of_seconds(left)))])
                })}</p>
                <button type="button" class="button" on:click=move |_| app.nudge().refresh()>{app.say(Key::TryNow)}</button>
            </Banner>
        })}
    }
}

/// The browser's clock, looked at every second.
fn second(app: App) -> i64 {
    app.now.track();
    browser_now()
}
