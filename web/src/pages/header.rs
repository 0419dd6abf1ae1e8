//! The strip on top: what this is, which API server it stands before, and who is using it.

use crate::api::Mode;
use crate::app::{App, Gate, View};
use crate::components::{Glyph, Icon};
use crate::text::{Key, Language};
use leptos::prelude::*;

#[component]
pub(super) fn Header(app: App) -> impl IntoView {
    let opened = move || app.gate.with(|gate| *gate == Gate::Open);
    view! {
        <header class="header" part="header">
            <span class="brand">
                <span class="mark"><Icon glyph=Glyph::Key/></span>
                {app.say(Key::Product)}
            </span>
            {move || match opened() {
                true => facts(app).into_any(),
                false => view! { <span class="space"></span> }.into_any(),
            }}
            {app.option(|options| options.owns_page).then(|| languages(app))}
        </header>
    }
}

/// Each other language, by its own name.
fn languages(app: App) -> impl IntoView {
    let current = app.language.get_untracked();
    let others = Language::ALL
        .into_iter()
        .filter(move |language| *language != current);
    let choose = move |language: Language| {
        crate::language::keep(language);
        app.speak(language);
    };
    let button = move |language: Language| {
        view! {
            <button type="button" class="button quiet" lang=language.tag() on:click=move |_| choose(language)>
                <Icon glyph=Glyph::Globe/>
                {language.own_name()}
            </button>
        }
    };
    others.map(button).collect_view()
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
    let place = Memo::new(move |_| {
        app.view.with(|view| match view {
            View::Validate => Key::Validate,
            View::Preflight => Key::Preflight,
            _ => Key::PlaceTokens,
        })
    });
    let go = move |key: Key, to: View| {
        view! {
            <button type="button" class="button quiet" aria-current=move || (place.get() == key).then_some("page")
                on:click=move |_| if to == View::List { app.close() } else { app.open(to.clone()) }>{app.say(key)}</button>
        }
        .into_any()
    };
    view! {
        <nav class="places" aria-label=app.say(Key::Places)>
            {go(Key::PlaceTokens, View::List)}
            {go(Key::Preflight, View::Preflight)}
            {go(Key::Validate, View::Validate)}
        </nav>
        <div class="facts">
            {server}
            {user}
            {mode.map(|mode| view! { <span class="chip">{app.say(mode)}</span> })}
        </div>
        {has_session.then(|| view! {
            <button
                type="button"
                class="button quiet leave"
                on:click=move |_| app.spawn(crate::boot::sign_out(app))
            >
                <Icon glyph=Glyph::Leave/>
                {app.say(Key::SignOut)}
            </button>
        })}
    }
}
