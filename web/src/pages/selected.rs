//! What can be done with the rows that are selected, and with all that have expired.

use crate::api::Verb;
use crate::app::{App, Change, View, effect};
use crate::components::{Glyph, Icon, number};
use crate::model::Row;
use crate::text::Key;
use karmada_token_core::TokenState;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Selected(
    app: App,
    /// The rows that are shown.
    shown: Memo<Vec<Arc<Row>>>,
) -> impl IntoView {
    // A token that went while it was selected is selected no more.
    let chosen = Memo::new(move |_| {
        app.rows.with(|rows| {
            let there = |name: &&String| rows.as_ref().is_some_and(|rows| rows.get(name).is_some());
            app.selection
                .with(|selection| selection.iter().filter(there).cloned().collect::<Vec<_>>())
        })
    });
    let count = Memo::new(move |_| chosen.with(Vec::len));
    // Selected under another filter: they are acted on as well, and so they are counted.
    let seen = Memo::new(move |_| {
        app.selection.with(|selection| {
            let is_chosen = |row: &&Arc<Row>| selection.contains(&row.record().name);
            shown.with(|shown| shown.iter().filter(is_chosen).count())
        })
    });
    let told = move || {
        let (count, seen) = (count.get(), seen.get());
        let (key, other) = match count - seen.min(count) {
            0 => (Key::SelectedCount, shown.with(Vec::len)),
            unseen => (Key::SelectedUnseen, unseen),
        };
        app.fill(key, &[("n", &number(app, count)), ("all", &number(app, other))])
    };
    let expired = Memo::new(move |_| expired(app));
    // Of the two rights that the buttons below need.
    effect(move || chosen.with(|names| app.ask_rights_with(names, &[Verb::Patch, Verb::Delete])));
    let change = move |change: Change| move |names: Vec<String>| app.open(View::Batch(change, names));
    let clear = move |_| {
        app.selection.update(std::collections::BTreeSet::clear);
        app.go_home();
    };
    view! {
        {move || (count.get() > 0).then(|| view! {
            <div class="selection-bar" role="group" aria-label=app.say(Key::SelectionActions)>
                <span>{told}</span>
                <Act app=app of=chosen.into() verb=Verb::Patch glyph=Glyph::Paused name=Key::Suspend act=change(Change::Suspend)/>
                <Act app=app of=chosen.into() verb=Verb::Patch glyph=Glyph::Resume name=Key::Resume act=change(Change::Resume)/>
                <Act app=app of=chosen.into() verb=Verb::Delete glyph=Glyph::Bin name=Key::Delete act=change(Change::Delete)/>
                <button type="button" class="button quiet" on:click=clear>{app.say(Key::ClearSelection)}</button>
            </div>
        }.into_any())}
        {move || (count.get() == 0 && !expired.with(Vec::is_empty)).then(|| view! {
            <div class="selection-bar calm">
                <span>{move || app.fill(Key::ExpiredCount, &[("n", &number(app, expired.with(Vec::len)))])}</span>
                <Act app=app of=expired.into() verb=Verb::Delete glyph=Glyph::Bin name=Key::DeleteExpired act=change(Change::Delete)/>
            </div>
        }.into_any())}
    }
}

/// The names of the tokens whose time has passed.
fn expired(app: App) -> Vec<String> {
    let now = app.now.get();
    let has_ended = |row: &&Row| row.state(now) == TokenState::Expired;
    app.rows.with(|rows| {
        let rows = rows.iter().flat_map(|rows| rows.iter());
        rows.filter(has_ended)
            .map(|row| row.record().name.clone())
            .collect()
    })
}

/// A button that says why it is off.
#[component]
pub(super) fn Act(
    app: App,
    verb: Verb,
    glyph: Glyph,
    name: Key,
    /// The tokens that it is for, by their Secrets' names; none where it is for no token that is there.
    #[prop(optional)]
    of: Signal<Vec<String>>,
    act: impl Fn(Vec<String>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let reason = Memo::new(move |_| of.with(|names| app.why_not_with(names, verb)));
    view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || if reason.with(Option::is_some) { "true" } else { "false" }
            title=move || reason.get()
            on:click=move |_| {
                let names = of.get_untracked();
                app.press(verb, names.clone(), move || act(names));
            }
        >
            <Icon glyph=glyph/>
            {app.say(name)}
        </button>
    }
}
