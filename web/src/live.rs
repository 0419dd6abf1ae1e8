//! The live list: read once, then followed by a watch; read anew when the watch can't go on.

use crate::api::{AbortHandle, ApiError, Watch, browser_now};
use crate::app::{App, Nudge};
use crate::model::{Connection, Event, Rows, Status, backoff};
use leptos::prelude::*;
use std::rc::Rc;

/// A watch that ended sooner than this (in milliseconds) is not followed by the next at once.
const BRIEF: i64 = 1_000;

/// Keeps the list as the server has it, for as long as the visit lasts.
pub(crate) async fn follow(app: App) {
    let nudge = app.nudge();
    // What is shown may be another person's.
    nudge.distrust();
    let mut attempt = 0;
    loop {
        if is_hidden(app) {
            nudge.pause(None).await;
            continue;
        }
        nudge.take_closed();
        let began = browser_now();
        match list_and_watch(app, &nudge).await {
            Ok(()) => {
                attempt = 0;
                if !nudge.take_closed() && browser_now() - began < BRIEF {
                    nudge.pause(Some(backoff(0, js_sys::Math::random()))).await;
                }
            }
            // Closed by the console's own wish: hidden, or to be read anew.
            Err(_) if nudge.take_closed() => {}
            // Nobody sees that it failed, and by then it may do so no more.
            Err(_) if is_hidden(app) => nudge.distrust(),
            Err(error) => {
                if error.is_unauthorized() && app.sign_in_lost().await {
                    return;
                }
                app.tell_no_token(&error, attempt);
                recover(app, &nudge, error, attempt).await;
                attempt += 1;
            }
        }
    }
}

/// Tells the person, and waits until another attempt makes sense.
async fn recover(app: App, nudge: &Nudge, error: ApiError, attempt: u32) {
    nudge.distrust();
    let pause = error
        .is_passing()
        .then(|| backoff(attempt, js_sys::Math::random()));
    app.failure.set(Some(error));
    app.connection.set(match pause {
        Some(millis) => Connection::Lost {
            retry_at: browser_now() + i64::from(millis),
        },
        None => Connection::Refused,
    });
    nudge.pause(pause).await;
}

async fn list_and_watch(app: App, nudge: &Nudge) -> Result<(), ApiError> {
    let client = app.client();
    if nudge.take_distrust() || app.rows.with_untracked(Option::is_none) {
        let listed = client.list().await?;
        nudge.succeeded();
        app.rows.set(Some(listed));
        // Whoever asked for a list meanwhile asked for a later one: this one may have been read before what they look for.
        if !nudge.is_distrusted() {
            app.listings.update(|count| *count += 1);
        }
    }
    app.failure.set(None);
    app.connection.set(Connection::Live);
    if nudge.is_distrusted() || is_hidden(app) {
        return Ok(());
    }

    let abort = Rc::new(AbortHandle::new().ok_or(ApiError::Unreachable)?);
    nudge.opened(Rc::clone(&abort));
    let version = app
        .rows
        .with_untracked(|rows| rows.as_ref().map(|rows| rows.resource_version().to_owned()));
    let ended = match client.watch(&version.unwrap_or_default(), abort).await {
        Ok(watch) => take_in(app, watch).await,
        Err(error) => Err(error),
    };
    nudge.ended();
    match ended {
        // Too old to go on from: read anew, without a word to the person.
        Err(error) if error.code() == Some(410) => {
            nudge.distrust();
            Ok(())
        }
        ended => ended,
    }
}

async fn take_in(app: App, mut watch: Watch) -> Result<(), ApiError> {
    while let Some(events) = watch.next().await? {
        let refused = app
            .rows
            .try_update(|rows| apply(rows.get_or_insert_default(), &events));
        if let Some(Err(status)) = refused {
            return Err(ApiError::Refused(status));
        }
    }
    Ok(())
}

/// A burst of events is one change of the page.
fn apply(rows: &mut Rows, events: &[Event]) -> Result<(), Status> {
    events.iter().try_for_each(|event| rows.apply(event))
}

/// Whether nobody sees the console: its page is hidden, or the element in it.
pub(crate) fn is_hidden(app: App) -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    page.is_some_and(|page| page.hidden()) || app.nudge().is_unseen()
}

/// Closes the watch while nobody sees the console, and goes on when it is seen again.
pub(crate) fn heed_sight(app: App) {
    let nudge = app.nudge();
    if is_hidden(app) {
        nudge.close_watch();
    } else {
        nudge.wake();
    }
}

/// The same for the whole page.
pub(crate) fn heed_visibility(app: App) {
    let event = leptos::ev::Custom::<web_sys::Event>::new("visibilitychange");
    let listener = window_event_listener(event, move |_| heed_sight(app));
    on_cleanup(move || listener.remove());
}

/// Goes on at once when the browser has its network again.
pub(crate) fn heed_network(app: App) {
    let event = leptos::ev::Custom::<web_sys::Event>::new("online");
    let listener = window_event_listener(event, move |_| app.nudge().wake());
    on_cleanup(move || listener.remove());
}
