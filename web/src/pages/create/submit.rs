//! What becomes of the form: sent, or rehearsed.

use crate::app::{App, View};
use crate::model::Wish;
use crate::pages::make::{Failure, Order, make, prepare, refused};
use crate::pages::many;
use crate::pages::outcome::Attempt;
use crate::text::{Key, sentence};
use karmada_token_core::{ClusterName, TokenId};
use leptos::prelude::*;

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
            // The draft ends with them.
            Ok(()) => {}
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

/// What is said of one's own token whose ID is taken.
pub(super) fn own_taken(app: App, id: TokenId) -> String {
    app.fill(Key::OwnTaken, &[("id", id.as_str())])
}

async fn tell(app: App, failure: Failure) -> Attempt {
    match failure {
        Failure::Unsent(message) => Attempt::Failed(message),
        Failure::Taken(id) => {
            app.choice.update(|choice| choice.taken = Some(id));
            Attempt::Failed(own_taken(app, id))
        }
        Failure::AllTaken => {
            // Where that fails, the last one stays, and is refused again.
            let _drawn = app.draw();
            Attempt::Failed(app.say(Key::AllTaken))
        }
        Failure::Answer(error, handover) if error.leaves_outcome_unknown() => {
            app.choice.update(|choice| choice.is_unsure = true);
            let lost = app.lose(&error);
            Attempt::Unknown { handover, lost }
        }
        Failure::Answer(error, _) => Attempt::Failed(refused(app, &error).await),
    }
}
