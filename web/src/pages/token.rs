//! One token in full: its secret is asked for when this opens, and forgotten when it closes.

use super::created::HandOver;
use crate::app::App;
use crate::boot;
use crate::components::{Banner, Dialog, StatusBadge, Tone, expiry, explain};
use crate::model::Row;
use crate::text::{Key, sentence};
use karmada_token_core::{Reason, Timestamp, Token};
use leptos::prelude::*;

/// How far the reveal has come.
#[derive(Clone, Debug, PartialEq)]
enum Revealed {
    Waiting,
    Token(Token),
    Failed(String),
}

#[component]
pub(super) fn TokenDialog(app: App, name: String) -> impl IntoView {
    let Some(row) = untrack(|| app.rows.with(|rows| rows.as_ref()?.get(&name).cloned())) else {
        app.close();
        return ().into_any();
    };
    let revealed = RwSignal::new(Revealed::Waiting);
    let title = app.fill(Key::TokenTitle, &[("id", &row.label())]);
    let asked = row.clone();
    // Ends with the dialog: a secret that arrives late is dropped unseen.
    leptos::task::spawn_local_scoped_with_cancellation(async move {
        revealed.set(reveal(app, &asked).await);
    });
    view! {
        <Dialog app=app title=title on_close=move || app.close()>
            <div class="dialog-body">
                <Facts app=app row=row/>
                {move || match revealed.get() {
                    Revealed::Waiting => view! { <p class="waiting" role="status">{app.say(Key::Revealing)}</p> }.into_any(),
                    Revealed::Failed(reason) => {
                        view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> }.into_any()
                    }
                    Revealed::Token(token) => view! { <HandOver app=app token=token/> }.into_any(),
                }}
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| app.close()>{app.say(Key::Close)}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

async fn reveal(app: App, row: &Row) -> Revealed {
    match app.client().reveal(row).await {
        Ok(Some(token)) => Revealed::Token(token),
        Ok(None) => Revealed::Failed(app.say(Key::NothingToReveal)),
        Err(error) => {
            if error.is_unauthorized() {
                boot::sign_in_lost(app).await;
            }
            Revealed::Failed(explain(app, &error))
        }
    }
}

/// Whether it will work, until when, and every reason why not.
#[component]
fn Facts(app: App, row: Row) -> impl IntoView {
    let row = StoredValue::new(row);
    let state = Memo::new(move |_| {
        let now = app.now.get();
        row.with_value(|row| row.state(now))
    });
    let expires = Memo::new(move |_| {
        let now = app.now.get();
        row.with_value(|row| expiry(app, &row.record().expiration, now))
    });
    let reasons = Memo::new(move |_| {
        let now = app.now.get();
        row.with_value(|row| reasons(row, now))
    });
    view! {
        <div class="facts-line"><StatusBadge app=app state=state/><span>{expires}</span></div>
        {move || (!reasons.with(Vec::is_empty)).then(|| view! {
            <div class="reasons">
                <p>{app.say(Key::WhyNot)}</p>
                <ul>{reasons.get().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul>
            </div>
        })}
    }
}

/// Core's reasons against it, each once.
fn reasons(row: &Row, now: Timestamp) -> Vec<String> {
    let verdict = row.record().verdict(now);
    let mut told: Vec<Reason> = Vec::new();
    for reason in verdict.authenticates.into_iter().chain(verdict.signed) {
        if !told.contains(&reason) {
            told.push(reason);
        }
    }
    told.iter().map(sentence).collect()
}
