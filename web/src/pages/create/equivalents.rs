//! The same wish in other words: as a command, and as a manifest.

use crate::app::App;
use crate::components::{CopyField, Fold, Glyph, Icon, download};
use crate::model::manifest_of;
use crate::text::Key;
use karmada_token_core::{BootstrapToken, Timestamp};
use leptos::prelude::*;
use zeroize::Zeroizing;

#[component]
pub(super) fn Equivalents(app: App) -> impl IntoView {
    let is_many = Memo::new(move |_| app.draft.with(|draft| draft.is_many));
    view! {
        <Fold summary=app.say(Key::AsCommand)>
            {move || view! {
                <CopyField app=app id="as-karmadactl" label=Key::ForKarmadactl button=Key::CopyKarmadactl
                    value=commands(app, &["karmadactl", "token", "create"])/>
                <CopyField app=app id="as-karmada-token" label=Key::ForKarmadaToken button=Key::CopyKarmadaToken
                    value=commands(app, &["karmada-token", "create"])/>
                <p class="hint">{app.say(Key::CommandDraws)}</p>
            }}
        </Fold>
        {move || (!is_many.get()).then(|| view! { <Fold summary=app.say(Key::AsManifest)>{move || manifest(app)}</Fold> })}
    }
}

/// What would ask for the same in a terminal, a line for each token; nothing while the form asks for what can't be made.
fn commands(app: App, program: &[&str]) -> Zeroizing<String> {
    let now = app.now.get_untracked();
    let wishes = app.draft.with(|draft| draft.check_each(&app.limits(), now));
    let lines: Vec<String> = wishes
        .iter()
        .flatten()
        .filter_map(|(_, wish)| wish.command(program, now).ok())
        .collect();
    Zeroizing::new(lines.join("\n"))
}

/// The manifest of the very token that the form would make, in clear.
fn manifest(app: App) -> impl IntoView {
    let Some(token) = wanted(app, app.now.get_untracked()) else {
        return view! { <p class="hint">{app.say(Key::NoManifest)}</p> }.into_any();
    };
    let save = move |_| {
        // Its end counts from now, not from when it was shown.
        if let Some(token) = untrack(|| wanted(app, app.now.get_untracked())) {
            let name = format!("{}.yaml", token.token.id().secret_name());
            download(&name, "application/yaml", &manifest_of(&token));
        }
    };
    view! {
        <p class="hint strong">{app.say(Key::ManifestInClear)}</p>
        <CopyField app=app id="as-manifest" label=Key::Manifest button=Key::CopyManifest value=manifest_of(&token)/>
        <button type="button" class="button" on:click=save><Icon glyph=Glyph::Save/>{app.say(Key::DownloadManifest)}</button>
    }
    .into_any()
}

/// What the form asks for, while it asks for something that can be made. Tracked, but for the time.
fn wanted(app: App, now: Timestamp) -> Option<BootstrapToken> {
    let wish = app.draft.with(|draft| draft.check(&app.limits(), now)).ok()?;
    let token = app.choice.with(|choice| choice.token()).ok()??;
    wish.with(token, now).ok()
}
