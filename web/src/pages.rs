//! The views of the console, and what stands around them.

mod batch;
mod create;
mod created;
mod delete;
mod edit;
mod handover;
mod header;
mod join;
mod leak;
mod make;
mod many;
mod notices;
mod outcome;
mod overlay;
mod preflight;
mod row;
mod selected;
mod sign_in;
mod table;
mod ticks;
mod token;
mod tokens;
mod toolbar;
mod unmade;
mod viewport;

use crate::app::{App, Gate, View};
use crate::components::{Slow, Toast};
use crate::text::Key;
use leptos::prelude::*;

/// The whole console.
#[component]
pub(crate) fn Console(app: App) -> impl IntoView {
    let heard = Signal::derive(move || {
        app.gate.get() != Gate::Open
            || app
                .view
                .with(|view| matches!(view, View::List | View::Validate | View::Preflight))
    });
    let owns_page = app.option(|options| options.owns_page);
    let name = move || {
        app.language.track();
        (!owns_page).then(|| app.say(Key::Product))
    };
    // In another language all of it is drawn anew over the same state; but for the validator, which keeps what was typed into it.
    view! {
        {move || {
            app.language.track();
            view! { <header::Header app=app/> }.into_any()
        }}
        // The main part of another's page is the page's to name.
        <div class="main" part="main" role=if owns_page { "main" } else { "region" } aria-label=name>
            {move || {
                let gate = app.gate.get();
                if gate != Gate::Open {
                    app.language.track();
                }
                match gate {
                    Gate::Starting => view! {
                        <p class="waiting" role="status">{app.say(Key::Starting)}</p>
                        <Slow app=app/>
                    }.into_any(),
                    Gate::Unreachable => view! {
                        <h1 data-home tabindex="-1">{app.say(Key::DisconnectedTitle)}</h1>
                        <notices::Disconnected app=app/>
                    }.into_any(),
                    Gate::SignIn(cause) => view! { <sign_in::SignInPage app=app cause=cause/> }.into_any(),
                    Gate::Open => view! { <Open app=app/> }.into_any(),
                }
            }}
        </div>
        <Toast app=app heard=heard/>
    }
}

/// The list with what is open over it, or what stands in its place.
#[component]
fn Open(app: App) -> impl IntoView {
    let place = Memo::new(move |_| {
        app.view.with(|view| match view {
            View::Validate => Some(View::Validate),
            View::Preflight => Some(View::Preflight),
            _ => None,
        })
    });
    view! {
        {move || {
            let place = place.get();
            if place == Some(View::Validate) {
                let language = move || app.language.get().tag();
                // The element itself once more: its validator is another wasm, which is fetched here for the first time.
                return view! { <karmada-token-console nested="" exportparts="validator" mode="validate" lang=language></karmada-token-console> }.into_any();
            }
            app.language.track();
            if place.is_some() {
                overlay::drawn(app, View::Preflight)
            } else {
                view! { <tokens::Tokens app=app/> <overlay::Overlay app=app/> }.into_any()
            }
        }}
    }
}
