//! The commands that use a token, made as they are wished for.

use super::builder::Options;
use super::endpoint::EndpointField;
use super::pins::PinChoice;
use crate::app::{App, effect};
use crate::components::{CopyField, TextField};
use crate::model::Builder;
use crate::pages::join::Case;
use crate::text::Key;
use karmada_token_core::{MemberCommand, Program, RegisterCommand, Shell, Token};
use leptos::prelude::*;

#[component]
pub(super) fn Commands(
    app: App,
    token: StoredValue<Token>,
    shown: RwSignal<bool>,
    case: Case,
) -> impl IntoView {
    // Chosen by the field below, which begins with the one that members are to use.
    let endpoint = RwSignal::new(Err(String::new()));
    let pins = PinChoice::new(app, case.bench);
    let builder = RwSignal::new(Builder::default());
    let program = RwSignal::new(Program::Karmadactl);
    let options = Memo::new(move |_| builder.with(Builder::options));
    let flaws =
        Memo::new(move |_| options.with(|options| options.as_ref().err().cloned().unwrap_or_default()));
    // Without a pin a member could not tell the control plane from an impostor: then there is no command.
    let target = Memo::new(move |_| {
        let (endpoint, pins) = (endpoint.get().ok()?, pins.chosen.get());
        RegisterCommand::new(endpoint, pins).ok()
    });
    effect(move || target.with(|target| case.name(target.as_ref())));
    view! {
        <EndpointField app=app bench=case.bench chosen=endpoint/>
        <TextField
            id="cluster-name"
            label=app.say(Key::ClusterName)
            hint=app.say(Key::ClusterNameHint)
            mono=true
            value=Signal::derive(move || builder.with(|builder| builder.cluster_name.clone()))
            on_input=move |text| builder.update(|builder| builder.cluster_name = text)
            error=Signal::derive(move || flaws.with(|flaws| flaws.cluster_name.as_ref().map(|error| app.told(error))))
        />
        <Options app=app builder=builder flaws=flaws program=program pins=pins/>
        {move || shown.get().then(|| {
            let (target, options) = (target.get()?, options.get().ok()?);
            let join = MemberCommand::kubeadm(target.clone());
            let register = match program.get() {
                Program::KubectlKarmada => MemberCommand::kubectl_karmada(target, options),
                Program::Karmadactl | Program::Kubeadm => MemberCommand::karmadactl(target, options),
            };
            let line = |command: &MemberCommand| token.with_value(|token| command.line(token, Shell::Posix));
            Some(view! {
                <CopyField app=app id="command-value" label=Key::RegisterCommand button=Key::CopyCommand value=line(&register)/>
                <details class="yaml">
                    <summary>{app.say(Key::ForKubeadm)}</summary>
                    <CopyField app=app id="join-value" label=Key::JoinCommand button=Key::CopyJoin value=line(&join)/>
                </details>
            })
        })}
        {move || (target.with(Option::is_none) && endpoint.with(Result::is_ok)).then(|| view! {
            <p class="hint strong">{app.say(Key::NoPins)}</p>
        })}
        <p class="hint">{app.say(Key::RunOnMember)}</p>
    }
    .into_any()
}
