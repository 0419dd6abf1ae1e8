//! Signing in: by one's own bearer token, or by a fresh link from the terminal.

use crate::api::{ApiError, Mode, SignIn};
use crate::app::{App, SignInCause};
use crate::boot;
use crate::components::{Banner, TextField, Tone, explain};
use crate::text::Key;
use leptos::prelude::*;
use zeroize::Zeroizing;

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
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Taken out of the field at once: it is kept nowhere in the page.
        let typed = Zeroizing::new(token.with_untracked(|token| token.trim().to_owned()));
        if typed.is_empty() {
            return error.set(Some(app.say(Key::TokenMissing)));
        }
        if !busy.get_untracked() {
            busy.set(true);
            app.spawn(async move {
                let outcome = app.client().sign_in(&SignIn::Token(typed)).await;
                busy.try_set(false);
                token.try_set(String::new());
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
            <pre class="mono" tabindex="0">{app.say(Key::WhereFromCommands)}</pre>
            <p>{app.say(Key::NotHostToken)}</p>
        </div>
    }
}

/// A 401 here means the token, not a session.
fn tell(app: App, error: &ApiError) -> String {
    if error.code() == Some(401) {
        app.say(Key::TokenRefused)
    } else {
        explain(app, error)
    }
}
