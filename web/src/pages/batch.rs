//! One change of several tokens: shown beforehand, made one after the other, each with its own outcome.

use super::unmade::{self, Deleted, explained};
use crate::app::{App, Change, effect};
use crate::components::{Banner, Dialog, Glyph, Icon, StatusBadge, Tone, badge};
use crate::model::{Patch, Row};
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;

/// How far a change has come with one token.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Waiting,
    Done,
    /// Somebody else had deleted it.
    Gone,
    Failed(String),
}

/// How far it has come with all.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Asking,
    Running,
    Finished,
}

/// More lines than this are not shown beforehand.
const SHOWN: usize = 100;

#[component]
pub(super) fn Batch(app: App, change: Change, names: Vec<String>) -> impl IntoView {
    let rows: Vec<Row> = app.rows.with_untracked(|rows| {
        let rows = rows.iter().flat_map(|rows| rows.named(&names));
        rows.cloned().collect()
    });
    let total = rows.len();
    let outcomes = RwSignal::new(vec![Outcome::Waiting; total]);
    let stage = RwSignal::new(Stage::Asking);
    let rows = StoredValue::new(rows);
    let close = move || {
        if stage.get_untracked() != Stage::Running {
            app.close();
        }
    };
    let start = move |_| {
        if stage.get_untracked() == Stage::Asking {
            stage.set(Stage::Running);
            app.spawn(run(app, change, rows.get_value(), outcomes, stage));
        }
    };
    // It takes the place of the button that was pressed, and its focus.
    let done = NodeRef::<html::Button>::new();
    effect(move || {
        if let Some(button) = done.get() {
            // Fails for no element that is in the page.
            let _focused = button.focus();
        }
    });
    let title = app.fill(title(change), &[("n", &total.to_string())]);
    view! {
        <Dialog app=app title=title alert=true on_close=close>
            <div class="dialog-body">
                <p id="dialog-effect">{app.say(consequence(change))}</p>
                {(change != Change::Resume).then(|| view! {
                    <p>{app.say(Key::DeleteLimits)}</p>
                    <ul>
                        <li>{app.say(Key::DeleteKeepsCertificates)}</li>
                        <li>{app.say(Key::DeleteKeepsClusters)}</li>
                    </ul>
                })}
                {move || (stage.get() == Stage::Finished).then(|| summary(app, &outcomes.get()))}
                <ul class="lines" aria-label=app.say(Key::TokensTitle)>
                    {rows.get_value().into_iter().take(SHOWN).enumerate()
                        .map(|(index, row)| line(app, row, Memo::new(move |_| outcomes.with(|all| all[index].clone()))))
                        .collect_view()}
                </ul>
                {(total > SHOWN).then(|| view! {
                    <p class="hint">{app.fill(Key::AndMore, &[("n", &(total - SHOWN).to_string())])}</p>
                })}
            </div>
            <div class="dialog-actions">
                {move || (stage.get() == Stage::Running).then(|| {
                    let done = outcomes.with(|all| all.iter().filter(|outcome| **outcome != Outcome::Waiting).count());
                    view! { <progress class="progress" max=total.to_string() value=done.to_string() aria-label=app.say(Key::Progress)></progress> }
                })}
                {move || if stage.get() == Stage::Finished {
                    view! { <button type="button" class="button primary" node_ref=done on:click=move |_| close()>{app.say(Key::Done)}</button> }.into_any()
                } else {
                    view! {
                        <button type="button" class="button" autofocus on:click=move |_| close()>{app.say(Key::Cancel)}</button>
                        <button
                            type="button"
                            class="button solid"
                            class:danger=change == Change::Delete
                            class:primary=change != Change::Delete
                            aria-disabled=move || if stage.get() == Stage::Running { "true" } else { "false" }
                            on:click=start
                        >
                            {app.say(verb(change))}
                        </button>
                    }
                    .into_any()
                }}
            </div>
        </Dialog>
    }
}

fn title(change: Change) -> Key {
    match change {
        Change::Suspend => Key::SuspendTitle,
        Change::Resume => Key::ResumeTitle,
        Change::Delete => Key::DeleteManyTitle,
    }
}

fn consequence(change: Change) -> Key {
    match change {
        Change::Suspend => Key::SuspendEffect,
        Change::Resume => Key::ResumeEffect,
        Change::Delete => Key::DeleteManyEffect,
    }
}

fn verb(change: Change) -> Key {
    match change {
        Change::Suspend => Key::Suspend,
        Change::Resume => Key::Resume,
        Change::Delete => Key::Delete,
    }
}

fn line(app: App, row: Row, outcome: Memo<Outcome>) -> impl IntoView {
    let label = row.label();
    let description = row.record().description.clone();
    let state = Memo::new(move |_| row.state(app.now.get()));
    view! {
        <li>
            <span class="mono">{label}</span>
            <span class="line-text">{description}</span>
            {move || match outcome.get() {
                Outcome::Waiting => view! { <StatusBadge app=app state=state/> }.into_any(),
                Outcome::Done => badge("badge good", Glyph::Good, app.say(Key::Done)).into_any(),
                Outcome::Gone => badge("badge idle", Glyph::Bin, app.say(Key::WasGone)).into_any(),
                Outcome::Failed(reason) => {
                    view! { <span class="line-failure"><Icon glyph=Glyph::Alert/><span>{reason}</span></span> }.into_any()
                }
            }}
        </li>
    }
}

/// What became of it, in numbers; where something failed, the lines say why.
fn summary(app: App, outcomes: &[Outcome]) -> impl IntoView + use<> {
    let failed = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Failed(_)))
        .count();
    let tone = if failed == 0 { Tone::Note } else { Tone::Error };
    let numbers = [
        ("done", (outcomes.len() - failed).to_string()),
        ("failed", failed.to_string()),
    ];
    let text = app.fill(
        Key::BatchSummary,
        &numbers.each_ref().map(|(name, number)| (*name, number.as_str())),
    );
    view! { <Banner tone=tone role="alert"><p>{text}</p></Banner> }
}

async fn run(
    app: App,
    change: Change,
    rows: Vec<Row>,
    outcomes: RwSignal<Vec<Outcome>>,
    stage: RwSignal<Stage>,
) {
    for (index, row) in rows.iter().enumerate() {
        let outcome = outcome(app, change, row).await;
        // Closed by a sign-in that ended: what is done is done, the rest is not begun.
        if outcomes.try_update(|all| all[index] = outcome).is_none() {
            return;
        }
    }
    app.selection
        .update(|selection| selection.retain(|name| !rows.iter().any(|row| row.record().name == *name)));
    stage.try_set(Stage::Finished);
}

async fn outcome(app: App, change: Change, row: &Row) -> Outcome {
    let patch = match change {
        Change::Suspend => Patch::suspension(),
        Change::Resume => Patch::resumption(),
        Change::Delete => {
            return match unmade::delete(app, row).await {
                Ok(Deleted::Here) => Outcome::Done,
                Ok(Deleted::Elsewhere) => Outcome::Gone,
                Err(unmade) => Outcome::Failed(unmade.line(app)),
            };
        }
    };
    match app.client().change_token(row, &patch).await {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Failed(explained(app, &error).await),
    }
}
