//! The verdict on a token: one line, and what stands behind it.

use super::used::UsedPart;
use super::{Case, InstallChoice, ObstacleView, here};
use crate::app::App;
use crate::components::{Glyph, Icon};
use crate::model::said_once;
use crate::protocol::{Obstacle, Verdict};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(in crate::pages) fn VerdictPart(app: App, case: Case) -> impl IntoView {
    let part = move |read: fn(&Verdict) -> Vec<Obstacle>| {
        Memo::new(move |_| {
            case.verdict
                .with(|verdict| verdict.as_ref().map(read).unwrap_or_default())
        })
    };
    let against = part(|verdict| said_once(verdict.against.clone()));
    let cautions = part(|verdict| verdict.cautions.clone());
    let unseen = Memo::new(move |_| {
        case.verdict.with(|verdict| {
            verdict
                .as_ref()
                .map(|verdict| verdict.unseen.clone())
                .unwrap_or_default()
        })
    });
    let line = Memo::new(move |_| {
        case.verdict.with(|verdict| {
            let verdict = verdict.as_ref()?;
            // Each of several is said below, beside what helps; a single one is said here alone.
            let line = match verdict.against.len() {
                0 | 1 => verdict.line.clone(),
                count => app.fill(Key::WontJoin, &[("count", &count.to_string())]),
            };
            Some((verdict.outcome.clone(), line))
        })
    });
    let has_choice = Memo::new(move |_| {
        let depends = |obstacle: &Obstacle| obstacle.remedies.iter().any(|remedy| remedy.install.is_some());
        against.with(|all| all.iter().any(depends)) || cautions.with(|all| all.iter().any(depends))
    });
    view! {
        <section class="judgement" aria-label=app.say(Key::WillItJoin)>
            <div class="judgement-head">
                <div role="status">{move || match line.get() {
                    Some((outcome, line)) => {
                        let (class, glyph) = look(&outcome);
                        view! { <p class=class><Icon glyph=glyph/><strong>{line}</strong></p> }.into_any()
                    }
                    None => match case.bench.failure.get() {
                        Some(reason) => view! { <p class="hint">{app.fill(Key::NotJudged, &[("reason", &reason)])}</p> }.into_any(),
                        None => view! { <p class="hint">{app.say(Key::Judging)}</p> }.into_any(),
                    },
                }}</div>
                <button type="button" class="button quiet" on:click=move |_| case.look_again()>{app.say(Key::CheckAgain)}</button>
            </div>
            {move || has_choice.get().then(|| view! { <InstallChoice app=app name="verdict-install"/> })}
            {move || {
                let against = against.get();
                // A single one is in the line already.
                let with_message = against.len() > 1;
                let here = here(&against);
                against.into_iter().zip(here).enumerate().map(|(number, (obstacle, here))| view! {
                    <ObstacleView app=app id=format!("against-{number}") obstacle=obstacle with_message=with_message here=here/>
                }).collect_view()
            }}
            {move || (!cautions.with(Vec::is_empty)).then(|| view! {
                <details class="more">
                    <summary>{app.fill(Key::Cautions, &[("count", &cautions.with(Vec::len).to_string())])}</summary>
                    {cautions.with(|all| all.iter().cloned().zip(here(all)).enumerate().map(|(number, (obstacle, here))| {
                        view! { <ObstacleView app=app id=format!("caution-{number}") obstacle=obstacle here=here/> }
                    }).collect_view())}
                </details>
            })}
            {move || (!unseen.with(Vec::is_empty)).then(|| view! {
                <details class="more">
                    <summary>{app.fill(Key::NotSeen, &[("count", &unseen.with(Vec::len).to_string())])}</summary>
                    <ul>{unseen.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </details>
            })}
            <UsedPart app=app case=case/>
        </section>
    }
}

fn look(outcome: &str) -> (&'static str, Glyph) {
    match outcome {
        "joins" => ("verdict-line good", Glyph::Good),
        "signing" => ("verdict-line soon", Glyph::Clock),
        "blocked" => ("verdict-line bad", Glyph::Ended),
        _ => ("verdict-line idle", Glyph::Barred),
    }
}
