//! Signing in: by one's own bearer token, or by a fresh link from the terminal.

use crate::api::{ApiError, Mode, SignIn};
use crate::app::{App, SignInCause};
use crate::boot;
use crate::components::{Banner, TextField, Tone, explain};
use crate::text::Key;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use zeroize::Zeroizing;

/// An administrator of tokens, with what deploy/rbac.yaml gives one of rights to them. One click selects all of it: a button that copies is
/// of the second wasm, and would bring 2 KB into the first.
const WHERE_FROM: &str = "\
export KUBECONFIG=KARMADA_KUBECONFIG
kubectl -n kube-system create serviceaccount \\
  karmada-token-admin
kubectl -n kube-system create role karmada-token-admin \\
  --verb=get,list,watch,create,patch,delete \\
  --resource=secrets
kubectl -n kube-system create rolebinding \\
  karmada-token-admin --role=karmada-token-admin \\
  --serviceaccount=kube-system:karmada-token-admin
kubectl -n kube-system create token \\
  karmada-token-admin --duration=1h";

#[component]
pub(super) fn SignInPage(app: App, cause: SignInCause) -> impl IntoView {
    let error = RwSignal::new(match cause {
        SignInCause::New => None,
        SignInCause::LinkSpent => Some(app.say(Key::LinkSpent)),
        SignInCause::Ended => Some(app.say(Key::SignInEnded)),
    });
    let mode = app.info.with_untracked(|info| info.mode);
    view! {
        <section class="panel sign-in" part="sign-in">
            <h1 data-home tabindex="-1">{app.say(Key::SignInTitle)}</h1>
            {move || error.get().map(|error| view! { <Banner tone=Tone::Error role="alert"><p>{error}</p></Banner> })}
            {match mode {
                _ if app.client().has_own_token() => by_host(app).into_any(),
                Mode::Kubeconfig => view! { <ByLink app=app error=error/> }.into_any(),
                _ => view! { <ByToken app=app error=error/> }.into_any(),
            }}
        </section>
    }
}

/// The embedding page hands over its own token, and is asked for it again.
fn by_host(app: App) -> impl IntoView {
    view! {
        <p>{app.say(Key::HostSignsIn)}</p>
        <button type="button" class="button primary" on:click=move |_| boot::refresh(app)>{app.say(Key::TryAgain)}</button>
    }
}

/// The proxy acts as its kubeconfig's user, so only who sees its terminal may sign in.
#[component]
fn ByLink(app: App, error: RwSignal<Option<String>>) -> impl IntoView {
    let printed = RwSignal::new(false);
    let print = move |_| {
        app.spawn(async move {
            match app.client().print_link().await {
                Ok(()) => {
                    error.try_set(None);
                    printed.try_set(true);
                }
                Err(refused) => {
                    error.try_set(Some(explain(app, &refused)));
                }
            }
        });
    };
    view! {
        <p>{app.say(Key::LinkExplained)}</p>
        <button type="button" class="button primary" on:click=print>{app.say(Key::PrintLink)}</button>
        <p role="status">{move || printed.get().then(|| app.say(Key::LinkPrinted))}</p>
    }
}

#[component]
fn ByToken(app: App, error: RwSignal<Option<String>>) -> impl IntoView {
    let token = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    // A page that holds the console keeps its focus. Not before the heading has got it.
    if app.option(|options| options.owns_page) {
        set_timeout(move || focus_field(app), Duration::ZERO);
    }
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = Zeroizing::new(token.with_untracked(|token| bare(token).to_owned()));
        if typed.is_empty() {
            return error.set(Some(app.say(Key::TokenMissing)));
        }
        if !busy.get_untracked() {
            busy.set(true);
            app.spawn(async move {
                let outcome = app.client().sign_in(&SignIn::Token(typed)).await;
                busy.try_set(false);
                // One that was neither taken nor refused stays for another try.
                if outcome.as_ref().map_or_else(is_refusal, |()| true) {
                    token.try_set(String::new());
                }
                match outcome {
                    Ok(()) => boot::enter(app, SignInCause::New, None),
                    Err(refused) => {
                        error.try_set(Some(tell(app, &refused)));
                    }
                }
            });
        }
    };
    view! {
        <form on:submit=submit novalidate>
            <TextField
                id="bearer"
                label=app.say(Key::BearerToken)
                hint=app.say(Key::BearerHint)
                kind="password"
                mono=true
                value=token
                on_input=move |text| token.set(text)
            />
            <button type="submit" class="button primary" aria-disabled=move || if busy.get() { "true" } else { "false" }>
                {app.say(Key::SignIn)}
            </button>
        </form>
        <div class="help">
            <h2>{app.say(Key::WhereFrom)}</h2>
            <p>{app.say(Key::WhereFromText)}</p>
            <pre class="mono" tabindex="0">{WHERE_FROM}</pre>
            <p>{app.say(Key::NotHostToken)}</p>
        </div>
    }
}

fn focus_field(app: App) {
    let field = app.root().query_selector("#bearer").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails for no element that is in the page.
        let _focused = field.focus();
    }
}

/// The token of what was pasted, which may be a whole header's value.
fn bare(pasted: &str) -> &str {
    let pasted = pasted.trim();
    match pasted.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim_start(),
        _ => pasted,
    }
}

fn is_refusal(error: &ApiError) -> bool {
    error.code() == Some(401)
}

/// A 401 here means the token, not a session.
fn tell(app: App, error: &ApiError) -> String {
    if is_refusal(error) {
        app.say(Key::TokenRefused)
    } else {
        explain(app, error)
    }
}
