//! Which endpoint the commands name, with what may be wrong with it.

use crate::app::{App, effect};
use crate::components::{Banner, FieldError, Radio, TextField, Tone};
use crate::pages::join::Bench;
use crate::text::Key;
use karmada_token_core::Endpoint;
use leptos::prelude::*;

/// Whose endpoint it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Source {
    /// The one that the proxy, or the page around, says members are to use.
    Advertised,
    /// The one that the proxy itself goes to.
    Server,
    ClusterInfo,
    Own,
}

/// The choice, which is written to `chosen`: an endpoint, or why there is none.
#[component]
pub(in crate::pages) fn EndpointField(
    app: App,
    bench: Bench,
    chosen: RwSignal<Result<Endpoint, String>>,
) -> impl IntoView {
    let has_advertised = untrack(|| app.advertised()).is_some();
    let has_server = untrack(|| app.servers_endpoint()).is_some();
    let source = RwSignal::new(match (has_advertised, has_server) {
        (true, _) => Source::Advertised,
        (false, true) => Source::Server,
        (false, false) => Source::ClusterInfo,
    });
    let own = RwSignal::new(String::new());
    let cluster_info = Memo::new(move |_| bench.target()?.endpoint.parse::<Endpoint>().ok());
    effect(move || {
        chosen.set(match source.get() {
            Source::Advertised => app.advertised().ok_or_else(String::new),
            Source::Server => app.servers_endpoint().ok_or_else(String::new),
            Source::Own => own
                .with(|text| text.parse::<Endpoint>())
                .map_err(|error| app.told(&error)),
            Source::ClusterInfo => cluster_info.get().ok_or_else(|| app.say(Key::NoEndpointFound)),
        });
    });
    let choice = move |value: Source, key: Key| {
        view! {
            <Radio name="endpoint-source" text=app.say(key) chosen=Signal::derive(move || source.get() == value)
                on_choose=move || source.set(value)/>
        }
    };
    let is_own = Signal::derive(move || source.get() == Source::Own);
    let error = Signal::derive(move || chosen.with(|endpoint| endpoint.as_ref().err().cloned()));
    // Nothing is wrong with one's own before anything was typed.
    let own_error = Signal::derive(move || error.get().filter(|_| own.with(|text| !text.is_empty())));
    let other_error = Signal::derive(move || error.get().filter(|_| !is_own.get()));
    let is_internal = move || chosen.with(|endpoint| endpoint.as_ref().is_ok_and(Endpoint::is_internal));
    let is_another = move || {
        let other = cluster_info.get();
        other.is_some_and(|other| {
            chosen.with(|chosen| chosen.as_ref().is_ok_and(|chosen| !chosen.is_same(&other)))
        })
    };
    let warning = move || match untrack(|| app.is_sandbox()) {
        true => Some(Key::SandboxCommand),
        false => is_internal().then_some(Key::InternalEndpoint),
    };
    view! {
        <div class="field" role="radiogroup" aria-labelledby="endpoint-label" aria-describedby="endpoint-error">
            <span class="label" id="endpoint-label">{app.say(Key::EndpointLabel)}</span>
            <div class="choices">
                {has_advertised.then(|| choice(Source::Advertised, Key::EndpointAdvertised))}
                {has_server.then(|| choice(Source::Server, Key::EndpointServer))}
                {choice(Source::ClusterInfo, Key::EndpointClusterInfo)}
                {choice(Source::Own, Key::EndpointOwn)}
            </div>
            <p class="hint mono" aria-live="polite">{move || chosen.with(|endpoint| endpoint.as_ref().map(Endpoint::to_string).ok())}</p>
            <FieldError id="endpoint-error" error=other_error/>
        </div>
        {move || is_own.get().then(|| view! {
            <TextField id="own-endpoint" label=app.say(Key::OwnEndpoint) mono=true value=own on_input=move |text| own.set(text) error=own_error/>
        })}
        {move || warning().map(|key| view! { <Banner tone=Tone::Warning role="note"><p>{app.say(key)}</p></Banner> })}
        {move || is_another().then(|| view! { <Banner tone=Tone::Warning role="note"><p>{app.say(Key::EndpointIgnored)}</p></Banner> })}
    }
}
