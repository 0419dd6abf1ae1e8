//! A token as it is handed over: itself, and the commands that use it.

mod endpoint;

pub(super) use endpoint::EndpointField;

use crate::app::App;
use crate::components::{CopyField, TextField};
use crate::text::{Key, sentence};
use karmada_token_core::{ClusterName, MemberCommand, RegisterCommand, RegisterOptions, Shell, Token};
use leptos::prelude::*;

/// The token and its commands, with what to know before running them.
#[component]
pub(super) fn HandOver(app: App, token: Token) -> impl IntoView {
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
                view! { <p class="mono">{token.with_value(ToString::to_string)}</p> }.into_any()
            }}
            <Commands app=app token=token shown=shown/>
        </div>
    }
}

#[component]
fn Commands(app: App, token: StoredValue<Token>, shown: RwSignal<bool>) -> impl IntoView {
    let Some(known) = untrack(|| app.register_command()) else {
        return view! { <p class="hint strong">{app.say(Key::NoCommand)}</p> }.into_any();
    };
    let endpoint = RwSignal::new(Ok(known.endpoint.clone()));
    let pins = StoredValue::new(known.pins);
    let name = RwSignal::new(String::new());
    let cluster = Memo::new(move |_| {
        let text = name.with(|name| name.trim().to_owned());
        (!text.is_empty()).then(|| text.parse::<ClusterName>().map_err(|error| sentence(&error)))
    });
    view! {
        <EndpointField app=app chosen=endpoint/>
        <TextField
            id="cluster-name"
            label=app.say(Key::ClusterName)
            hint=app.say(Key::ClusterNameHint)
            mono=true
            value=name
            on_input=move |text| name.set(text)
            error=Signal::derive(move || cluster.get()?.err())
        />
        {move || shown.get().then(|| {
            let endpoint = endpoint.get().ok()?;
            let options = RegisterOptions { cluster_name: cluster.get().transpose().ok()?, ..RegisterOptions::default() };
            let target = RegisterCommand { endpoint, pins: pins.get_value() };
            let (register, join) = token.with_value(|token| (
                MemberCommand::karmadactl(target.clone(), options).line(token, Shell::Posix),
                MemberCommand::kubeadm(target).line(token, Shell::Posix),
            ));
            Some(view! {
                <CopyField app=app id="command-value" label=Key::RegisterCommand button=Key::CopyCommand value=register/>
                <details class="yaml">
                    <summary>{app.say(Key::ForKubeadm)}</summary>
                    <CopyField app=app id="join-value" label=Key::JoinCommand button=Key::CopyJoin value=join/>
                </details>
            })
        })}
        <p class="hint">{app.say(Key::RunOnMember)}</p>
    }
    .into_any()
}
