//! The list of tokens.

use super::notices::Notices;
use super::table::Table;
use crate::api::Verb;
use crate::app::App;
use crate::components::{Glyph, Icon, explain};
use crate::model::{Connection, Rows};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn Tokens(app: App) -> impl IntoView {
    let count = Memo::new(move |_| app.rows.with(|rows| rows.as_ref().map(Rows::count)));
    view! {
        <Notices app=app/>
        <div class="toolbar">
            <h1 data-home tabindex="-1">{app.say(Key::TokensTitle)}</h1>
            {move || count.get().filter(|count| *count > 0).map(|count| view! { <span class="count">{count}</span> })}
            <span class="space"></span>
            <CreateButton app=app/>
        </div>
        {move || body(app, count.get())}
    }
}

fn body(app: App, count: Option<usize>) -> AnyView {
    match (count, app.connection.get()) {
        (_, Connection::Refused) => view! { <Refused app=app/> }.into_any(),
        (Some(0), _) => view! { <Empty app=app/> }.into_any(),
        (Some(_), _) => view! { <Table app=app/> }.into_any(),
        (None, _) => view! { <Loading app=app/> }.into_any(),
    }
}

/// The button is never simply gone: it says why it is off.
#[component]
fn CreateButton(app: App) -> impl IntoView {
    let reason = Memo::new(move |_| app.why_not(Verb::Create).map(|key| app.say(key)));
    let off = move || reason.with(Option::is_some);
    view! {
        <span class="tip-anchor">
            <button
                type="button"
                class="button primary"
                aria-disabled=move || if off() { "true" } else { "false" }
                aria-describedby="create-reason"
                on:click=move |_| app.open_create()
            >
                <Icon glyph=Glyph::Plus/>
                {app.say(Key::CreateToken)}
            </button>
            <span id="create-reason" class="tip">{move || reason.get()}</span>
        </span>
    }
}

/// Rows to come. The word is there for who doesn't see the grey bars.
#[component]
fn Loading(app: App) -> impl IntoView {
    view! {
        <div class="panel skeleton" role="status">
            <p class="unseen">{app.say(Key::LoadingTokens)}</p>
            {[0; 5].map(|_| view! { <div class="skeleton-row" aria-hidden="true"></div> })}
        </div>
    }
}

#[component]
fn Empty(app: App) -> impl IntoView {
    view! {
        <div class="panel empty">
            <span class="empty-mark"><Icon glyph=Glyph::Key/></span>
            <h2>{app.say(Key::EmptyTitle)}</h2>
            <p>{app.say(Key::EmptyText)}</p>
        </div>
    }
}

/// The API server says no to the list itself.
#[component]
fn Refused(app: App) -> impl IntoView {
    let reason = move || app.failure.get().map(|error| explain(app, &error));
    view! {
        <div class="panel empty" role="alert">
            <span class="empty-mark"><Icon glyph=Glyph::Barred/></span>
            <h2>{app.say(Key::RefusedTitle)}</h2>
            <p>{reason}</p>
            <button type="button" class="button" on:click=move |_| app.nudge().refresh()>{app.say(Key::TryAgain)}</button>
        </div>
    }
}
