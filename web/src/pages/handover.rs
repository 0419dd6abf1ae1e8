//! A token as it is handed over: itself, and the commands that use it.

mod builder;
mod commands;
mod endpoint;
mod pins;
mod worth;

pub(super) use endpoint::EndpointField;
pub(super) use worth::{Worth, long};

use super::join::Case;
use crate::app::App;
use crate::components::CopyField;
use crate::text::Key;
use commands::Commands;
use karmada_token_core::Token;
use leptos::prelude::*;

/// The token and its commands, with what to know before running them. The case is told which command is shown.
#[component]
pub(super) fn HandOver(app: App, token: Token, case: Case) -> impl IntoView {
    let shown = RwSignal::new(true);
    let token = StoredValue::new(token);
    view! {
        <div class="handover">
            <button type="button" class="button quiet toggle-secret" on:click=move |_| shown.update(|shown| *shown = !*shown)>
                {move || app.say(if shown.get() { Key::HideToken } else { Key::ShowTokenAgain })}
            </button>
            {move || if shown.get() {
                let value = token.with_value(Token::expose);
                view! { <CopyField app=app id="token-value" label=Key::Token button=Key::CopyToken value=value/> }.into_any()
            } else {
                view! { <p class="mono masked">{token.with_value(ToString::to_string)}</p> }.into_any()
            }}
            <Commands app=app token=token shown=shown case=case/>
        </div>
    }
}
