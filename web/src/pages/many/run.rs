//! Making them, one after the other.

use crate::app::{App, Line, LineState, Many, View};
use crate::model::Wish;
use crate::pages::make::{Failure, Order, make, refused};
use crate::text::Key;
use karmada_token_core::{ClusterName, OsRandom, RandomError, Token};
use leptos::prelude::*;

/// Begins with these clusters, and shows what becomes of them.
///
/// # Errors
/// When the browser gives no randomness; then nothing was begun.
pub(in crate::pages) fn begin(app: App, wishes: Vec<(Option<ClusterName>, Wish)>) -> Result<(), RandomError> {
    let tokens = Token::generate_many(wishes.len(), &mut OsRandom)?;
    let lines = wishes
        .into_iter()
        .zip(tokens)
        .filter_map(|((cluster, wish), token)| {
            Some(Line {
                cluster: cluster?,
                wish,
                token,
                is_unsure: false,
                state: LineState::Waiting,
            })
        });
    app.many.set(Many {
        lines: lines.collect(),
        ..Many::default()
    });
    app.open(View::Many);
    app.keep_rest();
    app.spawn(run(app));
    Ok(())
}

/// Makes each that there is not yet. It goes on while nobody looks, and stops when it is told to, and at what would stop all the others
/// too: no sign-in, no server.
pub(super) async fn run(app: App) {
    app.many.update(|many| {
        many.is_running = true;
        many.is_stopping = false;
        many.stopped = None;
    });
    let total = app.many.with_untracked(|many| many.lines.len());
    for index in 0..total {
        let Some(order) = begin_line(app, index) else {
            continue;
        };
        let token = order.token.clone();
        let (state, stopped) = outcome(app, make(app, order).await).await;
        let is_over = app.many.try_update(|many| {
            let line = many.lines.get_mut(index).filter(|line| line.token == token)?;
            line.is_unsure = matches!(state, LineState::Unknown { .. });
            line.state = state;
            many.stopped = stopped;
            Some(many.is_stopping || many.stopped.is_some())
        });
        // Signed out meanwhile: nobody waits for it any more, and a line that stands in its place is of other tokens.
        let Some(Some(is_over)) = is_over else {
            return;
        };
        app.keep_rest();
        if is_over {
            break;
        }
    }
    app.many.update(|many| many.is_running = false);
}

/// What is to be made for a line; nothing for one that has its token, or may have.
fn begin_line(app: App, index: usize) -> Option<Order> {
    app.many.try_update(|many| {
        let line = many.lines.get_mut(index)?;
        if matches!(line.state, LineState::Made(_) | LineState::Unknown { .. }) {
            return None;
        }
        line.state = LineState::Sending;
        Some(Order {
            wish: line.wish.clone(),
            token: line.token.clone(),
            is_drawn: true,
            is_unsure: line.is_unsure,
        })
    })?
}

/// What became of a line, and why the others are not to be tried, if they are not.
async fn outcome(app: App, made: Result<crate::app::Handover, Failure>) -> (LineState, Option<String>) {
    match made {
        Ok(handover) => {
            app.tell_created(handover.token.id().as_str());
            (LineState::Made(handover), None)
        }
        Err(Failure::Unsent(message)) => (LineState::Failed(message.clone()), Some(message)),
        // Each of the three is a one in two billion.
        Err(Failure::AllTaken | Failure::Taken(_)) => (LineState::Failed(app.say(Key::AllTaken)), None),
        Err(Failure::Answer(error, handover)) if error.leaves_outcome_unknown() => {
            let lost = app.lose(&error);
            let reason = refused(app, &error).await;
            (LineState::Unknown { handover, lost }, Some(reason))
        }
        Err(Failure::Answer(error, _)) => {
            let reason = refused(app, &error).await;
            if error.would_stop_others() {
                (LineState::Waiting, Some(reason))
            } else {
                (LineState::Failed(reason), None)
            }
        }
    }
}
