//! What can be done with the rows that are selected, and with all that have expired.

use crate::api::Verb;
use crate::app::{App, Change, View};
use crate::components::{Glyph, Icon};
use crate::model::Row;
use crate::text::Key;
use karmada_token_core::TokenState;
use leptos::prelude::*;

#[component]
pub(super) fn Selected(
    app: App,
    /// How many rows are shown.
    shown: Memo<usize>,
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
    let expired = Memo::new(move |_| expired(app));
    let act = move |change: Change| app.open(View::Batch(change, chosen.get_untracked()));
    let clear = move |_| {
        app.selection.update(std::collections::BTreeSet::clear);
        app.go_home();
    };
    view! {
        {move || (count.get() > 0).then(|| view! {
            <div class="selection-bar" role="group" aria-label=app.say(Key::SelectionActions)>
                <span>{move || app.fill(Key::SelectedCount, &[
                    ("n", &count.get().to_string()),
                    ("all", &shown.get().to_string()),
                ])}</span>
                <Act app=app verb=Verb::Patch glyph=Glyph::Paused name=Key::Suspend act=move || act(Change::Suspend)/>
                <Act app=app verb=Verb::Patch glyph=Glyph::Resume name=Key::Resume act=move || act(Change::Resume)/>
                <Act app=app verb=Verb::Delete glyph=Glyph::Bin name=Key::Delete act=move || act(Change::Delete)/>
                <button type="button" class="button quiet" on:click=clear>{app.say(Key::ClearSelection)}</button>
            </div>
        }.into_any())}
        {move || (count.get() == 0 && !expired.with(Vec::is_empty)).then(|| view! {
            <div class="selection-bar calm">
                <span>{move || app.fill(Key::ExpiredCount, &[("n", &expired.with(Vec::len).to_string())])}</span>
                <Act app=app verb=Verb::Delete glyph=Glyph::Bin name=Key::DeleteExpired
                    act=move || app.open(View::Batch(Change::Delete, expired.get_untracked()))/>
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
    /// The one token that it is for, by its Secret's name.
    #[prop(optional)]
    of: Option<StoredValue<String>>,
    act: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let reason = Memo::new(move |_| {
        let key = match of {
            Some(name) => name.with_value(|name| app.why_not_with(name, verb)),
            None => app.why_not(verb),
        };
        key.map(|key| app.say(key))
    });
    view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || if reason.with(Option::is_some) { "true" } else { "false" }
            title=move || reason.get()
            on:click=move |_| {
                if reason.with_untracked(Option::is_none) {
                    act();
                }
            }
        >
            <Icon glyph=glyph/>
            {app.say(name)}
        </button>
    }
}
