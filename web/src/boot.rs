//! From nothing to a console: the one-time link, what this is, who it is for.

use crate::api::{Mode, SignIn};
use crate::app::{App, Gate, Many, SignInCause};
use crate::live;
use crate::model::{Connection, backoff};
use leptos::prelude::*;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// What the hash of a one-time link begins with.
const LINK: &str = "#signin=";

/// Starts a console.
pub(crate) fn start(app: App) {
    app.visit(async move {
        let mut cause = SignInCause::New;
        if let Some(secret) = app.option(|options| options.owns_page).then(take_link).flatten() {
            let spent = app.client().sign_in(&SignIn::Secret(secret)).await;
            if spent.is_err_and(|error| !error.is_passing()) {
                cause = SignInCause::LinkSpent;
            }
        }
        come_in(app, cause).await;
    });
}

/// Finds out what this is and who it is for, and opens the console or asks for a sign-in. Whatever was under way of that ends.
pub(crate) fn enter(app: App, cause: SignInCause) {
    app.visit(come_in(app, cause));
}

/// Asks until there is an answer, and follows the list where that lets somebody in.
async fn come_in(app: App, cause: SignInCause) {
    let nudge = app.nudge();
    let mut attempt = 0;
    let info = loop {
        match app.client().info().await {
            Ok(info) => break info,
            Err(error) if error.is_unauthorized() => return app.ask_sign_in(cause),
            Err(error) => app.gate.set(Gate::Unreachable(error)),
        }
        nudge.pause(Some(backoff(attempt, js_sys::Math::random()))).await;
        attempt += 1;
    };
    let signed_in = info.signed_in || info.mode == Mode::Sandbox;
    app.info.set(info);
    if !signed_in {
        return app.ask_sign_in(cause);
    }
    app.begin_draft();
    app.let_in();
    app.ask_rights();
    live::follow(app).await;
}

/// Reads the list again, or looks whether somebody is signed in by now.
pub(crate) fn refresh(app: App) {
    match app.gate.get_untracked() {
        Gate::SignIn(cause) => enter(app, cause),
        Gate::Starting | Gate::Unreachable(_) | Gate::Open => app.nudge().refresh(),
    }
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
    app.reset_draft();
    app.many.set(Many::default());
    app.connection.set(Connection::Loading);
}

/// The secret of the one-time link, taken out of the address bar and of the history before anything else is done with
/// it.
fn take_link() -> Option<Zeroizing<String>> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = Zeroizing::new(location.hash().ok()?);
    let secret = Zeroizing::new(hash.strip_prefix(LINK)?.to_owned());
    let bare = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&bare))
        .ok()?;
    Some(secret)
}
