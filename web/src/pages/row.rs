//! One row of the table.

use crate::api::Verb;
use crate::app::{App, View};
use crate::components::{Glyph, Icon, StatusBadge, expiry, local_time};
use crate::model::{Column, Columns, Row};
use crate::text::Key;
use karmada_token_core::{Group, RecordedExpiration, Timestamp, TokenState, Usage};
use leptos::prelude::*;

#[component]
pub(super) fn TokenRow(
    app: App,
    name: String,
    /// Its index in the whole list.
    place: Signal<Option<usize>>,
    columns: Memo<Columns>,
) -> impl IntoView {
    let known = name.clone();
    let row = Memo::new(move |last: Option<&Option<Row>>| {
        let found = app.rows.with(|rows| rows.as_ref()?.get(&known).cloned());
        // A row that is on its way out keeps its last words.
        found.or_else(|| last?.clone())
    });
    let state = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map_or(TokenState::Deleting, |row| row.state(now)))
    });
    let label = Memo::new(move |_| row.with(|row| row.as_ref().map(Row::label).unwrap_or_default()));
    let selected = {
        let name = name.clone();
        Memo::new(move |_| app.selection.with(|selection| selection.contains(&name)))
    };
    let dimmed = move || {
        matches!(
            state.get(),
            TokenState::Expired | TokenState::Deleting | TokenState::Suspended
        )
    };
    // The header is the table's first row.
    let row_index = move || place.get().map(|place| (place + 2).to_string());
    let data_name = name.clone();
    let name = StoredValue::new(name);
    let select = move |on: bool| {
        app.selection.update(|selection| {
            if on {
                selection.insert(name.get_value());
            } else {
                selection.remove(&name.get_value());
            }
        });
    };
    view! {
        <tr role="row" part="row" class="row" class:dimmed=dimmed class:selected=selected data-name=data_name aria-rowindex=row_index>
            <td role="cell" class="cell-select">
                <input
                    type="checkbox"
                    class="select"
                    aria-label=move || app.fill(Key::SelectToken, &[("id", &label.get())])
                    prop:checked=selected
                    on:change:target=move |event| select(event.target().checked())
                />
            </td>
            {move || columns.get().iter().map(|column| cell(app, column, row, state, label, name)).collect_view()}
            <td role="cell" class="cell-actions">
                <Action
                    app=app glyph=Glyph::Eye verb=Verb::Get label=Key::RevealToken id=label
                    off=Signal::derive(move || row.with(|row| !row.as_ref().is_some_and(Row::is_revealable)))
                    act=move || app.reveal(name.get_value())
                />
                <Action
                    app=app glyph=Glyph::Bin verb=Verb::Delete label=Key::DeleteTokenNamed id=label
                    off=Signal::stored(false)
                    act=move || app.open(View::Delete(name.get_value()))
                />
            </td>
        </tr>
    }
}

fn cell(
    app: App,
    column: Column,
    row: Memo<Option<Row>>,
    state: Memo<TokenState>,
    label: Memo<String>,
    name: StoredValue<String>,
) -> AnyView {
    let title = app.say(column_name(column));
    let of_row = move |read: fn(&Row) -> String| move || row.with(|row| row.as_ref().map(read));
    match column {
        Column::Token => view! {
            <th role="rowheader" scope="row" class="cell-token mono">
                <button type="button" class="link" on:click=move |_| app.open(View::Token(name.get_value()))>{label}</button>
            </th>
        }
        .into_any(),
        Column::Status => view! {
            <td role="cell" class="cell-status" data-label=title><StatusBadge app=app state=state/></td>
        }
        .into_any(),
        Column::Expires => {
            let expires = Memo::new(move |_| {
                let now = app.now.get();
                row.with(|row| row.as_ref().map(|row| expiry(app, &row.record().expiration, now)))
            });
            view! {
                <td role="cell" class="cell-expires" data-label=title>
                    <span class="relative">{expires}</span>
                    {move || row.with(|row| row.as_ref().and_then(|row| exact(app, row)))}
                </td>
            }
            .into_any()
        }
        Column::Usages => view! {
            <td role="cell" class="cell-usages" data-label=title>
                {move || row.with(|row| row.as_ref().map(|row| usages(app, row)))}
            </td>
        }
        .into_any(),
        Column::Description => {
            let text = of_row(|row| row.record().description.clone());
            view! {
                <td role="cell" class="cell-description" data-label=title title=text><span class="clamp">{text}</span></td>
            }
            .into_any()
        }
        Column::Groups => {
            let text = of_row(|row| row.record().groups.join("\n"));
            view! {
                <td role="cell" class="cell-groups" data-label=title title=text>
                    <span class="clamp">{move || row.with(|row| row.as_ref().map(groups))}</span>
                </td>
            }
            .into_any()
        }
        Column::Created => view! {
            <td role="cell" class="cell-created" data-label=title>
                {move || row.with(|row| row.as_ref()?.record().created.map(|made| moment(app, made)))}
            </td>
        }
        .into_any(),
        Column::Managers => {
            let text = of_row(|row| row.record().managers.join(", "));
            view! { <td role="cell" class="cell-managers" data-label=title><span class="clamp">{text}</span></td> }.into_any()
        }
    }
}

