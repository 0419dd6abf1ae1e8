//! The list of tokens.

use super::notices::Notices;
use super::selected::Selected;
use super::table::Table;
use super::toolbar::Toolbar;
use crate::api::Verb;
use crate::app::App;
use crate::components::{Glyph, Icon, Slow, explain, number};
use crate::model::{Column, Connection, Order, Query, Row, Rows};
use crate::text::Key;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Tokens(app: App) -> impl IntoView {
    let count = Memo::new(move |_| app.rows.with(|rows| rows.as_ref().map(Rows::count)));
    let stage = Memo::new(move |_| match (count.get(), app.connection.get()) {
        (_, Connection::Refused) => Stage::Refused,
        (Some(0), _) => Stage::Empty,
        (Some(_), _) => Stage::List,
        (None, _) => Stage::Loading,
    });
    let rows = Memo::new(move |_| rows(app));
    let badge = move || {
        let all = number(app, count.get().filter(|count| *count > 0)?);
        let text = if app.query.with(Query::narrows) {
            let shown = number(app, rows.with(Vec::len));
            app.fill(Key::ShownOf, &[("n", &shown), ("all", &all)])
        } else {
            all
        };
        Some(view! { <span class="count">{text}</span> }.into_any())
    };
    view! {
        <Notices app=app/>
        <div class="toolbar" part="toolbar">
            <h1 data-home tabindex="-1">{app.say(Key::TokensTitle)}</h1>
            {badge}
            <span class="space"></span>
            <CreateButton app=app/>
        </div>
        {move || match stage.get() {
            Stage::Refused => view! { <Refused app=app/> }.into_any(),
            Stage::Empty => view! { <Empty app=app/> }.into_any(),
            Stage::List => view! { <List app=app rows=rows/> }.into_any(),
            Stage::Loading => view! { <Loading app=app/> }.into_any(),
        }}
    }
}

/// What stands under the heading. While it stays the same, so does the table, with the person's place in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Loading,
    Empty,
    List,
    Refused,
}

/// The rows that are looked for, and the means to look for others.
#[component]
fn List(app: App, rows: Memo<Vec<Arc<Row>>>) -> impl IntoView {
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let count = Memo::new(move |_| rows.with(Vec::len));
    let clear = move |_| {
        app.query.update(|query| {
            query.search.clear();
            query.filter = None;
        })
    };
    view! {
        <Toolbar app=app/>
        <Selected app=app shown=rows/>
        // Read out once the person has stopped typing; the number alone changes while tokens come and go.
        <p class="unseen" role="status">
            {move || app.query.with(Query::narrows).then(|| app.fill(Key::Found, &[("n", &number(app, count.get()))]))}
        </p>
        {move || if none.get() {
            view! {
                <div class="panel empty">
                    <h2>{app.say(Key::NothingFits)}</h2>
                    <button type="button" class="button" on:click=clear>{app.say(Key::ClearFilters)}</button>
                </div>
            }
            .into_any()
        } else {
            view! { <Table app=app rows=rows/> }.into_any()
        }}
    }
}

/// The rows that fit, in the order in which they are shown.
fn rows(app: App) -> Vec<Arc<Row>> {
    app.query.with(|query| {
        let by_state = matches!(
            query.order,
            Order::Ascending(Column::Status) | Order::Descending(Column::Status)
        );
        // Only what is chosen or ordered by state changes by itself as time goes on.
        let now = if by_state || query.filter.is_some() {
            app.now.get()
        } else {
            app.now.get_untracked()
        };
        let picked = app
            .rows
            .with(|rows| rows.as_ref().map(|rows| query.pick(rows, now)));
        picked.unwrap_or_default()
    })
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
                part="create-button"
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
        <Slow app=app/>
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
            <p>{move || reason()}</p>
            <button type="button" class="button" on:click=move |_| app.nudge().refresh()>{app.say(Key::TryAgain)}</button>
        </div>
    }
}
