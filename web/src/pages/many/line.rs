//! One cluster of many: what became of it, and what is handed over to it.

use crate::app::{App, Handover, LineState};
use crate::components::{CopyButton, Glyph, Icon, badge, download};
use crate::text::Key;
use karmada_token_core::{
    ClusterName, Endpoint, MemberCommand, Pin, RegisterCommand, RegisterOptions, Shell,
};
use leptos::prelude::*;
use zeroize::Zeroizing;

/// Where the commands lead, where that is known at all.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) endpoint: RwSignal<Result<Endpoint, String>>,
    pins: StoredValue<Vec<Pin>>,
}

impl Target {
    pub(super) fn of(app: App) -> Option<Self> {
        let known = untrack(|| app.register_command())?;
        Some(Target {
            endpoint: RwSignal::new(Ok(known.endpoint().clone())),
            pins: StoredValue::new(known.pins().to_vec()),
        })
    }
}

#[component]
pub(super) fn LineView(app: App, index: usize, target: Option<Target>) -> impl IntoView {
    let cluster = app
        .many
        .with_untracked(|many| many.lines.get(index).map(|line| line.cluster.clone()));
    let state = Memo::new(move |_| {
        app.many
            .with(|many| many.lines.get(index).map(|line| line.state.clone()))
    });
    let is_running = Memo::new(move |_| app.many.with(|many| many.is_running));
    let name = cluster.as_ref().map(ToString::to_string);
    view! {
        <li class="member">
            <span class="mono">{name}</span>
            {move || Some(match state.get()? {
                LineState::Waiting => badge("badge idle", Glyph::Clock, app.say(if is_running.get() { Key::Waiting } else { Key::NotBegun })).into_any(),
                LineState::Sending => badge("badge idle", Glyph::Clock, app.say(Key::Creating)).into_any(),
                LineState::Unknown { .. } => badge("badge soon", Glyph::Alert, app.say(Key::Unknown)).into_any(),
                LineState::Failed(reason) => view! { <span class="line-failure"><Icon glyph=Glyph::Alert/><span>{reason}</span></span> }.into_any(),
                LineState::Made(handover) => made(app, cluster.clone()?, handover, target).into_any(),
            })}
        </li>
    }
}

/// The token is never shown here: it leaves by its own button.
fn made(app: App, cluster: ClusterName, handover: Handover, target: Option<Target>) -> impl IntoView {
    let name = cluster.to_string();
    let id = handover.token.id().to_string();
    let label = move |key: Key, name: &str| app.fill(key, &[("cluster", name)]);
    let (copy, save) = (
        label(Key::CopyCommandOf, &name),
        label(Key::DownloadCommandOf, &name),
    );
    let given = StoredValue::new((cluster, handover));
    let text = move || given.with_value(|(cluster, handover)| hand_over(cluster, handover, target));
    let to_file = move |_| {
        let (file, start) = match target {
            Some(_) => (format!("register-{name}.sh"), "#!/bin/sh\n"),
            None => (format!("token-{name}.txt"), ""),
        };
        let content = Zeroizing::new(format!("{start}{}\n", *text()));
        download(&file, "text/plain", &content);
    };
    let has_endpoint = move || target.is_none_or(|target| target.endpoint.with(Result::is_ok));
    let to_file = StoredValue::new(to_file);
    view! {
        <span class="mono line-text">{id}</span>
        {badge("badge good", Glyph::Good, app.say(Key::Made))}
        {move || has_endpoint().then(|| view! {
            <CopyButton app=app label=copy.clone() text=text/>
            <button type="button" class="button" aria-label=save.clone() on:click=move |event| to_file.with_value(|to_file| to_file(event))>
                <Icon glyph=Glyph::Save/>{app.say(Key::Download)}
            </button>
        })}
    }
}

/// The command that registers the cluster by its name; the token alone, where no command is known.
fn hand_over(cluster: &ClusterName, handover: &Handover, target: Option<Target>) -> Zeroizing<String> {
    let command = target.and_then(|target| {
        let endpoint = target.endpoint.get_untracked().ok()?;
        RegisterCommand::new(endpoint, target.pins.get_value()).ok()
    });
    let Some(command) = command else {
        return handover.token.expose();
    };
    let options = RegisterOptions {
        cluster_name: Some(cluster.clone()),
        ..RegisterOptions::default()
    };
    MemberCommand::karmadactl(command, options).line(&handover.token, Shell::Posix)
}

/// What is handed over to each, one after the other, under its name.
pub(super) fn all(app: App, target: Option<Target>) -> Zeroizing<String> {
    app.many.with_untracked(|many| {
        let mut text = Zeroizing::new(String::with_capacity(many.lines.len() * 512));
        for line in &many.lines {
            if let Some(handover) = line.made() {
                let command = hand_over(&line.cluster, handover, target);
                for part in ["# ", line.cluster.as_str(), "\n", &command, "\n"] {
                    text.push_str(part);
                }
            }
        }
        text
    })
}
