//! Which CAs the commands pin.

use crate::app::App;
use crate::components::TextField;
use crate::model::pins_of_all;
use crate::pages::join::Bench;
use crate::text::{Key, sentence};
use karmada_token_core::Pin;
use leptos::prelude::*;

/// The sources of the pins; several for a rotation.
#[derive(Clone, Copy)]
pub(super) struct PinChoice {
    server: RwSignal<bool>,
    cluster_info: RwSignal<bool>,
    pasted: RwSignal<bool>,
    pem: RwSignal<String>,
    /// What is wrong with what was pasted.
    flaw: Memo<Option<String>>,
    pub(super) chosen: Memo<Vec<Pin>>,
}

impl PinChoice {
    pub(super) fn new(app: App, bench: Bench) -> Self {
        let server = RwSignal::new(true);
        let (cluster_info, pasted) = (RwSignal::new(false), RwSignal::new(false));
        let pem = RwSignal::new(String::new());
        let read = Memo::new(move |_| {
            let is_wanted = pasted.get() && pem.with(|pem| !pem.trim().is_empty());
            is_wanted.then(|| pem.with(|pem| bench.pins_of(pem))).flatten()
        });
        let flaw = Memo::new(move |_| read.with(|read| read.as_ref()?.as_ref().err().map(sentence)));
        let chosen = Memo::new(move |_| {
            let servers = app.info.with(|info| info.pins.clone());
            let shown = bench.target().map(|target| target.pins).unwrap_or_default();
            let typed = read.get().and_then(Result::ok).unwrap_or_default();
            let sources = [(server, &servers), (cluster_info, &shown), (pasted, &typed)];
            pins_of_all(
                sources
                    .into_iter()
                    .filter(|(is_on, _)| is_on.get())
                    .map(|(_, pins)| &pins[..]),
            )
        });
        PinChoice {
            server,
            cluster_info,
            pasted,
            pem,
            flaw,
            chosen,
        }
    }
}

#[component]
pub(super) fn PinsField(app: App, choice: PinChoice) -> impl IntoView {
    let source = move |id: &'static str, is_on: RwSignal<bool>, key: Key| {
        view! {
            <div class="check">
                <input id=id type="checkbox" prop:checked=is_on on:change:target=move |event| is_on.set(event.target().checked())/>
                <label for=id>{app.say(key)}</label>
            </div>
        }
    };
    let PinChoice {
        server,
        cluster_info,
        pasted,
        pem,
        flaw,
        chosen,
    } = choice;
    let has_servers = untrack(|| app.info.with(|info| !info.pins().is_empty()));
    view! {
        <fieldset class="field">
            <legend class="label">{app.say(Key::PinsLabel)}</legend>
            {has_servers.then(|| source("pins-server", server, Key::PinsServer))}
            {source("pins-cluster-info", cluster_info, Key::PinsClusterInfo)}
            {source("pins-pasted", pasted, Key::PinsPasted)}
            {move || pasted.get().then(|| view! {
                <TextField id="pins-pem" label=app.say(Key::PinsPem) lines=4 mono=true value=pem
                    on_input=move |text| pem.set(text) error=flaw/>
            })}
            <p class="hint">{move || app.fill(Key::PinsCount, &[("count", &chosen.with(Vec::len).to_string())])}</p>
        </fieldset>
    }
}
