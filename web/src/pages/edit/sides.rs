//! A change that somebody else made meanwhile, beside one's own.

use crate::app::App;
use crate::components::expiry;
use crate::model::{Draft, Flaws, Row};
use crate::text::Key;
use karmada_token_core::{Expiration, RecordedExpiration};
use leptos::prelude::*;

/// What somebody else has changed: the field, theirs, and what this form holds of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    field: Key,
    theirs: String,
    mine: String,
}

pub(super) fn differences(app: App, before: &Row, now: &Row, draft: &Draft) -> Vec<Difference> {
    let clock = app.now.get_untracked();
    let (before, now) = (before.record(), now.record());
    let end = |expiration| expiry(app, expiration, clock);
    let wish = draft
        .check(&app.limits(), clock)
        .and_then(|wish| wish.expiration(clock).map_err(|_| Flaws::default()));
    let mine = match wish {
        Ok(Expiration::At(end)) => expiry(app, &RecordedExpiration::At(end), clock),
        Ok(Expiration::Never) => expiry(app, &RecordedExpiration::Never, clock),
        Err(_) => draft.ttl.clone(),
    };
    let fields = [
        (
            Key::ColumnExpires,
            end(&before.expiration),
            end(&now.expiration),
            mine,
        ),
        (
            Key::ColumnUsages,
            before.usages.to_string(),
            now.usages.to_string(),
            draft.usages.to_string(),
        ),
        (
            Key::ColumnGroups,
            before.groups.join(", "),
            now.groups.join(", "),
            draft.groups.clone(),
        ),
        (
            Key::ColumnDescription,
            before.description.clone(),
            now.description.clone(),
            draft.description.clone(),
        ),
    ];
    let changed = fields
        .into_iter()
        .filter(|(_, before, theirs, _)| before != theirs);
    changed
        .map(|(field, _, theirs, mine)| Difference { field, theirs, mine })
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
