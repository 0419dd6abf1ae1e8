//! What else `register` is told.

use super::pins::{PinChoice, PinsField};
use crate::app::App;
use crate::components::{Radio, TextField};
use crate::model::{Builder, BuilderFlaws};
use crate::text::Key;
use karmada_token_core::Program;
use leptos::prelude::*;

/// The fields that few need, behind a fold.
#[component]
pub(super) fn Options(
    app: App,
    builder: RwSignal<Builder>,
    flaws: Memo<BuilderFlaws>,
    program: RwSignal<Program>,
    pins: PinChoice,
) -> impl IntoView {
    let runs = move |value: Program| {
        view! {
            <Radio name="register-program" text=format!("{} {}", value.name(), value.verb()) mono=true
                chosen=Signal::derive(move || program.get() == value) on_choose=move || program.set(value)/>
        }
    };
    // Without a pin there is no command: then this is where to choose one.
    let is_open = untrack(|| pins.chosen.with(Vec::is_empty));
    view! {
        <details class="more builder" open=is_open>
            <summary>{app.say(Key::MoreOptions)}</summary>
            <div class="field" role="radiogroup" aria-labelledby="program-label">
                <span class="label" id="program-label">{app.say(Key::ProgramLabel)}</span>
                <div class="choices">{runs(Program::Karmadactl)}{runs(Program::KubectlKarmada)}</div>
            </div>
            <PinsField app=app choice=pins/>
            <TextField id="agent-namespace" label=app.say(Key::AgentNamespace) hint=app.say(Key::AgentNamespaceHint) mono=true
                value=Signal::derive(move || builder.with(|builder| builder.namespace.clone()))
                on_input=move |text| builder.update(|builder| builder.namespace = text)
                error=Signal::derive(move || flaws.with(|flaws| flaws.namespace.as_ref().map(|error| app.told(error))))/>
            <TextField id="agent-proxy" label=app.say(Key::AgentProxy) hint=app.say(Key::AgentProxyHint) mono=true
                value=Signal::derive(move || builder.with(|builder| builder.proxy.clone()))
                on_input=move |text| builder.update(|builder| builder.proxy = text)
                error=Signal::derive(move || flaws.with(|flaws| flaws.proxy.as_ref().map(|error| app.told(error))))/>
            <TextField id="agent-image" label=app.say(Key::AgentImage) hint=app.say(Key::AgentImageHint) mono=true
                value=Signal::derive(move || builder.with(|builder| builder.image.clone()))
                on_input=move |text| builder.update(|builder| builder.image = text)
                error=Signal::derive(move || flaws.with(|flaws| flaws.image.as_ref().map(|error| app.told(error))))/>
            <TextField id="agent-days" label=app.say(Key::AgentDays) hint=app.say(Key::AgentDaysHint) mono=true
                value=Signal::derive(move || builder.with(|builder| builder.days.clone()))
                on_input=move |text| builder.update(|builder| builder.days = text)
                error=Signal::derive(move || flaws.with(|flaws| flaws.has_bad_days.then(|| app.say(Key::AgentDaysBad))))/>
            <div class="check">
                <input id="dry-run" type="checkbox" prop:checked=move || builder.with(|builder| builder.dry_run)
                    on:change:target=move |event| {
                        let is_on = event.target().checked();
                        builder.update(|builder| builder.dry_run = is_on);
                    }/>
                <label for="dry-run">{app.say(Key::MemberDryRun)}</label>
            </div>
        </details>
    }
}
