//! Which endpoint the commands name, with what may be wrong with it.

use crate::app::App;
use crate::components::{TextField, explain};
use crate::text::{Key, sentence};
use karmada_token_core::Endpoint;
use leptos::prelude::*;

/// Where an endpoint is taken from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Source {
    Server,
    ClusterInfo,
    Own,
}

/// The choice, which is written to `chosen`: an endpoint, or why there is none. It begins with what `chosen` holds, the
/// server's own.
#[component]
pub(in crate::pages) fn EndpointField(app: App, chosen: RwSignal<Result<Endpoint, String>>) -> impl IntoView {
    let server = StoredValue::new(chosen.get_untracked());
    let source = RwSignal::new(Source::Server);
    let own = RwSignal::new(String::new());
    let found = LocalResource::new(move || async move { app.client().cluster_info_endpoint().await });
    Effect::new(move || {
        chosen.set(match source.get() {
            Source::Server => server.get_value(),
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
    });
    let choice = move |value: Source, key: Key| {
        view! {
            <label class="choice">
                <input type="radio" name="endpoint-source" prop:checked=move || source.get() == value on:change=move |_| source.set(value)/>
                <span>{app.say(key)}</span>
            </label>
        }
    };
    let is_internal = move || chosen.with(|endpoint| endpoint.as_ref().is_ok_and(Endpoint::is_internal));
    let warning = move || match untrack(|| app.is_sandbox()) {
        true => Some(Key::SandboxCommand),
        false => is_internal().then_some(Key::InternalEndpoint),
    };
    view! {
        <div class="field" role="radiogroup" aria-labelledby="endpoint-label">
            <span class="label" id="endpoint-label">{app.say(Key::EndpointLabel)}</span>
            <div class="choices">
                {choice(Source::Server, Key::EndpointServer)}
                {choice(Source::ClusterInfo, Key::EndpointClusterInfo)}
                {choice(Source::Own, Key::EndpointOwn)}
            </div>
            <p class="hint mono" aria-live="polite">{move || chosen.get().map_or_else(|reason| reason, |endpoint| endpoint.to_string())}</p>
        </div>
        {move || (source.get() == Source::Own).then(|| view! {
            <TextField id="own-endpoint" label=app.say(Key::OwnEndpoint) mono=true value=own on_input=move |text| own.set(text)/>
        })}
        {move || warning().map(|key| view! { <p class="hint strong">{app.say(key)}</p> })}
    }
}
