//! What was created, for handing over: the token, the command, and what both are worth.

use super::handover::{HandOver, Worth};
use super::join::{Case, VerdictLine, VerdictRest};
use crate::app::{App, Handover};
use crate::components::{Dialog, ends};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn Created(app: App, handover: Handover) -> impl IntoView {
    let is_worth_the_control_plane = handover.is_worth_the_control_plane();
    let name = handover.token.id().secret_name();
    // It comes by the watch: until then there is nothing to judge.
    let row = Memo::new(move |_| app.rows.with(|rows| rows.as_ref()?.get(&name).cloned()));
    let case = Case::open(app, row.into());
    case.know(handover.token.clone());
    view! {
        <Dialog app=app title=app.say(Key::CreatedTitle) read=true on_close=move || app.close()>
            <div class="dialog-body">
                <VerdictLine app=app case=case/>
                <HandOver app=app token=handover.token case=case/>
                <Worth app=app is_worth_the_control_plane=is_worth_the_control_plane is_long_lived=handover.long_lived/>
                <VerdictRest app=app case=case is_new=true/>
                <p class="hint">{ends(app, handover.expiration)}</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button primary" on:click=move |_| app.close()>{app.say(Key::Done)}</button>
            </div>
        </Dialog>
    }
}
