//! Making the token: drawn here in the browser, sent once.

use crate::api::ApiError;
use crate::app::{App, Handover, View};
use crate::boot;
use crate::model::Wish;
use crate::pages::outcome::Attempt;
use crate::text::{Key, sentence};
use karmada_token_core::{BootstrapToken, OsRandom, Timestamp, Token};
use leptos::prelude::*;

/// How often an ID that is taken is replaced by a new one. There are 2.2 billion of them.
const DRAWS: u32 = 3;

/// Why there is no token.
enum Failure {
    /// Nothing was sent.
    Unsent(String),
    /// The API server's answer, or its absence.
    Answer(ApiError, Handover),
    /// Each ID that was drawn was taken.
    AllTaken,
}

/// Creates what the draft asks for.
pub(super) fn submit(app: App, attempt: RwSignal<Attempt>) {
    let now = app.now.get_untracked();
    let checked = app
        .draft
        .with_untracked(|draft| draft.check(untrack(|| app.limits()), now));
    let Ok(wish) = checked else {
        return;
    };
    attempt.set(Attempt::Sending);
    app.spawn(async move {
        match create(app, wish).await {
            Ok(handover) => {
                app.announce(app.fill(Key::AnnounceCreated, &[("id", handover.token.id().as_str())]));
                app.tell_created(handover.token.id().as_str());
                app.reset_draft();
                app.open(View::Created(handover));
            }
            Err(failure) => {
                let told = tell(app, failure).await;
                // The form may be gone with its sign-in; the draft is not.
                attempt.try_set(told);
            }
        }
    });
}

async fn create(app: App, wish: Wish) -> Result<Handover, Failure> {
    for _ in 0..DRAWS {
        let (token, handover) = draw(app, wish.clone())?;
        match app.client().create(&token).await {
            Ok(()) => return Ok(handover),
            Err(error) if error.is_already_exists() => {}
            Err(error) => return Err(Failure::Answer(error, handover)),
        }
    }
    Err(Failure::AllTaken)
}

fn draw(app: App, wish: Wish) -> Result<(BootstrapToken, Handover), Failure> {
    let unsent = |error: &dyn std::error::Error| Failure::Unsent(sentence(&error));
    let token = Token::generate(&mut OsRandom).map_err(|error| unsent(&error))?;
    let now = Timestamp::from_unix_millis(app.client().server_now()).map_err(|error| unsent(&error))?;
    let long_lived = wish.is_long_lived();
    let bootstrap = wish.with(token.clone(), now).map_err(|error| unsent(&error))?;
    let handover = Handover {
        token,
        groups: bootstrap.groups.clone(),
        long_lived,
    };
    Ok((bootstrap, handover))
}

async fn tell(app: App, failure: Failure) -> Attempt {
    match failure {
        Failure::Unsent(message) => Attempt::Failed(message),
        Failure::AllTaken => Attempt::Failed(app.say(Key::AllTaken)),
        Failure::Answer(error, handover) if error.leaves_outcome_unknown() => {
            let since = app.listings.get_untracked();
            app.nudge().refresh();
            Attempt::Unknown { handover, since }
        }
        Failure::Answer(error, _) => {
            if error.is_unauthorized() {
                boot::sign_in_lost(app).await;
            }
            Attempt::Failed(crate::components::explain(app, &error))
        }
    }
}
