//! `/-/session`: sign in, sign out, and ask for a fresh sign-in link in the terminal.

mod local;
mod token;

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::site_of;
use crate::audit::{Event, Subject, record};
use crate::body;
use crate::guard::Site;
use crate::identity::User;
use crate::session::{CookieName, NewSession, Sessions};
use crate::state::{self, Shared};
use crate::status::{Reason, Status};
use crate::terminal;

/// The proof that a sign-in brings: the secret of a printed link, or one's own token.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Proof {
    Secret(#[schemars(with = "String")] SecretString),
    Token(#[schemars(with = "String")] SecretString),
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct SignedIn {
    user: User,
    key: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LinkPrinted {
    valid_for_seconds: u64,
}

/// `POST /-/session`: 201 with a cookie and its key.
pub(crate) async fn begin(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    own_page(&request)?;
    let (parts, body) = request.into_parts();
    let body = body::json(&parts.headers, body).await?;
    let proof: Proof = serde_json::from_slice(&body).map_err(|_| {
        Status::new(
            Reason::BadRequest,
            r#"the body must be {"secret":"..."} or {"token":"..."}"#,
        )
    })?;
    let outcome = match (&state.sessions, &proof) {
        (Sessions::Local(sessions), Proof::Secret(secret)) => local::sign_in(&state, sessions, secret).await,
        (Sessions::Bearer(sessions), Proof::Token(token)) => token::sign_in(&state, sessions, token).await,
        (Sessions::Open, _) => Err(bad("the sandbox needs no sign-in")),
        (Sessions::Local(_), Proof::Token(_)) => Err(bad(
            "this server acts as its kubeconfig's user: sign in by the link that it prints in the terminal",
        )),
        (Sessions::Bearer(_), Proof::Secret(_)) => Err(bad(
            "this server has no sign-in links: sign in with a bearer token",
        )),
    };
    let code = outcome.as_ref().map_or_else(Status::code, Response::status);
    if code != StatusCode::CREATED {
        record(Event::SignIn, Subject::default(), code, &HeaderMap::new());
    }
    outcome
}

/// `DELETE /-/session`: 204, whether there was one or not.
pub(crate) async fn end(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    own_page(&request)?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(name) = state.sessions.cookie_name() {
        if let (Sessions::Local(sessions), Some(cookie)) = (&state.sessions, name.find(request.headers())) {
            sessions.end(cookie);
        }
        response
            .headers_mut()
            .extend(name.clear().map(|cookie| (SET_COOKIE, cookie)));
    }
    Ok(response)
}

/// `POST /-/session/link`: a fresh sign-in link, printed where only who runs this server sees it.
pub(crate) async fn link(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    own_page(&request)?;
    let Sessions::Local(sessions) = &state.sessions else {
        return Err(Status::new(
            Reason::NotFound,
            "only kubeconfig mode has sign-in links",
        ));
    };
    state.links.take("sign-in links are asked for")?;
    let secret = sessions.invite().map_err(|error| no_randomness(&error))?;
    terminal::announce(&terminal::sign_in_link(&state.page_url, &secret)).map_err(|error| {
        Status::new(
            Reason::InternalError,
            format!("the terminal can't be written to: {error}"),
        )
    })?;
    let valid_for_seconds = crate::session::SECRET_LIFE.as_secs();
    Ok((StatusCode::ACCEPTED, Json(LinkPrinted { valid_for_seconds })).into_response())
}

/// Sessions are begun and ended by this server's own page alone: a foreign one could otherwise sign a person in as
/// somebody else.
fn own_page(request: &Request) -> Result<(), Status> {
    if site_of(request) == Site::Own {
        return Ok(());
    }
    Err(Status::forbidden(
        "only this server's own page signs in and out (Origin, Sec-Fetch-Site: same-origin); a script sends an \
         Authorization header instead",
    ))
}

/// The answer that begins a session.
fn signed_in(
    state: &state::State,
    name: &CookieName,
    user: User,
    session: &NewSession,
) -> Result<Response, Status> {
    let cookie = name
        .set(session.cookie.expose_secret())
        .ok_or_else(|| Status::new(Reason::InternalError, "the session's cookie can't be written"))?;
    record(
        Event::SignIn,
        Subject {
            user: Some(&user.name),
            ..Subject::default()
        },
        StatusCode::CREATED,
        &HeaderMap::new(),
    );
    tracing::debug!(mode = state.mode.as_str(), "a session was begun");
    let body = Json(SignedIn {
        user,
        key: session.key.expose_secret().to_owned(),
    });
    Ok((StatusCode::CREATED, [(SET_COOKIE, cookie)], body).into_response())
}

fn bad(message: &str) -> Status {
    Status::new(Reason::BadRequest, message)
}

fn no_randomness(error: &getrandom::Error) -> Status {
    tracing::error!(%error, "the operating system has no randomness to give");
    Status::new(
        Reason::InternalError,
        "the operating system has no randomness to give",
    )
}
