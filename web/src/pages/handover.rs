//! A token as it is handed over: itself, and the commands that use it.

use crate::app::App;
use crate::components::{CopyField, TextField, explain};
use crate::text::{Key, sentence};
use karmada_token_core::{
    ClusterName, Endpoint, MemberCommand, RegisterCommand, RegisterOptions, Shell, Token,
};
use leptos::prelude::*;

/// Which endpoint the commands name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Source {
    Server,
    ClusterInfo,
    Own,
}

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
    let source = RwSignal::new(Source::Server);
    let own = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let found = LocalResource::new(move || async move { app.client().cluster_info_endpoint().await });
    let known = StoredValue::new(known);
    let endpoint = Memo::new(move |_| match source.get() {
        Source::Server => Ok(known.with_value(|known| known.endpoint.clone())),
        Source::Own => own
            .with(|text| text.parse::<Endpoint>())
            .map_err(|error| sentence(&error)),
        Source::ClusterInfo => match found.get() {
            None => Err(String::new()),
            Some(Ok(Some(endpoint))) => Ok(endpoint),
            Some(Ok(None)) => Err(app.say(Key::NoEndpointFound)),
            Some(Err(error)) => Err(explain(app, &error)),
        },
    });
    let cluster = Memo::new(move |_| {
        let text = name.with(|name| name.trim().to_owned());
        (!text.is_empty()).then(|| text.parse::<ClusterName>().map_err(|error| sentence(&error)))
    });
    let choice = move |value: Source, key: Key| {
        view! {
            <label class="choice">
                <input type="radio" name="endpoint-source" prop:checked=move || source.get() == value on:change=move |_| source.set(value)/>
                <span>{app.say(key)}</span>
            </label>
        }
    };
    let internal = move || endpoint.with(|endpoint| endpoint.as_ref().is_ok_and(Endpoint::is_internal));
    view! {
        <div class="field" role="radiogroup" aria-labelledby="endpoint-label">
            <span class="label" id="endpoint-label">{app.say(Key::EndpointLabel)}</span>
            <div class="choices">
                {choice(Source::Server, Key::EndpointServer)}
                {choice(Source::ClusterInfo, Key::EndpointClusterInfo)}
                {choice(Source::Own, Key::EndpointOwn)}
            </div>
            <p class="hint mono" aria-live="polite">{move || endpoint.get().map_or_else(|reason| reason, |endpoint| endpoint.to_string())}</p>
        </div>
        {move || (source.get() == Source::Own).then(|| view! {
            <TextField id="own-endpoint" label=app.say(Key::OwnEndpoint) mono=true value=own on_input=move |text| own.set(text)/>
        })}
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
            let target = RegisterCommand { endpoint, pins: known.with_value(|known| known.pins.clone()) };
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
        {untrack(|| app.is_sandbox()).then(|| view! { <p class="hint strong">{app.say(Key::SandboxCommand)}</p> })}
        {move || (internal() && !untrack(|| app.is_sandbox())).then(|| view! { <p class="hint strong">{app.say(Key::InternalEndpoint)}</p> })}
        <p class="hint">{app.say(Key::RunOnMember)}</p>
    }
    .into_any()
}
