//! The verdict on a token: its first words, and what stands behind them. The words have their place before they are known, and what
//! stands behind them, which may be long, comes after everything that can be pressed: a verdict that arrives moves no button.

use super::used::UsedPart;
use super::{Case, InstallChoice, ObstacleView, here};
use crate::app::App;
use crate::components::{Glyph, Icon};
use crate::model::{first_words, said_once};
use crate::protocol::{Obstacle, Verdict};
use crate::text::{Key, sentence};
use leptos::prelude::*;

/// The outcome, and the line about it.
fn line(app: App, case: Case) -> Memo<(String, String)> {
    Memo::new(move |_| {
        let said = case.verdict.with(|verdict| {
            let verdict = verdict.as_ref()?;
            let line = match verdict.against.len() {
                0 | 1 => verdict.line.clone(),
                count => app.fill(Key::WontJoin, &[("count", &count.to_string())]),
            };
            Some((verdict.outcome.clone(), line))
        });
        let (outcome, line) = match (said, case.bench.failure.get()) {
            (Some(said), _) => return said,
            (None, Some(reason)) => ("unknown", app.fill(Key::NotJudged, &[("reason", &reason)])),
            (None, None) => ("waiting", app.say(Key::Judging)),
        };
        (outcome.to_owned(), line)
    })
}

/// Whether a cluster will join, in the first words of the verdict; a screen reader is told all of it.
#[component]
pub(in crate::pages) fn VerdictLine(app: App, case: Case) -> impl IntoView {
    let line = line(app, case);
    view! {
        <section class="judgement-head" aria-label=app.say(Key::WillItJoin)>
            <div role="status">{move || {
                let (outcome, line) = line.get();
                let (class, glyph) = look(&outcome);
                let first = first_words(&line).to_owned();
                let rest = line[first.len()..].to_owned();
                view! { <p class=class><Icon glyph=glyph/><strong>{first}</strong><span class="unseen">{rest}</span></p> }
            }}</div>
            <button type="button" class="button quiet" on:click=move |_| case.look_again()>{app.say(Key::CheckAgain)}</button>
        </section>
    }
}

/// What stands behind the verdict's first words: what speaks against the token and what helps, and what could not be seen.
#[component]
pub(in crate::pages) fn VerdictRest(
    app: App,
    case: Case,
    /// Whether the token was made just now: nobody can have used it.
    #[prop(optional)]
    is_new: bool,
) -> impl IntoView {
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
    let line = line(app, case);
    // What speaks against it is said beside what helps.
    let behind = Memo::new(move |_| {
        line.with(|(outcome, line)| {
            let rest = line[first_words(line).len()..].trim_start_matches([':', '\u{ff1a}', ' ']);
            (outcome == "unknown").then(|| sentence(rest))
        })
    });
    let has_choice = Memo::new(move |_| {
        let depends = |obstacle: &Obstacle| obstacle.remedies.iter().any(|remedy| remedy.install.is_some());
        against.with(|all| all.iter().any(depends)) || cautions.with(|all| all.iter().any(depends))
    });
    view! {
        <div class="judgement">
            {move || behind.get().map(|rest| view! { <p class="hint">{rest}</p> })}
            {move || has_choice.get().then(|| view! { <InstallChoice app=app name="verdict-install"/> })}
            {move || {
                let against = against.get();
                let here = here(&against);
                against.into_iter().zip(here).enumerate().map(|(number, (obstacle, here))| view! {
                    <ObstacleView app=app id=format!("against-{number}") obstacle=obstacle here=here/>
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
            {(!is_new).then(|| view! { <UsedPart app=app case=case/> })}
        </div>
    }
}

fn look(outcome: &str) -> (&'static str, Glyph) {
    match outcome {
        "joins" => ("verdict-line good", Glyph::Good),
        "signing" => ("verdict-line soon", Glyph::Clock),
        "blocked" => ("verdict-line bad", Glyph::Ended),
        "waiting" => ("verdict-line idle", Glyph::Clock),
        _ => ("verdict-line idle", Glyph::Barred),
    }
}
