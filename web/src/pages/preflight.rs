//! The preflight: is this control plane ready for clusters that join?

use super::join::{Bench, InstallChoice, ObstacleView, here};
use crate::api::ApiError;
use crate::app::{App, effect};
use crate::components::{Glyph, Icon, badge, local_time};
use crate::model::{Row, readiness};
use crate::protocol::{Check, Field};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn Preflight(app: App) -> impl IntoView {
    let bench = Bench::open(app);
    // With each look, not with each second: there may be 10,000 tokens.
    let looked = RwSignal::new(None);
    let checks = Memo::new(move |_| {
        let now = app.now.get_untracked();
        let field = Field {
            now: now.to_string(),
            language: app.language.get().tag().to_owned(),
            secrets: app.rows.with(|rows| {
                rows.as_ref()
                    .map(|rows| rows.iter().map(Row::to_secret).collect())
            }),
            is_forbidden: app
                .failure
                .with(|error| error.as_ref().and_then(ApiError::code) == Some(403)),
        };
        bench.judge(|scene| scene.preflight(&field))
    });
    effect(move || {
        checks.track();
        looked.set(Some(app.now.get_untracked()));
    });
    let has_choice = Memo::new(move |_| {
        checks.with(|checks| {
            let obstacles = checks
                .iter()
                .flatten()
                .filter_map(|check| check.obstacle.as_ref());
            obstacles
                .flat_map(|obstacle| &obstacle.remedies)
                .any(|remedy| remedy.install.is_some())
        })
    });
    view! {
        <section class="preflight" aria-labelledby="preflight-title">
            <div class="preflight-head">
                <h1 id="preflight-title">{app.say(Key::PreflightTitle)}</h1>
                <button type="button" class="button" aria-disabled=move || bench.is_looking.get().to_string()
                    on:click=move |_| bench.look()>{app.say(Key::CheckAgain)}</button>
            </div>
            <p class="hint">{app.say(Key::PreflightAbout)}</p>
            <div role="status">{move || {
                let said = checks.with(|checks| checks.as_deref().map(|checks| summary(app, checks)));
                let (class, glyph, line) = match (said, bench.failure.get()) {
                    (Some(said), _) => said,
                    (None, Some(reason)) => ("verdict-line idle", Glyph::Barred, app.fill(Key::NotJudged, &[("reason", &reason)])),
                    (None, None) => ("verdict-line idle", Glyph::Clock, app.say(Key::Judging)),
                };
                view! { <p class=class><Icon glyph=glyph/><strong>{line}</strong></p> }
            }}</div>
            {move || has_choice.get().then(|| view! { <InstallChoice app=app name="preflight-install"/> })}
            <ol class="checks">{move || checks.get().into_iter().flatten().map(|check| check_view(app, check)).collect_view()}</ol>
            <p class="hint">{move || checks.with(Option::is_some).then(|| looked.get().map(|time| {
                app.fill(Key::SeenAt, &[("time", &local_time(app, time))])
            }))}</p>
        </section>
    }
}

/// The gravest of it in one line, and how that looks.
fn summary(app: App, checks: &[Check]) -> (&'static str, Glyph, String) {
    let has = |status: &str| checks.iter().any(|check| check.status == status);
    let (class, glyph) = if has("fail") {
        ("verdict-line bad", Glyph::Ended)
    } else if has("warn") || has("unchecked") {
        ("verdict-line soon", Glyph::Alert)
    } else if has("unreadable") {
        ("verdict-line idle", Glyph::Barred)
    } else {
        ("verdict-line good", Glyph::Good)
    };
    let line = readiness(checks.iter().map(|check| check.status.as_str()))
        .into_iter()
        .map(|(key, count)| app.fill(key, &[("count", &count.to_string())]))
        .collect::<Vec<_>>()
        .join(" ");
    (class, glyph, line)
}

fn check_view(app: App, check: Check) -> impl IntoView {
    let (class, glyph) = match check.status.as_str() {
        "pass" => ("badge good", Glyph::Good),
        "warn" => ("badge soon", Glyph::Alert),
        "fail" => ("badge bad", Glyph::Ended),
        "unreadable" => ("badge idle", Glyph::Barred),
        "unchecked" => ("badge soon", Glyph::Alert),
        _ => ("badge idle", Glyph::Clock),
    };
    let (name, id) = (format!("check-{}", check.name), check.name);
    view! {
        <li class="preflight-check" id=name>
            {badge(class, glyph, check.label)}
            <div class="preflight-text">
                <h2>{check.title}</h2>
                {(!check.found.is_empty()).then(|| view! { <p class="hint found">{check.found}</p> })}
                {check.obstacle.map(|obstacle| {
                    let here = here(std::slice::from_ref(&obstacle)).pop().flatten();
                    view! { <ObstacleView app=app id=id obstacle=obstacle here=here/> }
                })}
            </div>
        </li>
    }
}
