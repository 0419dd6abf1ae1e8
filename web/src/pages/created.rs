//! What was created, for handing over: the token, the command, and what both are worth.

use crate::app::{App, Handover};
use crate::components::{Banner, CopyField, Dialog, Tone};
use crate::text::Key;
use karmada_token_core::{Group, Token};
use leptos::prelude::*;

#[component]
pub(super) fn Created(app: App, handover: Handover) -> impl IntoView {
    let worth = worth(&handover);
    view! {
        <Dialog app=app title=app.say(Key::CreatedTitle) on_close=move || app.close()>
            <div class="dialog-body">
                <HandOver app=app token=handover.token/>
                <Banner tone=Tone::Warning role="note">
                    <p>{app.say(worth)}</p>
                    {handover.long_lived.then(|| view! { <p>{app.say(Key::CautionLong)}</p> })}
                </Banner>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button primary" on:click=move |_| app.close()>{app.say(Key::Done)}</button>
            </div>
        </Dialog>
    }
}

/// What the holder could do depends on the groups: Karmada's own is worth the control plane.
fn worth(handover: &Handover) -> Key {
    let default = Group::karmada_default();
    if handover.groups.iter().any(|group| *group == default) {
        Key::WorthDefault
    } else {
        Key::WorthOther
    }
}

/// The token and its command, with what to know before running it.
#[component]
pub(super) fn HandOver(app: App, token: Token) -> impl IntoView {
    let command = untrack(|| app.register_command());
    let internal = untrack(|| app.endpoint()).is_some_and(|endpoint| endpoint.is_internal());
    let text = command.map(|command| command.for_token(&token));
    view! {
        <CopyField app=app id="token-value" label=Key::Token button=Key::CopyToken value=token.expose()/>
        {match text {
            Some(text) => view! {
                <CopyField app=app id="command-value" label=Key::RegisterCommand button=Key::CopyCommand value=text/>
                {untrack(|| app.is_sandbox()).then(|| view! { <p class="hint strong">{app.say(Key::SandboxCommand)}</p> })}
                {(internal && !untrack(|| app.is_sandbox())).then(|| view! { <p class="hint strong">{app.say(Key::InternalEndpoint)}</p> })}
                <p class="hint">{app.say(Key::RunOnMember)}</p>
            }
            .into_any(),
            None => view! { <p class="hint strong">{app.say(Key::NoCommand)}</p> }.into_any(),
        }}
    }
}
