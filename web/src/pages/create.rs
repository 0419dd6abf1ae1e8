//! The form that creates a token. What is typed is checked by core at every stroke, and outlives whatever goes wrong.

mod clusters;
mod equivalents;
pub(super) mod fields;
mod lifetime;
mod submit;
mod token;

use super::outcome::{Attempt, AttemptBanner, show_beginning};
use crate::app::App;
use crate::components::Dialog;
use crate::model::{Draft, Flaws, Lifetime};
use crate::text::{Key, sentence};
use clusters::ClustersField;
use equivalents::Equivalents;
use fields::{DescriptionField, GroupsField, UsagesField};
use karmada_token_core::Timestamp;
use leptos::html;
use leptos::prelude::*;
pub(super) use lifetime::LifetimeField;
use token::TokenField;
use wasm_bindgen::JsCast;

#[component]
pub(super) fn Create(app: App) -> impl IntoView {
    let attempt = RwSignal::new(Attempt::None);
    if app.choice.with_untracked(|choice| choice.drawn.is_none())
        && let Err(error) = app.draw()
    {
        attempt.set(Attempt::Failed(sentence(&error)));
    }
    let flaws = Memo::new(move |_| {
        let checked = app
            .draft
            .with(|draft| draft.check_each(&app.limits(), clock(app, draft)));
        checked.err().unwrap_or_default()
    });
    let flawless = Memo::new(move |_| flaws.with(|flaws| *flaws == Flaws::default()));
    let is_many = Memo::new(move |_| app.draft.with(|draft| draft.is_many));
    let is_worth = Memo::new(move |_| app.draft.with(Draft::is_worth_the_control_plane));
    let settled = Memo::new(move |_| attempt.with(|attempt| attempt.is_settled(app)));
    // Why nothing can be sent yet. A field that is still empty has no error beside it, so it is named here.
    let missing = Memo::new(move |_| {
        let names = flaws.with(|flaws| flaws.clusters.as_ref().map(|error| app.told(error)));
        // Many clusters are never given one's own token: each has its own.
        let token = || {
            let refused = app.choice.with(|choice| choice.token().err());
            refused.filter(|_| !is_many.get()).map(|error| app.told(&error))
        };
        names
            .or_else(token)
            .or_else(|| (!flawless.get()).then(|| app.say(Key::MendAbove)))
    });
    let off = move || missing.with(Option::is_some) || !settled.get();
    let body = NodeRef::<html::Div>::new();
    // Whether somebody has tried to send it: from then on also an empty field has something wrong with it.
    let is_tried = RwSignal::new(false);
    let send = move |act: fn(App, RwSignal<Attempt>)| {
        if let Some(missing) = missing.get_untracked() {
            is_tried.set(true);
            app.announce(missing);
            go_to_flaw(body);
        } else if !untrack(off) {
            act(app, attempt);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        send(submit::submit);
    };
    // What is under way is waited for: its answer holds whether there is a token now.
    let is_free = move || attempt.with_untracked(|attempt| *attempt != Attempt::Sending);
    // Escape may be a slip of the hand: what was typed is there again when the form is. A duplicate is made again by a click.
    let leave = move || {
        if is_free() {
            app.give_up_duplicate();
            app.go_back();
        }
    };
    let cancel = move |_| {
        if is_free() {
            app.reset_draft();
            app.go_back();
        }
    };
    show_beginning(body, move || {
        attempt.with(|attempt| !matches!(attempt, Attempt::None | Attempt::Sending))
    });
    let is_off = move || if off() { "true" } else { "false" };
    let name = move || {
        app.say(match attempt.with(|attempt| *attempt == Attempt::Sending) {
            true => Key::Creating,
            false if is_many.get() => Key::CreateMany,
            false => Key::CreateToken,
        })
    };
    view! {
        <Dialog app=app title=app.say(Key::CreateToken) on_close=leave>
            <form on:submit=submit novalidate>
                <div class="dialog-body" node_ref=body>
                    <AttemptBanner app=app attempt=attempt/>
                    <ClustersField app=app flaws=flaws is_tried=is_tried/>
                    <LifetimeField app=app draft=app.draft flaws=flaws limits=Signal::derive(move || app.limits())/>
                    <UsagesField app=app draft=app.draft flaws=flaws limits=Signal::derive(move || app.limits())/>
                    <GroupsField app=app draft=app.draft flaws=flaws/>
                    <DescriptionField app=app draft=app.draft flaws=flaws/>
                    {move || (!is_many.get()).then(|| view! { <TokenField app=app is_tried=is_tried/> })}
                    <Equivalents app=app/>
                    <p class="caution">{move || app.say(if is_worth.get() { Key::Caution } else { Key::WorthOther })}</p>
                </div>
                <div class="dialog-actions">
                    <button type="button" class="button first" aria-disabled=is_off title=missing on:click=move |_| send(submit::rehearse)>{app.say(Key::DryRun)}</button>
                    <button type="button" class="button" on:click=cancel>{app.say(Key::Cancel)}</button>
                    <button type="submit" class="button primary" aria-disabled=is_off title=missing>{name}</button>
                </div>
            </form>
        </Dialog>
    }
}

/// Gives the focus to the first field of a form that has something wrong with it, once that is said beside it.
pub(super) fn go_to_flaw(body: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let flawed = "[aria-invalid=true], .field:has(.field-error:not(:empty)) input:enabled";
        let body = body.try_get_untracked().flatten();
        let field = body.and_then(|body| body.query_selector(flawed).ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails for no element that is in the page.
            let _focused = field.focus();
        }
    });
}

/// When a draft is looked at. Tracked where it names a time, which may pass while the form is open.
pub(super) fn clock(app: App, draft: &Draft) -> Timestamp {
    if draft.lifetime == Lifetime::Until {
        app.now.get()
    } else {
        app.now.get_untracked()
    }
}
