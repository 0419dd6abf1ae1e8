//! The table: its columns, their order, and which rows there are.

use super::row::{TokenRow, column_name};
use super::ticks::Ticks;
use super::viewport::Viewport;
use crate::app::App;
use crate::components::{Glyph, Icon};
use crate::model::{Body, Column, Columns, Connection, Line, Order, Part, Row, Slot, pieces};
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Table(app: App, rows: Memo<Vec<Arc<Row>>>) -> impl IntoView {
    let element = NodeRef::<html::Tbody>::new();
    let viewport = Viewport::of(element);
    let body = Memo::new(move |last: Option<&Body>| {
        rows.with(|rows| {
            if last.is_some_and(|last| last.is_moved(rows)) {
                viewport.keep_place();
            }
            let focused = viewport.focused.get();
            let pinned = focused
                .as_ref()
                .and_then(|focused| rows.iter().position(|row| row.record().name == *focused));
            let pieces = pieces(rows.len(), viewport.seen.get(), pinned);
            let next = |last: &Body| last.next(rows, &pieces, focused.as_deref());
            last.map_or_else(|| next(&Body::default()), next)
        })
    });
    let parts = Memo::new(move |_| body.with(|body| body.parts().to_vec()));
    viewport.keep_focus(body);
    let ticks = Ticks::of(app, rows);
    let columns = Memo::new(move |_| app.query.with(|query| query.columns));
    // The roles are spelled out: on a narrow screen the rows become cards, and a table that isn't laid out as one
    // is none for a screen reader either.
    view! {
        <div class="panel table-panel" class:stale=move || matches!(app.connection.get(), Connection::Lost { .. })>
            <table
                role="table"
                part="table"
                aria-label=app.say(Key::TokensTitle)
                aria-rowcount=move || rows.with(|rows| (rows.len() + 1).to_string())
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="cell-select" data-label=app.say(Key::SelectAll)><SelectAll app=app rows=rows/></th>
                        {move || columns.get().iter().map(|column| view! { <Header app=app column=column/> }).collect_view()}
                        <th role="columnheader" scope="col" class="column-actions">{app.say(Key::ColumnActions)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup" node_ref=element>
                    <For each=move || parts.get() key=|part| *part let(part)>
                        {match part {
                            Part::Slot(slot) => row(app, body, slot, columns, ticks).into_any(),
                            Part::Gap(place) => gap(viewport, Memo::new(move |_| body.with(|body| body.gap(place)))).into_any(),
                        }}
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The row that a slot shows now.
fn row(
    app: App,
    body: Memo<Body>,
    slot: Slot,
    columns: Memo<Columns>,
    ticks: Ticks,
) -> Option<impl IntoView> {
    let first = body.with_untracked(|body| body.line(slot).cloned())?;
    // A row that is on its way out keeps its last words.
    let line = Memo::new(move |last: Option<&Line>| {
        let now = body.with(|body| body.line(slot).cloned());
        now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    Some(view! { <TokenRow app=app line=line columns=columns ticks=ticks/> })
}

/// As high as the rows that it stands for.
fn gap(viewport: Viewport, rows: Memo<usize>) -> impl IntoView {
    let height = move || {
        #[expect(clippy::cast_precision_loss, reason = "a list is far shorter than 2^52 rows")]
        let rows = rows.get() as f64;
        // Whole pixels: how a fraction is written is 20 KB of wasm.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a page is far lower than 2^63 pixels"
        )]
        let height = (rows * viewport.row_height.get()).round() as i64;
        format!("{height}px")
    };
    view! { <tr class="gap" role="presentation" aria-hidden="true"><td role="presentation" colspan="10" style:height=height></td></tr> }
}

/// Selects every row that is shown by the search and the filter, or none.
#[component]
fn SelectAll(app: App, rows: Memo<Vec<Arc<Row>>>) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        app.selection.with(|selection| {
            rows.with(|rows| {
                // Most of the time, and with each change of ten thousand rows.
                if selection.is_empty() {
                    return 0;
                }
                let is_chosen = |row: &&Arc<Row>| selection.contains(&row.record().name);
                rows.iter().filter(is_chosen).count()
            })
        })
    });
    let all = Memo::new(move |_| chosen.get() > 0 && rows.with(|rows| rows.len() == chosen.get()));
    view! {
        <input
            type="checkbox"
            class="select"
            aria-label=app.say(Key::SelectAll)
            prop:checked=move || all.get()
            prop:indeterminate=move || chosen.get() != 0 && !all.get()
            on:change:target=move |event| {
                let on = event.target().checked();
                rows.with_untracked(|rows| app.selection.update(|selection| {
                    selection.clear();
                    if on {
                        selection.extend(rows.iter().map(|row| row.record().name.clone()));
                    }
                }));
            }
        />
    }
}

#[component]
fn Header(app: App, column: Column) -> impl IntoView {
    let sort = move || match app.query.with(|query| query.order) {
        Order::Ascending(now) if now == column => Some((Glyph::Up, "ascending")),
        Order::Descending(now) if now == column => Some((Glyph::Down, "descending")),
        _ => None,
    };
    view! {
        <th role="columnheader" scope="col" aria-label=app.say(column_name(column)) aria-sort=move || sort().map_or("none", |(_, word)| word)>
            <button
                type="button"
                class="sorter"
                title=app.say(Key::SortBy)
                on:click=move |_| app.query.update(|query| query.order = query.order.toggled(column))
            >
                {app.say(column_name(column))}
                {move || sort().map(|(glyph, _)| view! { <Icon glyph=glyph/> })}
            </button>
        </th>
    }
}
