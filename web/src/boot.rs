//! From nothing to a console: the one-time link, what this is, who it is for.

use crate::api::{ApiError, Info, Mode, SignIn, browser_now};
use crate::app::{App, Gate, Many, SignInCause};
use crate::live;
use crate::model::{Connection, backoff};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// What the hash of a one-time link begins with.
const LINK: &str = "#signin=";

/// Starts a console.
pub(crate) fn start(app: App) {
    enter(app, SignInCause::New, take_link(app));
}

/// Finds out what this is and who it is for, spending the one-time link on the way, and opens the console or asks for a sign-in. Whatever
/// was under way of that ends.
pub(crate) fn enter(app: App, cause: SignInCause, link: Option<SignIn>) {
    app.visit(async move {
        if is_let_in(app, cause, link).await {
            live::follow(app).await;
        }
    });
}

/// Asks until there is an answer, and shows what it opens.
async fn is_let_in(app: App, mut cause: SignInCause, mut link: Option<SignIn>) -> bool {
    let mut attempt = 0;
    let info = loop {
        match knock(app, &mut cause, &mut link).await {
            Ok(info) => break info,
            Err(error) if error.is_unauthorized() => {
                app.ask_sign_in(cause);
                return false;
            }
            Err(error) => {
                app.tell_no_token(&error, attempt);
                app.failure.set(Some(error));
            }
        }
        let pause = backoff(attempt, js_sys::Math::random());
        app.connection.set(Connection::Lost {
            retry_at: browser_now() + i64::from(pause),
        });
        // Once: what was read out is not read out at each attempt.
        app.gate.maybe_update(|gate| {
            let is_new = *gate != Gate::Unreachable;
            *gate = Gate::Unreachable;
            is_new
        });
        app.nudge().pause(Some(pause)).await;
        attempt += 1;
    };
    app.failure.set(None);
    app.connection.set(Connection::Loading);
    let signed_in = info.signed_in || info.mode == Mode::Sandbox;
    app.info.set(info);
    if signed_in {
        app.begin_draft();
        app.let_in();
        app.ask_rights();
    } else {
        app.ask_sign_in(cause);
    }
    signed_in
}

/// Spends the link, if there is one, and asks what this is.
async fn knock(app: App, cause: &mut SignInCause, link: &mut Option<SignIn>) -> Result<Info, ApiError> {
    let client = app.client();
    if let Some(secret) = link {
        match client.sign_in(secret).await {
            Ok(()) => {}
            // It serves another time: the proxy gives it back where the API server did not answer.
            Err(error) if error.is_passing() => return Err(error),
            Err(_) => *cause = SignInCause::LinkSpent,
        }
        *link = None;
    }
    client.info().await
}

/// Reads the list again, or looks whether somebody is signed in by now.
pub(crate) fn refresh(app: App) {
    match app.gate.get_untracked() {
        Gate::SignIn(cause) => enter(app, cause, None),
        Gate::Starting | Gate::Unreachable | Gate::Open => app.nudge().refresh(),
    }
}

/// The same as a page wants it, which may want it each time that it was refused: then it waits for longer and longer, and for nothing if
/// it is let in meanwhile.
pub(crate) fn refresh_patiently(app: App) {
    let pause = match is_refused(app) {
        true => app.nudge().hold_off(browser_now(), js_sys::Math::random()),
        false => Some(0),
    };
    match pause {
        Some(0) => refresh(app),
        Some(pause) => app.spawn(async move {
            TimeoutFuture::new(pause).await;
            if is_refused(app) {
                refresh(app);
            }
        }),
        None => {}
    }
}

fn is_refused(app: App) -> bool {
    matches!(app.gate.get_untracked(), Gate::SignIn(_))
        || app.connection.get_untracked() == Connection::Refused
}

/// Signs out, and forgets what was shown.
pub(crate) async fn sign_out(app: App) {
    if let Err(error) = app.client().sign_out().await {
        return app.announce(crate::components::explain(app, &error));
    }
    app.end_visit();
    app.turn_to(Gate::SignIn(SignInCause::New));
    app.rows.set(None);
    app.selection.set(BTreeSet::new());
    app.close();
    app.give_up_duplicate();
    app.reset_draft();
    app.edited_from.set(None);
    app.many.set(Many::default());
    app.connection.set(Connection::Loading);
}

/// Spends a link that is opened in this very page: its address differs in the hash alone, so that nothing is loaded for it.
pub(crate) fn heed_links(app: App) {
    let event = leptos::ev::Custom::<web_sys::Event>::new("popstate");
    let listener = window_event_listener(event, move |_| {
        let link = take_link(app);
        if link.is_some() {
            enter(app, SignInCause::New, link);
        }
    });
    on_cleanup(move || listener.remove());
}

/// The secret of the one-time link, where the page is the console's own, taken out of the address bar and of the history before anything
/// else is done with it.
fn take_link(app: App) -> Option<SignIn> {
    if !app.option(|options| options.owns_page) {
        return None;
    }
    let window = web_sys::window()?;
    let location = window.location();
    let hash = Zeroizing::new(location.hash().ok()?);
    let secret = Zeroizing::new(hash.strip_prefix(LINK)?.to_owned());
    let bare = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&bare))
        .ok()?;
    Some(SignIn::Secret(secret))
}
