//! The live list: read once, then followed by a watch; read anew when the watch can't go on.

use crate::api::{ApiError, Leash, Watch, browser_now};
use crate::app::{App, Gate};
use crate::boot;
use crate::model::{Connection, Event, Rows, Status, backoff};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How the rest of the console talks to the loop: it ends a pause, or what is under way.
#[derive(Default)]
pub(crate) struct Nudge {
    /// Resolves the pause that the loop is in.
    wake: RefCell<Option<Function>>,
    /// The watch that is open.
    watch: RefCell<Option<Rc<Leash>>>,
    /// Whether the list is to be read before it is watched again.
    stale: Cell<bool>,
    /// Whether the watch was closed from here.
    closed: Cell<bool>,
}

impl Nudge {
    /// Ends a pause now.
    pub(crate) fn wake(&self) {
        if let Some(resolve) = self.wake.take() {
            // A pause that has ended by itself is resolved twice, which does nothing.
            let _resolved = resolve.call0(&JsValue::UNDEFINED);
        }
    }

    /// Closes the watch, if one is open; the loop then decides what next.
    pub(crate) fn close_watch(&self) {
        if let Some(leash) = self.watch.take() {
            self.closed.set(true);
            leash.pull();
        }
    }

    /// Has the list read anew.
    pub(crate) fn refresh(&self) {
        self.stale.set(true);
        self.close_watch();
        self.wake();
    }

    /// Waits for so many milliseconds, or until woken.
    pub(crate) async fn pause(&self, millis: Option<u32>) {
        let promise = Promise::new(&mut |resolve, _reject| {
            if let (Some(millis), Some(window)) = (millis, web_sys::window()) {
                let millis = i32::try_from(millis).unwrap_or(i32::MAX);
                let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
            }
            self.wake.replace(Some(resolve));
        });
        let _resolved = JsFuture::from(promise).await;
    }
}

/// A watch that ended sooner than this (in milliseconds) is not followed by the next at once.
const BRIEF: i64 = 1_000;

/// Keeps the list as the server has it, for as long as the console is open.
pub(crate) async fn follow(app: App) {
    let nudge = app.nudge();
    let mut attempt = 0;
    while app.gate.get_untracked() == Gate::Open {
        if is_hidden() {
            nudge.pause(None).await;
            continue;
        }
        nudge.closed.set(false);
        let began = browser_now();
        match list_and_watch(app, &nudge).await {
            Ok(()) => {
                attempt = 0;
                if browser_now() - began < BRIEF {
                    nudge.pause(Some(backoff(0, js_sys::Math::random()))).await;
                }
            }
            // Closed by the console's own wish: hidden, to be read anew, or signed out.
            Err(_) if is_hidden() || nudge.closed.take() || app.gate.get_untracked() != Gate::Open => {}
            Err(error) => {
                recover(app, &nudge, error, attempt).await;
                attempt += 1;
            }
        }
    }
}

/// Tells the person, and waits until another attempt makes sense.
async fn recover(app: App, nudge: &Nudge, error: ApiError, attempt: u32) {
    nudge.stale.set(true);
    if error.is_unauthorized() && boot::sign_in_lost(app).await {
        return;
    }
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
    if nudge.stale.take() || app.rows.with_untracked(Option::is_none) {
        let listed = client.list().await?;
        app.rows.set(Some(listed));
        app.listings.update(|count| *count += 1);
    }
    app.failure.set(None);
    app.connection.set(Connection::Live);

    let leash = Rc::new(Leash::new().ok_or(ApiError::Unreachable)?);
    nudge.watch.replace(Some(Rc::clone(&leash)));
    let version = app
        .rows
        .with_untracked(|rows| rows.as_ref().map(|rows| rows.resource_version().to_owned()));
    let ended = match client.watch(&version.unwrap_or_default(), leash).await {
        Ok(watch) => take_in(app, watch).await,
        Err(error) => Err(error),
    };
    nudge.watch.take();
    match ended {
        // Too old to go on from: read anew, without a word to the person.
        Err(error) if error.code() == Some(410) => {
            nudge.stale.set(true);
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

/// Whether nobody sees the page.
pub(crate) fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Closes the watch while the page is hidden, and goes on when it is seen again.
pub(crate) fn heed_visibility(app: App) {
    let event = leptos::ev::Custom::<web_sys::Event>::new("visibilitychange");
    let listener = window_event_listener(event, move |_| {
        let nudge = app.nudge();
        if is_hidden() {
            nudge.close_watch();
        } else {
            nudge.wake();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Goes on at once when the browser has its network again.
pub(crate) fn heed_network(app: App) {
    let event = leptos::ev::Custom::<web_sys::Event>::new("online");
    let listener = window_event_listener(event, move |_| app.nudge().wake());
    on_cleanup(move || listener.remove());
}
