//! A token for each of many clusters: made one after the other, each with its own outcome, handed over one by one.

mod line;
mod run;

pub(super) use run::begin;

use super::handover::{EndpointField, long};
use super::join::Bench;
use super::outcome::{Finding, find};
use crate::app::{App, LineState, effect};
use crate::components::{Banner, CopyButton, Dialog, Glyph, Icon, Tone, download, focus_title, number};
use crate::model::{to_csv, to_json};
use crate::text::Key;
use leptos::prelude::*;
use line::{LineView, Target};

#[component]
pub(super) fn Many(app: App) -> impl IntoView {
    let is_running = Memo::new(move |_| app.many.with(|many| many.is_running));
    let count = Memo::new(move |_| app.many.with(crate::app::Many::count));
    let total = app.many.with_untracked(|many| many.lines.len());
    let target = Target::of(app);
    let bench = Bench::open(app);
    // What was lost on the way is settled as soon as the list has been read again.
    effect(move || settle(app));
    let is_stopping = Memo::new(move |_| app.many.with(|many| many.is_stopping));
    let stop = move || app.many.update(|many| many.is_stopping = true);
    let done = move || {
        // What is still without a token stays in the form.
        if count.get_untracked().1 == 0 {
            app.reset_draft();
        }
        app.close();
        app.many.set(crate::app::Many::default());
    };
    // Escape may be a slip of the hand, and what is handed over here is nowhere else together.
    let escape = move || {
        if is_running.get_untracked() {
            stop();
        } else if count.get_untracked().0 == 0 {
            done();
        } else {
            app.announce(app.say(Key::LeaveByDone));
        }
    };
    // The button that was pressed is another one then, or gone: the next key must neither close this nor change what the commands say.
    effect(move || {
        is_running.track();
        focus_title(app, ".dialog-actions :focus");
    });
    let go_on = move |_| {
        if !is_running.get_untracked() {
            app.spawn(run::run(app));
        }
    };
    let worth = Memo::new(move |_| {
        app.many.with(|many| {
            let made = many.lines.iter().find_map(|line| line.made())?;
            let is_worth = made.is_worth_the_control_plane();
            let worth = if is_worth {
                Key::WorthDefaultEach
            } else {
                Key::WorthOtherEach
            };
            Some((worth, made.long_lived.then(|| long(is_worth))))
        })
    });
    let list = move |name: &'static str, kind: &'static str, write: fn(&[crate::model::Entry]) -> String| {
        download(
            name,
            kind,
            &app.many.with_untracked(|many| write(&many.entries())),
        );
    };
    view! {
        <Dialog app=app title=app.fill(Key::ManyTitle, &[("n", &number(app, total))]) read=true on_close=escape>
            <div class="dialog-body">
                {move || summary(app, count.get(), is_running.get())}
                {target.map(|target| view! { <EndpointField app=app bench=bench chosen=target.endpoint/> })}
                {target.is_none().then(|| view! { <p class="hint strong">{app.say(Key::NoCommand)}</p> })}
                {target.is_some().then(|| view! { <p class="hint">{app.say(Key::RunOnMember)}</p> })}
                // At the end, with the summary: nothing moves while a line's own buttons may be pressed.
                {move || (!is_running.get() && count.get().0 > 1).then(|| view! {
                    <div class="actions">
                        <CopyButton app=app label=app.say(Key::CopyAll) shown=Key::CopyAll text=move || line::all(app, target)/>
                        <button type="button" class="button" on:click=move |_| list("bootstrap-tokens.csv", "text/csv", to_csv)>
                            <Icon glyph=Glyph::Save/>{app.say(Key::ListAsCsv)}
                        </button>
                        <button type="button" class="button" on:click=move |_| list("bootstrap-tokens.json", "application/json", to_json)>
                            <Icon glyph=Glyph::Save/>{app.say(Key::ListAsJson)}
                        </button>
                    </div>
                    <p class="hint">{app.say(Key::ListWithoutSecrets)}</p>
                })}
                <ul class="lines" aria-label=app.say(Key::ClusterNames)>
                    {(0..total).map(|index| view! { <LineView app=app index=index target=target/> }).collect_view()}
                </ul>
                {move || worth.get().map(|(worth, long)| view! {
                    <Banner tone=Tone::Warning role="note">
                        <p>{app.say(worth)}</p>
                        {long.map(|long| view! { <p>{app.say(long)}</p> })}
                    </Banner>
                })}
            </div>
            <div class="dialog-actions">
                {move || if is_running.get() {
                    view! {
                        <progress class="progress" max=total.to_string() value=move || count.get().0.to_string()
                            aria-label=app.say(Key::Progress)></progress>
                        <button type="button" class="button" aria-disabled=move || if is_stopping.get() { "true" } else { "false" }
                            on:click=move |_| stop()>{app.say(Key::StopAfterThis)}</button>
                    }
                    .into_any()
                } else {
                    view! {
                        {(count.get().1 > 0).then(|| view! {
                            <button type="button" class="button" on:click=go_on>
                                {app.say(if app.many.with_untracked(crate::app::Many::has_failed) { Key::TryTheRest } else { Key::GoOnWithRest })}
                            </button>
                        })}
                        <button type="button" class="button primary" on:click=move |_| done()>{app.say(Key::Done)}</button>
                    }
                    .into_any()
                }}
            </div>
        </Dialog>
    }
}

/// How many there are now, and what stopped it.
fn summary(app: App, (made, missing): (usize, usize), is_running: bool) -> impl IntoView + use<> {
    let (stopped, has_failed) = app.many.with(|many| (many.stopped.clone(), many.has_failed()));
    (!is_running).then(|| {
        // What the person had stopped is no failure.
        let is_wrong = missing > 0 && (has_failed || stopped.is_some());
        let tone = if is_wrong { Tone::Error } else { Tone::Note };
        let numbers = [("made", number(app, made)), ("missing", number(app, missing))];
        let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
        let text = app.fill(Key::ManySummary, &numbers);
        view! { <Banner tone=tone role="alert"><p>{text}</p>{stopped.map(|reason| view! { <p>{reason}</p> })}</Banner> }
    })
}

/// Tells of each answer that was lost what the list says of it. Tracked.
fn settle(app: App) {
    let found: Vec<_> = app.many.with(|many| {
        let lines = many.lines.iter().enumerate();
        lines
            .filter_map(|(index, line)| match &line.state {
                LineState::Unknown { handover, lost } => {
                    Some((index, handover.clone(), find(app, handover, *lost)))
                }
                _ => None,
            })
            .collect()
    });
    for (index, handover, finding) in found {
        let id = handover.token.id();
        let state = match finding {
            Finding::Open => continue,
            Finding::Made => {
                app.tell_created(id.as_str());
                LineState::Made(handover)
            }
            Finding::NotMade => LineState::Failed(app.fill(Key::OutcomeNotMade, &[("id", id.as_str())])),
        };
        app.many.update(|many| many.lines[index].state = state);
        app.keep_rest();
    }
}
