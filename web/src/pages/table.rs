//! The table: its columns, their order, and which rows there are.

use super::row::{TokenRow, column_name};
use super::viewport::Viewport;
use crate::app::App;
use crate::components::{Glyph, Icon};
use crate::model::{Column, Connection, Order, Piece, pieces};
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A piece of the body by what it is, and not by its place: a row stays the same element while others come and go.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Part {
    Row(String),
    Gap { place: u8, rows: usize },
}

/// What is in the body, and at which index of the whole list each row of it stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Body {
    parts: Vec<Part>,
    places: BTreeMap<String, usize>,
}

impl Body {
    fn of(names: &[String], pieces: Vec<Piece>) -> Self {
        let mut body = Body::default();
        let mut gaps = 0;
        for piece in pieces {
            body.parts.push(match piece {
                Piece::Row(index) => {
                    body.places.insert(names[index].clone(), index);
                    Part::Row(names[index].clone())
                }
                Piece::Gap { rows, .. } => {
                    gaps += 1;
                    Part::Gap { place: gaps, rows }
                }
            });
        }
        body
    }
}

#[component]
pub(super) fn Table(app: App, names: Memo<Vec<String>>) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let viewport = Viewport::of(body);
    let shown = Memo::new(move |_| {
        names.with(|names| {
            let focused = viewport.focused.get();
            let pinned = focused.and_then(|focused| names.iter().position(|name| *name == focused));
            Body::of(names, pieces(names.len(), viewport.seen.get(), pinned))
        })
    });
    viewport.keep_focus(shown);
    let is_stale = move || matches!(app.connection.get(), Connection::Lost { .. });
    let columns = Memo::new(move |_| app.query.with(|query| query.columns));
    let row_count = move || names.with(|names| (names.len() + 1).to_string());
    // The roles are spelled out: on a narrow screen the rows become cards, and a table that isn't laid out as one
    // is none for a screen reader either.
    view! {
        <div class="panel table-panel" class:stale=is_stale>
            <table role="table" part="table" aria-label=app.say(Key::TokensTitle) aria-rowcount=row_count>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="cell-select"><SelectAll app=app names=names/></th>
                        {move || columns.get().iter().map(|column| view! { <Header app=app column=column/> }).collect_view()}
                        <th role="columnheader" scope="col" class="column-actions">{app.say(Key::ColumnActions)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup" node_ref=body>
                    <For each=move || shown.with(|body| body.parts.clone()) key=Clone::clone let(part)>
                        {match part {
                            Part::Row(name) => {
                                let known = name.clone();
                                let place = Signal::derive(move || shown.with(|body| body.places.get(&known).copied()));
                                view! { <TokenRow app=app name=name place=place columns=columns/> }.into_any()
                            }
                            Part::Gap { rows, .. } => gap(viewport, rows).into_any(),
                        }}
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// As high as the rows that it stands for.
fn gap(viewport: Viewport, rows: usize) -> impl IntoView {
    let height = move || {
        #[expect(clippy::cast_precision_loss, reason = "a list is far shorter than 2^52 rows")]
        let rows = rows as f64;
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
fn SelectAll(app: App, names: Memo<Vec<String>>) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        app.selection.with(|selection| {
            names.with(|names| names.iter().filter(|name| selection.contains(*name)).count())
        })
    });
    let all = Memo::new(move |_| chosen.get() > 0 && names.with(|names| names.len() == chosen.get()));
    let some = move || chosen.get() > 0 && !all.get();
    view! {
        <input
            type="checkbox"
            class="select"
            aria-label=app.say(Key::SelectAll)
            prop:checked=all
            prop:indeterminate=some
            on:change:target=move |event| {
                let on = event.target().checked();
                names.with_untracked(|names| app.selection.update(|selection| {
                    selection.clear();
                    if on {
                        selection.extend(names.iter().cloned());
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
        <th role="columnheader" scope="col" aria-sort=move || sort().map_or("none", |(_, word)| word)>
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
