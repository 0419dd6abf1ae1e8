//! What keeps a cluster from joining, what it means, and what helps.

use crate::app::{App, Installed};
use crate::components::{CopyText, Glyph, Icon, Radio};
use crate::protocol::{Obstacle, Remedy};
use crate::text::Key;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// One obstacle; `id` is unique in the console.
#[component]
pub(in crate::pages) fn ObstacleView(
    app: App,
    #[prop(into)] id: String,
    obstacle: Obstacle,
    /// What can be done about it in the console itself, unless an obstacle above has said so.
    here: Option<Key>,
) -> impl IntoView {
    let remedies = StoredValue::new(obstacle.remedies);
    view! {
        <div class="obstacle">
            <p class="obstacle-what"><Icon glyph=Glyph::Alert/><strong>{obstacle.message}</strong></p>
            {(!obstacle.meaning.is_empty()).then(|| view! {
                <p class="hint">{app.fill(Key::ForAJoiningCluster, &[("meaning", &obstacle.meaning)])}</p>
            })}
            {here.map(|key| view! { <p class="remedy">{app.say(key)}</p> })}
            {move || {
                let installed = app.installed.get();
                let id = id.clone();
                remedies.with_value(|remedies| {
                    let wanted = remedies.iter().filter(|remedy| installed.wants(remedy.install.as_deref()));
                    wanted.enumerate().map(|(number, remedy)| remedy_view(app, format!("{id}-{number}"), remedy)).collect_view()
                })
            }}
        </div>
    }
}

/// What can be done about each in the console itself; what helps against several is said at the first, and nothing is said where
/// there is no remedy.
pub(in crate::pages) fn here(obstacles: &[Obstacle]) -> Vec<Option<Key>> {
    let has_remedy = |obstacle: &&Obstacle| !obstacle.remedies.is_empty();
    let own = |obstacle| {
        Some(obstacle)
            .filter(has_remedy)
            .and_then(|obstacle| advice(&obstacle.key))
    };
    let all: Vec<_> = obstacles.iter().map(own).collect();
    let is_new = |(index, key): (usize, &Option<Key>)| key.filter(|_| !all[..index].contains(key));
    all.iter().enumerate().map(is_new).collect()
}

fn advice(obstacle: &str) -> Option<Key> {
    Some(match obstacle {
        "deleting" => Key::RemedyWait,
        "expired" | "expiration-unparseable" => Key::RemedyExtend,
        "no-authentication-usage" | "no-signing-usage" => Key::RemedyUsages,
        "bad-group" | "no-group-may-register" => Key::RemedyGroups,
        "wrong-type" | "bad-name" | "bad-id" | "id-mismatch" | "secret-missing" | "secret-malformed" => {
            Key::RemedyReplace
        }
        _ => return None,
    })
}

fn remedy_view(app: App, id: String, remedy: &Remedy) -> AnyView {
    if remedy.is_words {
        let label = remedy.label.clone();
        return view! { <p class="remedy"><strong>{label}</strong>" "{remedy.text.clone()}</p> }.into_any();
    }
    let text = Zeroizing::new(remedy.text.trim_end().to_owned());
    view! { <CopyText app=app id=id label=remedy.label.clone() button=app.say(Key::CopyRemedy) value=text/> }
        .into_any()
}

/// How Karmada was installed: remedies for the other ways are left out.
#[component]
pub(in crate::pages) fn InstallChoice(app: App, name: &'static str) -> impl IntoView {
    let choice = move |value: Installed, text: String| {
        view! {
            <Radio name=name text=text chosen=Signal::derive(move || app.installed.get() == value)
                on_choose=move || app.installed.set(value)/>
        }
    };
    let (label, label_id) = (format!("{name}-label"), format!("{name}-label"));
    view! {
        <div class="field install" role="radiogroup" aria-labelledby=label>
            <span class="label" id=label_id>{app.say(Key::InstalledBy)}</span>
            <div class="choices">
                {choice(Installed::Unknown, app.say(Key::InstalledUnknown))}
                {choice(Installed::Init, "karmadactl init".to_owned())}
                {choice(Installed::Helm, "Helm".to_owned())}
                {choice(Installed::Operator, "Operator".to_owned())}
            </div>
        </div>
    }
}
