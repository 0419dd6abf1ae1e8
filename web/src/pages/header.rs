//! The strip on top: what this is, which API server it stands before, and who is using it.

use crate::api::Mode;
use crate::app::{App, Gate};
use crate::components::{Glyph, Icon};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn Header(app: App) -> impl IntoView {
    let opened = move || app.gate.with(|gate| *gate == Gate::Open);
    view! {
        <header class="header">
            <span class="brand">
                <span class="mark"><Icon glyph=Glyph::Key/></span>
                {app.say(Key::Product)}
            </span>
            {move || opened().then(|| facts(app))}
        </header>
    }
}

fn facts(app: App) -> impl IntoView {
    let info = app.info.get();
    let server = info.server.as_deref().map(|server| {
        let host = server.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! { <span class="fact" title=app.say(Key::ApiServer)><Icon glyph=Glyph::Server/><span class="mono">{host}</span></span> }
    });
    let user = info.user.as_ref().map(|user| {
        view! { <span class="fact" title=app.say(Key::SignedInAs)><Icon glyph=Glyph::Person/><span>{user.name.clone()}</span></span> }
    });
    let mode = match info.mode {
        Mode::Sandbox => Some(Key::ModeSandbox),
        Mode::Kubeconfig => Some(Key::ModeKubeconfig),
        Mode::Bearer => Some(Key::ModeBearer),
        Mode::Direct => None,
    };
    let has_session = matches!(info.mode, Mode::Kubeconfig | Mode::Bearer) && !app.client().has_own_token();
    view! {
        <div class="facts">
            {server}
            {user}
            {mode.map(|mode| view! { <span class="chip">{app.say(mode)}</span> })}
        </div>
        {has_session.then(|| view! {
            <button
                type="button"
                class="button quiet"
                on:click=move |_| app.spawn(crate::boot::sign_out(app))
            >
                <Icon glyph=Glyph::Leave/>
                {app.say(Key::SignOut)}
            </button>
        })}
    }
}
