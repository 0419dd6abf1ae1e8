//! What was created, for handing over: the token, the command, and what both are worth.

use super::create::ends;
use super::handover::HandOver;
use super::join::{Case, VerdictPart};
use crate::app::{App, Handover};
use crate::components::{Banner, Dialog, Tone};
use crate::text::Key;
use karmada_token_core::Group;
use leptos::prelude::*;

#[component]
pub(super) fn Created(app: App, handover: Handover) -> impl IntoView {
    let worth = if is_default(&handover) {
        Key::WorthDefault
    } else {
        Key::WorthOther
    };
    let name = handover.token.id().secret_name();
    // It comes by the watch: until then there is nothing to judge.
    let row = Memo::new(move |_| app.rows.with(|rows| rows.as_ref()?.get(&name).cloned()));
    let case = Case::open(app, row.into());
    case.know(handover.token.clone());
    view! {
        <Dialog app=app title=app.say(Key::CreatedTitle) read=true on_close=move || app.close()>
            <div class="dialog-body">
                <VerdictPart app=app case=case/>
                <HandOver app=app token=handover.token case=case/>
                <p class="hint">{ends(app, handover.expiration)}</p>
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
pub(super) fn is_default(handover: &Handover) -> bool {
    let default = Group::karmada_default();
    handover.groups.iter().any(|group| *group == default)
}
