//! One row of the table.

use crate::api::Verb;
use crate::app::{App, View};
use crate::components::{Glyph, Icon, StatusBadge, expiry, local_time};
use crate::model::Row;
use crate::text::Key;
use karmada_token_core::{Group, RecordedExpiration, TokenState, Usage};
use leptos::prelude::*;

#[component]
pub(super) fn TokenRow(app: App, name: String) -> impl IntoView {
    let known = name.clone();
    let row = Memo::new(move |last: Option<&Option<Row>>| {
        let found = app.rows.with(|rows| rows.as_ref()?.get(&known).cloned());
        // A row that is on its way out keeps its last words.
        found.or_else(|| last?.clone())
    });
    let name = StoredValue::new(name);
    let state = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map_or(TokenState::Deleting, |row| row.state(now)))
    });
    let label = Memo::new(move |_| row.with(|row| row.as_ref().map(Row::label).unwrap_or_default()));
    let expires = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map(|row| expiry(app, &row.record().expiration, now)))
    });
    let dimmed = move || matches!(state.get(), TokenState::Expired | TokenState::Deleting);
    view! {
        <tr role="row" class:dimmed=dimmed>
            <th role="rowheader" scope="row" class="cell-token mono">{label}</th>
            <td role="cell" class="cell-status" data-label=app.say(Key::ColumnStatus)><StatusBadge app=app state=state/></td>
            <td role="cell" class="cell-expires" data-label=app.say(Key::ColumnExpires)>
                <span class="relative">{expires}</span>
                {move || row.with(|row| row.as_ref().and_then(|row| exact(app, row)))}
            </td>
            <td role="cell" class="cell-usages" data-label=app.say(Key::ColumnUsages)>
                {move || row.with(|row| row.as_ref().map(|row| usages(app, row)))}
            </td>
            <td role="cell" class="cell-description" data-label=app.say(Key::ColumnDescription)>
                {move || row.with(|row| row.as_ref().map(|row| row.record().description.clone()))}
            </td>
            <td role="cell" class="cell-groups" data-label=app.say(Key::ColumnGroups)>
                {move || row.with(|row| row.as_ref().map(groups))}
            </td>
            <td role="cell" class="cell-actions">
                <Action
                    app=app glyph=Glyph::Eye verb=Verb::Get label=Key::RevealToken id=label
                    off=Signal::derive(move || row.with(|row| !row.as_ref().is_some_and(Row::is_revealable)))
                    view=move || View::Token(name.get_value())
                />
                <Action
                    app=app glyph=Glyph::Bin verb=Verb::Delete label=Key::DeleteTokenNamed id=label
                    off=Signal::stored(false)
                    view=move || View::Delete(name.get_value())
                />
            </td>
        </tr>
    }
}

/// When exactly; the machine's form is kept beside the person's.
fn exact(app: App, row: &Row) -> Option<impl IntoView + use<>> {
    let RecordedExpiration::At(end) = row.record().expiration else {
        return None;
    };
    Some(
        view! { <time class="exact" datetime=end.to_string() title=end.to_string()>{local_time(app, end)}</time> },
    )
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
fn groups(row: &Row) -> impl IntoView + use<> {
    const PREFIX: &str = "system:bootstrappers:";
    let one = |group: &String| {
        let class = if group.parse::<Group>().is_ok() {
            "group"
        } else {
            "group bad"
        };
        let (prefix, rest) = match group.strip_prefix(PREFIX) {
            Some(rest) => (PREFIX, rest),
            None => ("", group.as_str()),
        };
        view! { <span class=class><span class="prefix">{prefix}</span><span class="rest">{rest.to_owned()}</span></span> }
    };
    row.record().groups.iter().map(one).collect_view()
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
    view: impl Fn() -> View + Send + Sync + 'static,
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
                    app.open(view());
                }
            }
        >
            <Icon glyph=glyph/>
        </button>
    }
}
