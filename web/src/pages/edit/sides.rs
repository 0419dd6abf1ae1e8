//! What this form and somebody else have both changed, one beside the other.

use crate::app::App;
use crate::components::expiry;
use crate::model::{Draft, Field, Limits, Row};
use crate::text::Key;
use karmada_token_core::{Expiration, RecordedExpiration};
use leptos::prelude::*;

/// A field that both have changed: theirs, and what this form holds of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    field: Key,
    theirs: String,
    mine: String,
}

/// Of these fields, with the token as it is now.
pub(super) fn differences(app: App, fields: &[Field], now: &Row, draft: &Draft) -> Vec<Difference> {
    let clock = app.now.get_untracked();
    let now = now.record();
    let mine = || match draft.expiration(&Limits::default(), clock) {
        Some(Expiration::At(end)) => expiry(app, &RecordedExpiration::At(end), clock),
        Some(Expiration::Never) => expiry(app, &RecordedExpiration::Never, clock),
        None => draft.ttl.clone(),
    };
    let of = |field: &Field| {
        let (field, theirs, mine) = match field {
            Field::Expires => (Key::ColumnExpires, expiry(app, &now.expiration, clock), mine()),
            Field::Usages => (
                Key::ColumnUsages,
                now.usages.to_string(),
                draft.usages.to_string(),
            ),
            Field::Groups => (Key::ColumnGroups, now.groups.join(", "), draft.groups.clone()),
            Field::Description => (
                Key::ColumnDescription,
                now.description.clone(),
                draft.description.clone(),
            ),
        };
        Difference { field, theirs, mine }
    };
    // An end is the same from both sides where it says so.
    fields
        .iter()
        .map(of)
        .filter(|difference| difference.theirs != difference.mine)
        .collect()
}

/// Both sides, one beside the other.
pub(super) fn both_sides(app: App, differences: Vec<Difference>) -> impl IntoView {
    let text = move |text: String| {
        if text.is_empty() {
            app.say(Key::Nothing)
        } else {
            text
        }
    };
    let line = move |difference: Difference| {
        view! {
            <dt>{app.say(difference.field)}</dt>
            <dd><span class="hint">{app.say(Key::Theirs)}</span>" "{text(difference.theirs)}</dd>
            <dd><span class="hint">{app.say(Key::Mine)}</span>" "{text(difference.mine)}</dd>
        }
    };
    (!differences.is_empty()).then(|| {
        view! { <dl class="sides">{differences.into_iter().map(line).collect_view()}</dl> }
    })
}
