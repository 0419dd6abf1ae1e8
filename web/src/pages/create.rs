//! The form that creates a token. What is typed is checked by core at every stroke, and outlives whatever goes wrong.

pub(super) mod fields;
mod submit;

use super::outcome::{Attempt, AttemptBanner};
use crate::app::App;
use crate::components::Dialog;
use crate::model::Flaws;
use crate::text::Key;
use fields::{DescriptionField, GroupsField, LifetimeField, UsagesField};
use leptos::prelude::*;

#[component]
pub(super) fn Create(app: App) -> impl IntoView {
    let attempt = RwSignal::new(Attempt::None);
    let flaws = Memo::new(move |_| {
        let now = app.now.get_untracked();
        let checked = app.draft.with(|draft| draft.check(app.limits(), now));
        checked.err().unwrap_or_default()
    });
    let flawless = Memo::new(move |_| flaws.with(|flaws| *flaws == Flaws::default()));
    let settled = Memo::new(move |_| attempt.with(|attempt| attempt.is_settled(app)));
    let off = move || !flawless.get() || !settled.get();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !untrack(off) {
            submit::submit(app, attempt);
        }
    };
    let cancel = move || {
        // What is under way is waited for: its answer holds whether there is a token now.
        if attempt.with_untracked(|attempt| *attempt != Attempt::Sending) {
            app.reset_draft();
            app.close();
        }
    };
    view! {
        <Dialog app=app title=app.say(Key::CreateToken) on_close=cancel>
            <form on:submit=submit novalidate>
                <div class="dialog-body">
                    <AttemptBanner app=app attempt=attempt/>
                    <LifetimeField app=app draft=app.draft flaws=flaws/>
                    <UsagesField app=app draft=app.draft flaws=flaws/>
                    <GroupsField app=app draft=app.draft flaws=flaws/>
                    <DescriptionField app=app draft=app.draft flaws=flaws/>
                    <details class="yaml">
                        <summary>{app.say(Key::AsCommand)}</summary>
                        <pre class="mono" tabindex="0">{move || command(app)}</pre>
                    </details>
                    <p class="caution">{move || caution(app)}</p>
                </div>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=move |_| cancel()>{app.say(Key::Cancel)}</button>
                    <button type="submit" class="button primary" aria-disabled=move || if off() { "true" } else { "false" }>
                        {move || app.say(if attempt.with(|attempt| *attempt == Attempt::Sending) { Key::Creating } else { Key::CreateToken })}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

/// What would ask for the same in a terminal, while the form asks for something that can be made.
fn command(app: App) -> Option<String> {
    let now = app.now.get();
    let wish = app.draft.with(|draft| draft.check(app.limits(), now)).ok()?;
    wish.command(now).ok()
}

/// What a holder could do, before there is one; in stronger words for what lives long.
fn caution(app: App) -> String {
    let now = app.now.get_untracked();
    let wish = app.draft.with(|draft| draft.check(app.limits(), now));
    let long = wish.is_ok_and(|wish| wish.is_long_lived());
    app.say(if long { Key::CautionLong } else { Key::Caution })
}
