//! What the page that holds the console is told, as events of the element: what was done here, and that somebody has to
//! sign in. No secret is in any of them.

use super::{App, Gate, SignInCause};
use crate::api::ApiError;
use crate::model::Row;
use js_sys::{Object, Reflect};
use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen::JsValue;

/// Why requests are not let through, as `autherror` says it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum AuthError {
    /// Nobody is signed in.
    SignedOut,
    /// The one-time link was used before, or is too old.
    LinkSpent,
    /// What let requests through before does so no more.
    Ended,
    /// Signed in here, and refused by the API server.
    Refused,
    /// The page's `getToken` failed, and is asked again.
    NoToken,
}

impl AuthError {
    fn as_str(self) -> &'static str {
        match self {
            AuthError::SignedOut => "signed-out",
            AuthError::LinkSpent => "link-spent",
            AuthError::Ended => "ended",
            AuthError::Refused => "refused",
            AuthError::NoToken => "no-token",
        }
    }
}

impl From<SignInCause> for AuthError {
    fn from(cause: SignInCause) -> Self {
        match cause {
            SignInCause::New => AuthError::SignedOut,
            SignInCause::LinkSpent => AuthError::LinkSpent,
            SignInCause::Ended => AuthError::Ended,
        }
    }
}

impl App {
    /// A token was created here.
    pub(crate) fn tell_created(&self, id: &str) {
        self.tell("tokencreated", &[("id", id.into())]);
    }

    /// A token was deleted from here; what is malformed may have no ID, and has a name.
    pub(crate) fn tell_deleted(&self, row: &Row) {
        let record = row.record();
        let id = record.id.as_ref().map(ToString::to_string);
        let id = id.map_or(JsValue::NULL, JsValue::from);
        self.tell(
            "tokendeleted",
            &[("id", id), ("name", record.name.as_str().into())],
        );
    }

    /// Requests are not let through.
    fn tell_refused(&self, error: AuthError) {
        self.tell("autherror", &[("reason", error.as_str().into())]);
    }

    /// Tells the first time that the page's `getToken` fails.
    pub(crate) fn tell_no_token(&self, error: &ApiError, attempt: u32) {
        if attempt == 0 && *error == ApiError::TokenFailed {
            self.tell_refused(AuthError::NoToken);
        }
    }

    /// Asks for a sign-in, and says so. Until there is one, nothing is followed.
    pub(crate) fn ask_sign_in(&self, cause: SignInCause) {
        self.end_visit();
        self.tell_refused(cause.into());
        self.turn_to(Gate::SignIn(cause));
    }

    /// After a 401: asks for a sign-in where there is one to make, and says whether it did. What was typed stays.
    pub(crate) async fn sign_in_lost(&self) -> bool {
        let info = self.client().info().await;
        // Another request was told so too, and was first.
        if self.gate.get_untracked() != Gate::Open {
            return true;
        }
        match info {
            Ok(info) if !info.signed_in => {
                self.info.set(info);
                self.ask_sign_in(SignInCause::Ended);
                true
            }
            // The embedding page's token, which the proxy has let through to be refused.
            Err(error) if error.is_unauthorized() => {
                self.ask_sign_in(SignInCause::Ended);
                true
            }
            // Signed in here and still refused by the API server: another sign-in would change nothing.
            Ok(_) | Err(_) => {
                self.tell_refused(AuthError::Refused);
                false
            }
        }
    }

    fn tell(&self, name: &str, detail: &[(&str, JsValue)]) {
        let Some(emit) = self.option(|options| options.emit.clone()) else {
            return;
        };
        let object = Object::new();
        for (key, value) in detail {
            // A plain object takes any property.
            let _set = Reflect::set(&object, &(*key).into(), value);
        }
        // The entry only queues it; what a listener throws is the page's own.
        let _emitted = emit.call2(&JsValue::UNDEFINED, &name.into(), &object);
    }
}
