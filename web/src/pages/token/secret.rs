//! The part of a token's view that its secret is needed for: reveal, hand over, check.

mod answer;

use crate::api::{Mode, Verb};
use crate::app::App;
use crate::components::{Banner, Glyph, Icon, Tone, explain};
use crate::model::Row;
use crate::pages::handover::{HandOver, Worth};
use crate::pages::join::Case;
use crate::text::Key;
use answer::ServersAnswer;
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
pub(super) fn SecretPart(
    app: App,
    row: Signal<Option<Row>>,
    names: Signal<Vec<String>>,
    case: Case,
    at_once: bool,
) -> impl IntoView {
    let revealed = RwSignal::new(Revealed::Hidden);
    let failed = RwSignal::new(None::<String>);
    let why_not = Memo::new(move |_| {
        let forbidden = names.with(|names| app.why_not_with(names, Verb::Get));
        forbidden.or_else(|| {
            let has_something = row.with(|row| row.as_ref().is_some_and(Row::is_revealable));
            (!has_something).then(|| app.say(Key::NothingToReveal))
        })
    });
    let ask = move || {
        let Some(row) = row.get_untracked() else {
            return;
        };
        revealed.set(Revealed::Waiting);
        // Ends with the view: a secret that arrives late is dropped unseen.
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            revealed.set(match reveal(app, &row).await {
                Ok(token) => {
                    case.know(token.clone());
                    Revealed::Token(token)
                }
                Err(reason) => Revealed::Failed(reason),
            });
        });
    };
    let is_checked = RwSignal::new(false);
    let is_checking = Memo::new(move |_| is_checked.get() && case.tried().is_none());
    let check = move || {
        let Some(row) = row.get_untracked() else {
            return;
        };
        failed.set(None);
        is_checked.set(true);
        if let Some(token) = case.token() {
            return case.check(token);
        }
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            match reveal(app, &row).await {
                Ok(token) => case.check(token),
                Err(reason) => {
                    is_checked.set(false);
                    failed.set(Some(reason));
                }
            }
        });
    };
    if at_once && why_not.with_untracked(Option::is_none) {
        ask();
    }
    let worth = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| {
            let record = row.as_ref()?.record();
            Some((record.is_worth_the_control_plane(), record.is_long_lived(now)))
        })
    });
    let off = move || why_not.with(Option::is_some);
    // A press on what is off says why.
    let is_free = move || match why_not.get_untracked() {
        Some(reason) => {
            app.announce(reason);
            false
        }
        None => true,
    };
    // What was pressed keeps its place and the focus.
    let is_asked =
        move || revealed.with(|revealed| matches!(revealed, Revealed::Waiting | Revealed::Token(_)));
    let can_check = app.info.with_untracked(|info| info.mode != Mode::Direct);
    view! {
        <div class="actions">
            <button type="button" class="button primary" aria-disabled=move || if off() || is_asked() { "true" } else { "false" }
                title=move || why_not.get().or_else(|| is_asked().then(|| app.say(Key::Revealed)))
                on:click=move |_| if is_free() && !untrack(is_asked) { ask() }>
                <Icon glyph=Glyph::Eye/>{app.say(Key::Reveal)}
            </button>
            {can_check.then(|| view! {
                <button type="button" class="button" aria-disabled=move || if off() || is_checking.get() { "true" } else { "false" }
                    title=move || why_not.get() on:click=move |_| if is_free() && !is_checking.get_untracked() { check() }>
                    <Icon glyph=Glyph::Server/>{app.say(Key::CheckWithServer)}
                </button>
            })}
        </div>
        {move || is_checked.get().then(|| view! { <ServersAnswer app=app case=case/> })}
        {move || failed.get().map(|reason| view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> })}
        {move || match revealed.get() {
            Revealed::Hidden => ().into_any(),
            Revealed::Waiting => view! { <p class="waiting" role="status">{app.say(Key::Revealing)}</p> }.into_any(),
            Revealed::Failed(reason) => {
                view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> }.into_any()
            }
            Revealed::Token(token) => view! {
                <HandOver app=app token=token case=case/>
                {move || worth.get().map(|(is_worth_the_control_plane, is_long_lived)| view! {
                    <Worth app=app is_worth_the_control_plane=is_worth_the_control_plane is_long_lived=is_long_lived/>
                })}
            }
            .into_any(),
        }}
    }
}

async fn reveal(app: App, row: &Row) -> Result<Token, String> {
    match app.client().reveal(row).await {
        Ok(Some(token)) => Ok(token),
        Ok(None) => Err(app.say(Key::NothingToReveal)),
        Err(error) => {
            if error.is_unauthorized() {
                app.sign_in_lost().await;
            }
            Err(explain(app, &error))
        }
    }
}
