//! One row of the table.

use super::ticks::Ticks;
use crate::api::Verb;
use crate::app::{App, View};
use crate::components::{Glyph, Icon, StatusBadge, expiry, local_time};
use crate::model::{Column, Columns, Line, Row};
use crate::text::Key;
use karmada_token_core::{Group, RecordedExpiration, Timestamp, TokenRecord, TokenState};
use leptos::prelude::*;
use std::slice::from_ref;
use std::sync::Arc;

/// What a row says at a time.
#[derive(Clone, Debug, PartialEq)]
struct Face {
    row: Arc<Row>,
    state: TokenState,
    expires: String,
}

impl Face {
    fn of(app: App, row: &Arc<Row>, now: Timestamp) -> Self {
        Face {
            row: Arc::clone(row),
            state: row.state(now),
            expires: expiry(app, &row.record().expiration, now),
        }
    }

    fn is_dimmed(&self) -> bool {
        matches!(
            self.state,
            TokenState::Expired | TokenState::Deleting | TokenState::Suspended
        )
    }

    fn record(&self) -> &TokenRecord {
        self.row.record()
    }
}

/// A part of it, which is drawn anew only where another row, or another time, has another.
fn part<T: PartialEq + Send + Sync + 'static>(face: Memo<Face>, read: fn(&Face) -> T) -> Memo<T> {
    Memo::new(move |_| face.with(read))
}

#[component]
pub(super) fn TokenRow(app: App, line: Memo<Line>, columns: Memo<Columns>, ticks: Ticks) -> impl IntoView {
    let face = Memo::new(move |_| {
        let now = app.now.get();
        line.with(|line| Face::of(app, &line.row, now))
    });
    let selected = Memo::new(move |_| {
        app.selection
            .with(|selection| line.with(|line| selection.contains(line.name())))
    });
    view! {
        <tr
            role="row"
            part="row"
            class=move || class(face.with(Face::is_dimmed), selected.get())
            data-name=move || line.with(|line| line.name().clone())
            // The header is the table's first row.
            aria-rowindex=move || line.with(|line| (line.place + 2).to_string())
        >
            <td role="cell" class="cell-select">
                <input
                    type="checkbox"
                    class="select"
                    aria-label=move || line.with(|line| app.fill(Key::SelectToken, &[("id", &line.row.label())]))
                    prop:checked=move || selected.get()
                    on:click:target=move |event| ticks.set(name_of(line), event.target().checked(), event.shift_key())
                />
            </td>
            {move || columns.get().iter().map(|column| cell(app, column, face, line)).collect_view()}
            // Whoever is about to use one of them; never for all rows.
            <td role="cell" class="cell-actions"
                on:pointerenter=move |_| ask_rights(app, line) on:focusin=move |_| ask_rights(app, line)>
                <Action app=app face=face verb=Verb::Get act=move |name| app.reveal(name)/>
                <Action app=app face=face verb=Verb::Delete act=move |name| app.open(View::Delete(name))/>
            </td>
        </tr>
    }
}

fn class(is_dimmed: bool, is_selected: bool) -> &'static str {
    match (is_dimmed, is_selected) {
        (false, false) => "row",
        (false, true) => "row selected",
        (true, false) => "row dimmed",
        (true, true) => "row dimmed selected",
    }
}

/// Whose row it is at the moment of a click.
fn name_of(line: Memo<Line>) -> String {
    line.with_untracked(|line| line.name().clone())
}

fn ask_rights(app: App, line: Memo<Line>) {
    untrack(|| app.ask_rights_with(&[name_of(line)], &Verb::OF_ONE));
}

