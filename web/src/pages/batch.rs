//! One change of several tokens: shown beforehand, made one after the other, each with its own outcome.

use super::delete::deleted;
use super::unmade::{self, Deleted, Unmade};
use crate::app::{App, Change, effect};
use crate::components::{Banner, Dialog, Glyph, Icon, StatusBadge, Tone, badge, number};
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
    /// What is under way is waited for, the rest is not begun.
    Stopping,
    Finished,
}

impl Stage {
    fn is_under_way(self) -> bool {
        matches!(self, Stage::Running | Stage::Stopping)
    }
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
    let close = move || match stage.get_untracked() {
        Stage::Running => stage.set(Stage::Stopping),
        Stage::Stopping => {}
        Stage::Asking | Stage::Finished => app.go_back(),
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
    let is_one = total == 1;
    let label = rows.with_value(|rows| rows.first().map(Row::label).unwrap_or_default());
    let title = app.fill(
        title(change, is_one),
        &[("n", &number(app, total)), ("id", &label)],
    );
    view! {
        <Dialog app=app title=title alert=true on_close=close>
            <div class="dialog-body">
                <p id="dialog-effect">{app.say(rows.with_value(|rows| consequence(app, change, rows)))}</p>
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
                        .map(|(index, row)| line(app, change, row, Memo::new(move |_| outcomes.with(|all| all[index].clone()))))
                        .collect_view()}
                </ul>
                {(total > SHOWN).then(|| view! {
                    <p class="hint">{app.fill(Key::AndMore, &[("n", &number(app, total - SHOWN))])}</p>
                })}
            </div>
            <div class="dialog-actions">
                {move || stage.get().is_under_way().then(|| {
                    let done = outcomes.with(|all| all.iter().filter(|outcome| **outcome != Outcome::Waiting).count());
                    view! { <progress class="progress" max=total.to_string() value=done.to_string() aria-label=app.say(Key::Progress)></progress> }
                })}
                {move || if stage.get() == Stage::Finished {
                    view! { <button type="button" class="button primary" node_ref=done on:click=move |_| close()>{app.say(Key::Done)}</button> }.into_any()
                } else {
                    view! {
                        <button
                            type="button"
                            class="button"
                            autofocus
                            aria-disabled=move || if stage.get() == Stage::Stopping { "true" } else { "false" }
                            on:click=move |_| close()
                        >
                            {move || app.say(if stage.get().is_under_way() { Key::StopAfterThis } else { Key::Cancel })}
                        </button>
                        <button
                            type="button"
                            class="button solid"
                            class:danger=change == Change::Delete
                            class:primary=change != Change::Delete
                            aria-disabled=move || if stage.get().is_under_way() { "true" } else { "false" }
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

fn title(change: Change, is_one: bool) -> Key {
    match (change, is_one) {
        (Change::Suspend, true) => Key::SuspendOneTitle,
        (Change::Suspend, false) => Key::SuspendTitle,
        (Change::Resume, true) => Key::ResumeOneTitle,
        (Change::Resume, false) => Key::ResumeTitle,
        (Change::Delete, true) => Key::DeleteTitle,
        (Change::Delete, false) => Key::DeleteManyTitle,
    }
}

fn consequence(app: App, change: Change, rows: &[Row]) -> Key {
    match (change, rows.len() == 1) {
        (Change::Suspend, true) => Key::SuspendOneEffect,
        (Change::Suspend, false) => Key::SuspendEffect,
        (Change::Resume, true) => Key::ResumeOneEffect,
        (Change::Resume, false) => Key::ResumeEffect,
        (Change::Delete, _) => deleted(app, rows),
    }
}

/// What was done, on a line.
fn participle(change: Change) -> Key {
    match change {
        Change::Suspend => Key::StateSuspended,
        Change::Resume => Key::WasResumed,
        Change::Delete => Key::WasDeleted,
    }
}

/// What was done to one, where nothing else says it.
fn announcement(change: Change) -> Key {
    match change {
        Change::Suspend => Key::AnnounceSuspended,
        Change::Resume => Key::AnnounceResumed,
        Change::Delete => Key::AnnounceDeleted,
    }
}

fn verb(change: Change) -> Key {
    match change {
        Change::Suspend => Key::Suspend,
        Change::Resume => Key::Resume,
        Change::Delete => Key::Delete,
    }
}

fn line(app: App, change: Change, row: Row, outcome: Memo<Outcome>) -> impl IntoView {
    let label = row.label();
    let description = row.record().description.clone();
    let state = Memo::new(move |_| row.state(app.now.get()));
    view! {
        <li>
            <span class="mono">{label}</span>
            <span class="line-text">{description}</span>
            {move || match outcome.get() {
                Outcome::Waiting => view! { <StatusBadge app=app state=state/> }.into_any(),
                Outcome::Done => badge("badge good", Glyph::Good, app.say(participle(change))).into_any(),
                Outcome::Gone => badge("badge idle", Glyph::Bin, app.say(Key::WasGone)).into_any(),
                Outcome::Failed(reason) => {
                    view! { <span class="line-failure"><Icon glyph=Glyph::Alert/><span>{reason}</span></span> }.into_any()
                }
            }}
        </li>
    }
}

/// What became of it, in numbers; where something failed, the lines say why, and this where no line shows it.
fn summary(app: App, outcomes: &[Outcome]) -> impl IntoView + use<> {
    let count = |of: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| of(outcome)).count();
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let rest = count(|outcome| *outcome == Outcome::Waiting);
    let tone = if failed == 0 { Tone::Note } else { Tone::Error };
    let numbers = [
        ("done", number(app, outcomes.len() - failed - rest)),
        ("failed", number(app, failed)),
    ];
    let mut text = app.fill(
        Key::BatchSummary,
        &numbers.each_ref().map(|(name, number)| (*name, number.as_str())),
    );
    if rest > 0 {
        text.push(' ');
        text.push_str(&app.fill(Key::BatchNotBegun, &[("n", &number(app, rest))]));
    }
    let unseen = outcomes
        .iter()
        .skip(SHOWN)
        .rev()
        .find_map(|outcome| match outcome {
            Outcome::Failed(reason) => Some(reason.clone()),
            _ => None,
        });
    view! { <Banner tone=tone role="alert"><p>{text}</p>{unseen.map(|reason| view! { <p>{reason}</p> })}</Banner> }
}

/// One after the other, until what keeps one would keep all the others too, or the person has them stopped.
async fn run(
    app: App,
    change: Change,
    rows: Vec<Row>,
    outcomes: RwSignal<Vec<Outcome>>,
    stage: RwSignal<Stage>,
) {
    let mut settled = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        // No stage at all: closed by a sign-in that ended. What is done is done, the rest is not begun.
        if stage.try_get_untracked() != Some(Stage::Running) {
            break;
        }
        let made = make(app, change, row).await;
        let is_stopped = matches!(made, Err(Unmade::Stopped(_)));
        if made.is_ok() {
            settled.push(row.record().name.as_str());
        }
        let outcome = made.unwrap_or_else(|unmade| Outcome::Failed(unmade.line(app)));
        outcomes.try_update(|all| all[index] = outcome);
        if is_stopped {
            break;
        }
    }
    // The others stay selected, to be tried again.
    app.selection.update(|selection| {
        for name in settled {
            selection.remove(name);
        }
    });
    let is_done = outcomes.try_with_untracked(|all| match &all[..] {
        [Outcome::Done] => Some(announcement(change)),
        [Outcome::Gone] => Some(Key::AnnounceGone),
        _ => None,
    });
    // Of one there is nothing to look through.
    if let (Some(Some(done)), Some(row)) = (is_done, rows.first()) {
        app.go_back();
        return app.announce(app.fill(done, &[("id", &row.label())]));
    }
    stage.try_set(Stage::Finished);
}

async fn make(app: App, change: Change, row: &Row) -> Result<Outcome, Unmade> {
    let patch = match change {
        Change::Suspend => Patch::suspension(row.record()),
        Change::Resume => Patch::resumption(row.record()),
        Change::Delete => {
            return Ok(match unmade::delete(app, row).await? {
                Deleted::Here => Outcome::Done,
                Deleted::Elsewhere => Outcome::Gone,
            });
        }
    };
    match app.client().change_token(row, &patch).await {
        Ok(()) => Ok(Outcome::Done),
        Err(error) => Err(Unmade::of(app, &error).await),
    }
}
