//! What a token's Secret says, and what core says of it.

use crate::app::App;
use crate::components::{StatusBadge, expiry, local_time};
use crate::model::{MASKED, Row, manifest};
use crate::pages::join::Case;
use crate::pages::row::groups;
use crate::text::Key;
use karmada_token_core::{Reason, RecordedExpiration, Timestamp, TokenState, Usage, key};
use leptos::prelude::*;

#[component]
pub(super) fn Facts(app: App, row: Signal<Option<Row>>, case: Case, is_gone: Memo<bool>) -> impl IntoView {
    let state = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map_or(TokenState::Deleting, |row| row.state(now)))
    });
    let reasons = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map(|row| reasons(row, now)).unwrap_or_default())
    });
    // What the Secret alone says, where no more can be said.
    let is_alone = Memo::new(move |_| case.bench.failure.with(Option::is_some));
    let expires = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| row.as_ref().map(|row| expiry(app, &row.record().expiration, now)))
    });
    view! {
        {move || (is_alone.get() && reasons.with(Vec::is_empty)).then(|| view! { <p class="hint">{app.say(Key::CanRegister)}</p> })}
        {move || (is_alone.get() && !reasons.with(Vec::is_empty)).then(|| view! {
            <div class="reasons">
                <p>{app.say(Key::WhyNot)}</p>
                <ul>{reasons.get().iter().map(|reason| view! {
                    <li>{app.text(|text| text.reason(reason))}</li>
                }).collect_view()}</ul>
            </div>
        })}
        <dl class="facts-list">
            // Beside a verdict that may be another: this is what the Secret says, and nothing of the control plane. One that is gone has no
            // state, and no time left.
            {move || (!is_gone.get()).then(|| view! {
                <dt>{app.say(Key::StateOfSecret)}</dt>
                <dd><StatusBadge app=app state=state/></dd>
            })}
            <dt>{app.say(Key::ColumnExpires)}</dt>
            <dd>{move || (!is_gone.get()).then(|| expires.get())}{move || row.with(|row| row.as_ref().map(|row| end(app, row)))}</dd>
            {move || row.get().map(|row| rest(app, &row))}
        </dl>
        <details class="yaml">
            <summary>{app.say(Key::ShowYaml)}</summary>
            <pre class="mono" tabindex="0">{move || row.with(|row| row.as_ref().map(yaml))}</pre>
            <p class="hint">{app.say(Key::YamlMasked)}</p>
        </details>
    }
}

/// The end, or what stands in its place.
fn end(app: App, row: &Row) -> Vec<AnyView> {
    match &row.record().expiration {
        RecordedExpiration::At(end) => both(app, *end),
        RecordedExpiration::Unparseable(text) => vec![exact(text.clone())],
        RecordedExpiration::Never => Vec::new(),
    }
}

/// A time in the person's own zone, and in UTC as the Secret has it.
fn both(app: App, time: Timestamp) -> Vec<AnyView> {
    vec![exact(local_time(app, time)), exact(time.to_string())]
}

fn exact(line: String) -> AnyView {
    view! { <span class="exact">{line}</span> }.into_any()
}

fn rest(app: App, row: &Row) -> impl IntoView + use<> {
    let record = row.record();
    let usages: Vec<_> = Usage::ALL
        .into_iter()
        .filter(|usage| record.usages.has(*usage))
        .map(Usage::name)
        .collect();
    let usages = if usages.is_empty() {
        app.say(Key::NoUsages)
    } else {
        usages.join(", ")
    };
    let identity = record.id.as_ref().map(|id| format!("system:bootstrap:{id}"));
    let managers = Some(record.managers.join(", ")).filter(|names| !names.is_empty());
    let description = Some(record.description.clone()).filter(|text| !text.is_empty());
    let fact = |name: Key, text: Option<String>, class: &'static str| {
        text.map(|text| view! { <dt>{app.say(name)}</dt><dd class=class>{text}</dd> })
    };
    view! {
        {fact(Key::ColumnDescription, description, "wrapped")}
        {fact(Key::ColumnUsages, Some(usages), "")}
        <dt>{app.say(Key::ColumnGroups)}</dt>
        <dd class="wrapped">
            {groups(&row.record().groups.join("\n"))}
            {record.groups.is_empty().then(|| app.say(Key::NoGroups))}
        </dd>
        {fact(Key::ActsAs, identity, "mono")}
        {record.created.map(|made| view! { <dt>{app.say(Key::ColumnCreated)}</dt><dd>{both(app, made)}</dd> })}
        {fact(Key::ColumnManagers, managers, "mono")}
        {fact(Key::SecretName, Some(format!("kube-system/{}", record.name)), "mono wrapped")}
    }
}

/// Core's reasons against it, each once.
fn reasons(row: &Row, now: Timestamp) -> Vec<Reason> {
    let verdict = row.record().verdict(now);
    let mut told: Vec<Reason> = Vec::new();
    for reason in verdict.authenticates.into_iter().chain(verdict.signed) {
        if !told.contains(&reason) {
            told.push(reason);
        }
    }
    told
}

/// Its manifest without its secret.
fn yaml(row: &Row) -> String {
    let record = row.record();
    let id = record.id.as_ref().map(ToString::to_string);
    let end = match &record.expiration {
        RecordedExpiration::At(end) => Some(end.to_string()),
        RecordedExpiration::Unparseable(text) => Some(text.clone()),
        RecordedExpiration::Never => None,
    };
    let groups = record.groups.join(",");
    let switches = record.switches();
    let values = [
        (key::TOKEN_ID, id.as_deref()),
        (key::TOKEN_SECRET, row.is_revealable().then_some(MASKED)),
        (key::EXPIRATION, end.as_deref()),
        (Usage::Signing.key(), switches.value(Usage::Signing)),
        (Usage::Authentication.key(), switches.value(Usage::Authentication)),
        (
            key::EXTRA_GROUPS,
            Some(groups.as_str()).filter(|text| !text.is_empty()),
        ),
        (
            key::DESCRIPTION,
            Some(record.description.as_str()).filter(|text| !text.is_empty()),
        ),
    ];
    let there = values.into_iter().filter_map(|(key, value)| Some((key, value?)));
    manifest(&record.name, there).to_string()
}