/// When exactly it ends.
fn exact(app: App, row: &Row) -> Option<impl IntoView + use<>> {
    match row.record().expiration {
        RecordedExpiration::At(end) => Some(moment(app, end)),
        RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => None,
    }
}

/// A time for a person, the machine's form of it beside.
fn moment(app: App, time: Timestamp) -> impl IntoView + use<> {
    view! { <time class="exact" datetime=time.to_string() title=time.to_string()>{local_time(app, time)}</time> }
}

fn usages(app: App, row: &Row) -> AnyView {
    let usages = row.record().usages;
    let names: Vec<_> = Usage::ALL
        .into_iter()
        .filter(|usage| usages.has(*usage))
        .map(Usage::name)
        .collect();
    if names.is_empty() {
        return view! { <span class="none">{app.say(Key::NoUsages)}</span> }.into_any();
    }
    let tag = |name| view! { <span class="tag">{name}</span>" " };
    view! { <span class="tags">{names.into_iter().map(tag).collect_view()}</span> }.into_any()
}

/// What every group begins with is in the way of what tells them apart, so it is set back. One text all the
/// same, without a space in it: it is copied and read out as the group that it is.
pub(super) fn groups(row: &Row) -> impl IntoView + use<> {
    const PREFIX: &str = "system:bootstrappers:";
    let is_good = |group: &String| group.parse::<Group>().is_ok();
    let one = |group: String| {
        let class = if is_good(&group) { "group" } else { "group bad" };
        let (prefix, rest) = match group.strip_prefix(PREFIX) {
            Some(rest) => (PREFIX, rest),
            None => ("", group.as_str()),
        };
        view! { <span class=class><span class="prefix">{prefix}</span><span class="rest">{rest.to_owned()}</span></span> }
    };
    // What is wrong comes first: the list has room for two lines.
    let mut groups = row.record().groups.clone();
    groups.sort_by_key(is_good);
    groups.into_iter().map(one).collect_view()
}

pub(super) fn column_name(column: Column) -> Key {
    match column {
        Column::Token => Key::ColumnToken,
        Column::Status => Key::ColumnStatus,
        Column::Expires => Key::ColumnExpires,
        Column::Usages => Key::ColumnUsages,
        Column::Description => Key::ColumnDescription,
        Column::Groups => Key::ColumnGroups,
        Column::Created => Key::ColumnCreated,
        Column::Managers => Key::ColumnManagers,
    }
}

/// A button of a row: an icon with a name that says which token it is for, and why it is off when it is.
#[component]
fn Action(
    app: App,
    glyph: Glyph,
    verb: Verb,
    label: Key,
    id: Memo<String>,
    off: Signal<bool>,
    act: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let reason = Memo::new(move |_| match app.why_not(verb) {
        Some(key) => Some(app.say(key)),
        None => off.get().then(|| app.say(Key::NothingToReveal)),
    });
    let name = move || app.fill(label, &[("id", &id.get())]);
    view! {
        <button
            type="button"
            class="button icon-only"
            class:danger=verb == Verb::Delete
            aria-label=name
            aria-disabled=move || if reason.with(Option::is_some) { "true" } else { "false" }
            title=move || reason.get().unwrap_or_else(name)
            on:click=move |_| {
                if reason.with_untracked(Option::is_none) {
                    act();
                }
            }
        >
            <Icon glyph=glyph/>
        </button>
    }
}
