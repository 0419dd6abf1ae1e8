//! The part of a token's view that its secret is needed for: reveal, hand over, check.

use crate::api::{Checked, Mode, Verb};
use crate::app::App;
use crate::boot;
use crate::components::{Banner, Glyph, Icon, Tone, explain};
use crate::model::Row;
use crate::pages::handover::HandOver;
use crate::text::Key;
use karmada_token_core::Token;
use leptos::prelude::*;

/// How far the reveal has come.
#[derive(Clone, Debug, PartialEq)]
enum Revealed {
    Hidden,
    Waiting,
    Token(Token),
    Failed(String),
}

#[component]
pub(super) fn SecretPart(app: App, row: Signal<Option<Row>>, at_once: bool) -> impl IntoView {
    let revealed = RwSignal::new(Revealed::Hidden);
    let checked = RwSignal::new(None::<Result<Checked, String>>);
    let why_not = Memo::new(move |_| match app.why_not(Verb::Get) {
        Some(key) => Some(app.say(key)),
        None => row
            .with(|row| !row.as_ref().is_some_and(Row::is_revealable))
            .then(|| app.say(Key::NothingToReveal)),
    });
    let ask = move || {
        let Some(row) = row.get_untracked() else {
            return;
        };
        revealed.set(Revealed::Waiting);
        // Ends with the view: a secret that arrives late is dropped unseen.
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            revealed.set(match reveal(app, &row).await {
                Ok(token) => Revealed::Token(token),
                Err(reason) => Revealed::Failed(reason),
            });
        });
    };
    let check = move || {
        let Some(row) = row.get_untracked() else {
            return;
        };
        checked.set(None);
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let answer = match reveal(app, &row).await {
                Ok(token) => app
                    .client()
                    .check(&token)
                    .await
                    .map_err(|error| explain(app, &error)),
                Err(reason) => Err(reason),
            };
            checked.set(Some(answer));
        });
    };
    if at_once && why_not.with_untracked(Option::is_none) {
        ask();
    }
    let off = move || why_not.with(Option::is_some);
    let can_check = app.info.with_untracked(|info| info.mode != Mode::Direct);
    view! {
        <div class="actions">
            {move || matches!(revealed.get(), Revealed::Hidden | Revealed::Failed(_)).then(|| view! {
                <button type="button" class="button primary" aria-disabled=move || if off() { "true" } else { "false" }
                    title=move || why_not.get() on:click=move |_| if !untrack(off) { ask() }>
                    <Icon glyph=Glyph::Eye/>{app.say(Key::Reveal)}
                </button>
            })}
            {can_check.then(|| view! {
                <button type="button" class="button" aria-disabled=move || if off() { "true" } else { "false" }
                    title=move || why_not.get() on:click=move |_| if !untrack(off) { check() }>
                    <Icon glyph=Glyph::Server/>{app.say(Key::CheckWithServer)}
                </button>
            })}
        </div>
        <div aria-live="polite">{move || checked.get().map(|answer| verdict(app, answer))}</div>
        {move || match revealed.get() {
            Revealed::Hidden => ().into_any(),
            Revealed::Waiting => view! { <p class="waiting" role="status">{app.say(Key::Revealing)}</p> }.into_any(),
            Revealed::Failed(reason) => {
                view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> }.into_any()
            }
            Revealed::Token(token) => view! { <HandOver app=app token=token/> }.into_any(),
        }}
    }
}

/// What the API server made of the token.
fn verdict(app: App, answer: Result<Checked, String>) -> impl IntoView {
    let (tone, text) = match answer {
        Ok(checked) if !checked.authenticated => (Tone::Error, app.say(Key::CheckRefused)),
        Ok(checked) if !checked.allowed.create_certificate_signing_request => {
            (Tone::Warning, app.say(Key::CheckNoRequest))
        }
        Ok(_) => (Tone::Note, app.say(Key::CheckGood)),
        Err(reason) => (Tone::Error, reason),
    };
    view! { <Banner tone=tone role="note" name=app.say(Key::CheckWithServer)><p>{text}</p></Banner> }
}

async fn reveal(app: App, row: &Row) -> Result<Token, String> {
    match app.client().reveal(row).await {
        Ok(Some(token)) => Ok(token),
        Ok(None) => Err(app.say(Key::NothingToReveal)),
        Err(error) => {
            if error.is_unauthorized() {
                boot::sign_in_lost(app).await;
            }
            Err(explain(app, &error))
        }
    }
}
