//! The table: its columns, their order, and which rows there are.

use super::row::TokenRow;
use crate::app::App;
use crate::components::{Glyph, Icon};
use crate::model::{Column, Connection, Order};
use crate::text::Key;
use leptos::prelude::*;

const COLUMNS: [(Column, Key); 6] = [
    (Column::Token, Key::ColumnToken),
    (Column::Status, Key::ColumnStatus),
    (Column::Expires, Key::ColumnExpires),
    (Column::Usages, Key::ColumnUsages),
    (Column::Description, Key::ColumnDescription),
    (Column::Groups, Key::ColumnGroups),
];

#[component]
pub(super) fn Table(app: App) -> impl IntoView {
    let order = RwSignal::new(Order::default());
    let names = Memo::new(move |_| sorted(app, order.get()));
    let is_stale = move || matches!(app.connection.get(), Connection::Lost { .. });
    // The roles are spelled out: on a narrow screen the rows become cards, and a table that isn't laid out as one
    // is none for a screen reader either.
    view! {
        <div class="panel table-panel" class:stale=is_stale>
            <table role="table" aria-label=app.say(Key::TokensTitle)>
                <thead role="rowgroup">
                    <tr role="row">
                        {COLUMNS.map(|(column, key)| view! { <Header app=app order=order column=column name=key/> })}
                        <th role="columnheader" scope="col" class="column-actions">{app.say(Key::ColumnActions)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || names.get() key=Clone::clone let(name)>
                        <TokenRow app=app name=name/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The names of the Secrets in the order they are shown.
fn sorted(app: App, order: Order) -> Vec<String> {
    // Only an order by state changes by itself as time goes on.
    let now = match order {
        Order::Ascending(Column::Status) | Order::Descending(Column::Status) => app.now.get(),
        _ => app.now.get_untracked(),
    };
    app.rows.with(|rows| {
        let mut rows: Vec<_> = rows.iter().flat_map(|rows| rows.iter()).collect();
        order.sort(&mut rows, now);
        rows.into_iter().map(|row| row.record().name.clone()).collect()
    })
}

#[component]
fn Header(app: App, order: RwSignal<Order>, column: Column, name: Key) -> impl IntoView {
    let sort = move || match order.get() {
        Order::Ascending(now) if now == column => Some((Glyph::Up, "ascending")),
        Order::Descending(now) if now == column => Some((Glyph::Down, "descending")),
        _ => None,
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=move || sort().map_or("none", |(_, word)| word)>
            <button
                type="button"
                class="sorter"
                title=app.say(Key::SortBy)
                on:click=move |_| order.update(|order| *order = order.toggled(column))
            >
                {app.say(name)}
                {move || sort().map(|(glyph, _)| view! { <Icon glyph=glyph/> })}
            </button>
        </th>
    }
}
