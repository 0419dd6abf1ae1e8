//! Making the token: drawn or checked here in the browser, sent once.

use crate::api::ApiError;
use crate::app::{App, Handover, View};
use crate::boot;
use crate::model::Wish;
use crate::pages::many;
use crate::pages::outcome::Attempt;
use crate::text::{Key, sentence};
use karmada_token_core::{BootstrapToken, ClusterName, OsRandom, Timestamp, Token, TokenId};
use leptos::prelude::*;

/// How often an ID that is taken is replaced by a new one. There are 2.2 billion of them.
const DRAWS: u32 = 3;

/// Why there is no token.
pub(in crate::pages) enum Failure {
    /// Nothing was sent.
    Unsent(String),
    /// The API server's answer, or its absence.
    Answer(ApiError, Handover),
    /// The ID of one's own token is taken.
    Taken(TokenId),
    /// Each ID that was drawn was taken.
    AllTaken,
}

/// What is to be made, and how.
#[derive(Clone)]
pub(in crate::pages) struct Order {
    pub(in crate::pages) wish: Wish,
    pub(in crate::pages) token: Token,
    /// Whether it was drawn, and may be drawn anew.
    pub(in crate::pages) is_drawn: bool,
    /// Whether it may be there already: the answer to an earlier attempt was lost.
    pub(in crate::pages) is_unsure: bool,
}

/// Every wish of the form, if all of it can be made.
fn wishes(app: App) -> Option<Vec<(Option<ClusterName>, Wish)>> {
    let now = app.now.get_untracked();
    let limits = untrack(|| app.limits());
    app.draft
        .with_untracked(|draft| draft.check_each(&limits, now))
        .ok()
}

/// The first wish with the form's token; for many clusters, with a drawn one.
fn order(app: App, wishes: Vec<(Option<ClusterName>, Wish)>) -> Option<Order> {
    let (cluster, wish) = wishes.into_iter().next()?;
    app.choice.with_untracked(|choice| {
        let token = match cluster {
            Some(_) => choice.drawn.clone(),
            None => choice.token().ok()?,
        };
        Some(Order {
            wish,
            token: token?,
            is_drawn: !choice.is_own,
            is_unsure: choice.is_unsure,
        })
    })
}

/// Creates what the draft asks for.
pub(super) fn submit(app: App, attempt: RwSignal<Attempt>) {
    let Some(wishes) = wishes(app) else {
        return;
    };
    if app.draft.with_untracked(|draft| draft.is_many) {
        return match many::begin(app, wishes) {
            Ok(()) => app.reset_draft(),
            Err(error) => attempt.set(Attempt::Failed(sentence(&error))),
        };
    }
    let Some(order) = order(app, wishes) else {
        return;
    };
    attempt.set(Attempt::Sending);
    app.spawn(async move {
        match make(app, order).await {
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

/// Has the API server judge what the draft asks for, and keep nothing of it; of many clusters, the first.
pub(super) fn rehearse(app: App, attempt: RwSignal<Attempt>) {
    let Some(order) = wishes(app).and_then(|wishes| order(app, wishes)) else {
        return;
    };
    attempt.set(Attempt::Sending);
    app.spawn(async move {
        let told = match prepare(app, order.wish, order.token) {
            Err(failure) => tell(app, failure).await,
            Ok((token, handover)) => match app.client().try_create(&token).await {
                Ok(()) => Attempt::WouldWork,
                Err(error) if error.is_already_exists() => {
                    tell(app, Failure::Taken(handover.token.id())).await
                }
                Err(error) => Attempt::Failed(refused(app, &error).await),
            },
        };
        attempt.try_set(told);
    });
}

/// Makes one token.
pub(in crate::pages) async fn make(app: App, order: Order) -> Result<Handover, Failure> {
    let mut token = order.token;
    for _ in 0..DRAWS {
        let (bootstrap, handover) = prepare(app, order.wish.clone(), token)?;
        match app.client().create(&bootstrap).await {
            Ok(()) => return Ok(handover),
            // It may be this very one: the list will tell, and there is never a second.
            Err(error) if error.is_already_exists() && order.is_unsure => {
                return Err(Failure::Answer(ApiError::Unreachable, handover));
            }
            Err(error) if error.is_already_exists() && !order.is_drawn => {
                return Err(Failure::Taken(handover.token.id()));
            }
            Err(error) if error.is_already_exists() => {
                token = Token::generate(&mut OsRandom).map_err(|error| Failure::Unsent(sentence(&error)))?;
            }
            Err(error) => return Err(Failure::Answer(error, handover)),
        }
    }
    Err(Failure::AllTaken)
}

fn prepare(app: App, wish: Wish, token: Token) -> Result<(BootstrapToken, Handover), Failure> {
    let unsent = |error: &dyn std::error::Error| Failure::Unsent(sentence(&error));
    let now = Timestamp::from_unix_millis(app.client().server_now()).map_err(|error| unsent(&error))?;
    let long_lived = wish.is_long_lived();
    let bootstrap = wish.with(token.clone(), now).map_err(|error| unsent(&error))?;
    let handover = Handover {
        token,
        expiration: bootstrap.expiration,
        groups: bootstrap.groups.clone(),
        long_lived,
    };
    Ok((bootstrap, handover))
}

async fn tell(app: App, failure: Failure) -> Attempt {
    match failure {
        Failure::Unsent(message) => Attempt::Failed(message),
        Failure::Taken(id) => Attempt::Failed(app.fill(Key::OwnTaken, &[("id", id.as_str())])),
        Failure::AllTaken => {
            // Where that fails, the last one stays, and is refused again.
            let _drawn = app.draw();
            Attempt::Failed(app.say(Key::AllTaken))
        }
        Failure::Answer(error, handover) if error.leaves_outcome_unknown() => {
            app.choice.update(|choice| choice.is_unsure = true);
            let since = app.listings.get_untracked();
            app.nudge().refresh();
            Attempt::Unknown { handover, since }
        }
        Failure::Answer(error, _) => Attempt::Failed(refused(app, &error).await),
    }
}

/// Why a request was refused; a sign-in that has ended is asked for on the way.
pub(in crate::pages) async fn refused(app: App, error: &ApiError) -> String {
    if error.is_unauthorized() {
        boot::sign_in_lost(app).await;
    }
    crate::components::explain(app, error)
}