fn cell(app: App, column: Column, face: Memo<Face>, line: Memo<Line>) -> AnyView {
    let title = app.say(column_name(column));
    match column {
        Column::Token => view! {
            <th role="rowheader" scope="row" class="cell-token mono">
                <button type="button" class="link" on:click=move |_| app.open(View::Token(name_of(line)))>
                    {move || line.with(|line| line.row.label())}
                </button>
            </th>
        }
        .into_any(),
        Column::Status => {
            let state = part(face, |face| face.state);
            view! { <td role="cell" class="cell-status" data-label=title><StatusBadge app=app state=state/></td> }.into_any()
        }
        Column::Expires => {
            let end = part(face, |face| match face.record().expiration {
                RecordedExpiration::At(end) => Some(end),
                RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => None,
            });
            view! {
                <td role="cell" class="cell-expires" data-label=title>
                    <span class="relative">{move || face.with(|face| face.expires.clone())}</span>
                    {move || moment(app, end.get())}
                </td>
            }
            .into_any()
        }
        Column::Usages => {
            let names = part(face, |face| face.record().usages.to_string());
            view! {
                <td role="cell" class="cell-usages" data-label=title>{move || names.with(|names| tags(app, names))}</td>
            }
            .into_any()
        }
        Column::Description => view! {
            <td role="cell" class="cell-description" data-label=title title=move || face.with(|face| face.record().description.clone())>
                <span class="clamp">{move || face.with(|face| face.record().description.clone())}</span>
            </td>
        }
        .into_any(),
        Column::Groups => {
            let names = part(face, |face| face.record().groups.join("\n"));
            view! {
                <td role="cell" class="cell-groups" data-label=title title=move || names.get()>
                    <span class="clamp">{move || names.with(|names| groups(names))}</span>
                </td>
            }
            .into_any()
        }
        Column::Created => {
            let created = part(face, |face| face.record().created);
            view! {
                <td role="cell" class="cell-created" data-label=title>{move || moment(app, created.get())}</td>
            }
            .into_any()
        }
        Column::Managers => view! {
            <td role="cell" class="cell-managers" data-label=title>
                <span class="clamp">{move || face.with(|face| face.record().managers.join(", "))}</span>
            </td>
        }
        .into_any(),
    }
}

/// A time for a person, the machine's form of it beside.
fn moment(app: App, time: Option<Timestamp>) -> Option<AnyView> {
    let time = time?;
    let view = view! { <time class="exact" datetime=time.to_string() title=time.to_string()>{local_time(app, time)}</time> };
    Some(view.into_any())
}

/// The names of usages, which commas part.
fn tags(app: App, names: &str) -> AnyView {
    if names.is_empty() {
        return view! { <span class="none">{app.say(Key::NoUsages)}</span> }.into_any();
    }
    let tag = |name: &str| view! { <span class="tag">{name.to_owned()}</span>" " }.into_any();
    view! { <span class="tags">{names.split(',').map(tag).collect_view()}</span> }.into_any()
}

/// What every group begins with is in the way of what tells them apart, so it is set back. One text all the
/// same, without a space in it: it is copied and read out as the group that it is. Each name is on a line.
pub(super) fn groups(names: &str) -> Vec<AnyView> {
    const PREFIX: &str = "system:bootstrappers:";
    let is_good = |group: &&str| group.parse::<Group>().is_ok();
    let one = |group: &str| {
        let class = if is_good(&group) { "group" } else { "group bad" };
        let (prefix, rest) = match group.strip_prefix(PREFIX) {
            Some(rest) => (PREFIX, rest),
            None => ("", group),
        };
        view! { <span class=class><span class="prefix">{prefix}</span><span class="rest">{rest.to_owned()}</span></span> }.into_any()
    };
    // What is wrong comes first: the list has room for two lines.
    let (good, bad): (Vec<_>, Vec<_>) = names.lines().partition(is_good);
    bad.into_iter().chain(good).map(one).collect_view()
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
    face: Memo<Face>,
    verb: Verb,
    act: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (glyph, class, label) = match verb {
        Verb::Delete => (Glyph::Bin, "button icon-only danger", Key::DeleteTokenNamed),
        _ => (Glyph::Eye, "button icon-only", Key::RevealToken),
    };
    let has_nothing = move |face: &Face| verb == Verb::Get && !face.row.is_revealable();
    let reason = Memo::new(move |_| {
        face.with(|face| {
            let why_not = app.why_not_with(from_ref(&face.record().name), verb);
            why_not.or_else(|| has_nothing(face).then(|| app.say(Key::NothingToReveal)))
        })
    });
    // By the name that the row has now: it may be another's when there is an answer.
    let press = move |_| {
        let (name, has_nothing) = face.with_untracked(|face| (face.record().name.clone(), has_nothing(face)));
        if has_nothing {
            return app.announce(app.say(Key::NothingToReveal));
        }
        app.press(verb, vec![name.clone()], move || act(name));
    };
    let name = Memo::new(move |_| face.with(|face| app.fill(label, &[("id", &face.row.label())])));
    view! {
        <button
            type="button"
            class=class
            aria-label=move || name.get()
            aria-disabled=move || if reason.with(Option::is_some) { "true" } else { "false" }
            title=move || reason.get().unwrap_or_else(|| name.get())
            on:click=press
        >
            <Icon glyph=glyph/>
        </button>
    }
}
