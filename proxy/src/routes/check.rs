//! `POST /-/check`: does this token authenticate, and may it file the request that a registration begins with?

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use futures_util::future::try_join;
use http::StatusCode;
use karmada_token_core::Token;
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{caller, site_of};
use crate::answer::{OBJECT_LIMIT, collect, head, status_of};
use crate::audit::{Entry, Event, on_record};
use crate::body;
use crate::identity::{Identity, User};
use crate::operation::AccessReview;
use crate::probe::filing;
use crate::session::{Caller, caller_key};
use crate::state::Shared;
use crate::status::{Reason, Status};
use crate::upstream::{ApiRequest, Credential, UpstreamError};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    #[schemars(with = "String", regex(pattern = r"^[a-z0-9]{6}\.[a-z0-9]{16}$"))]
    token: Zeroizing<String>,
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct Checked {
    authenticated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<User>,
    allowed: Allowed,
}

#[derive(Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Allowed {
    create_certificate_signing_request: bool,
    /// Whether Karmada approves its requests by itself.
    be_auto_approved: bool,
}

#[derive(Deserialize)]
struct AccessAnswer {
    status: AccessStatus,
}

#[derive(Deserialize)]
struct AccessStatus {
    allowed: bool,
}

pub(crate) async fn check(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    let site = site_of(&request);
    let (parts, body) = request.into_parts();
    let caller = caller(&state, &parts.headers, site)?;
    let body = body::json(&parts.headers, body).await?;
    let wish: Wish = serde_json::from_slice(&body)
        .map_err(|_| Status::new(Reason::BadRequest, r#"the body must be {"token":"ID.SECRET"}"#))?;
    let token: Token = wish
        .token
        .parse()
        .map_err(|error: karmada_token_core::TokenError| {
            Status::new(Reason::BadRequest, error.to_string())
        })?;
    if let Some(refused) = stranger(&state, &caller).await? {
        return Ok(refused);
    }
    admit(&state, &caller, "tokens are checked")?;

    let tried = try_out(&state, &token);
    let entry = Entry {
        event: Event::Check,
        token_id: Some(token.id()),
        dry_run: false,
    };
    on_record(&state, &caller, entry, tried).await
}

/// Counts a question that anyone signed in may ask a few times: `what` is done too often, in words, where it is one too many.
///
/// # Errors
/// 401 for nobody, 429 for one too many.
pub(super) fn admit(state: &Shared, caller: &Caller, what: &str) -> Result<(), Status> {
    let key = caller_key(&caller.credential)
        .ok_or_else(|| Status::unauthorized("this is answered to who is signed in"))?;
    state.checks.take(key, what)
}

/// The refusal of a caller whom the API server doesn't know. What follows goes up under the token in question, so that
/// nobody else would look at the caller's own credential: any word after `Bearer` could ask.
pub(super) async fn stranger(
    state: &crate::state::State,
    caller: &Caller,
) -> Result<Option<Response>, Status> {
    let Credential::Bearer(_) = caller.credential else {
        return Ok(None);
    };
    match state.names.identify(&state.api, &caller.credential).await? {
        Identity::Known(_) => Ok(None),
        Identity::Refused(response) => Ok(Some(response)),
    }
}

/// Three questions to the API server, with the token as their credential.
async fn try_out(state: &crate::state::State, token: &Token) -> Result<Response, Status> {
    let credential = Credential::Bearer(SecretString::from(token.expose().as_str()));
    let identity = state.names.identify(&state.api, &credential).await?;
    if identity.is_nobody() {
        let checked = Checked {
            authenticated: false,
            user: None,
            allowed: Allowed::default(),
        };
        return Ok(Json(checked).into_response());
    }
    let user = match identity {
        Identity::Known(user) => user,
        Identity::Refused(response) => return Ok(response),
    };
    let answers = try_join(
        may(state, filing(""), &credential),
        may(state, filing("clusteragent"), &credential),
    );
    let allowed = match answers.await? {
        (Ok(create_certificate_signing_request), Ok(be_auto_approved)) => Allowed {
            create_certificate_signing_request,
            be_auto_approved,
        },
        (Err(refused), _) | (_, Err(refused)) => return Ok(refused),
    };
    Ok(Json(Checked {
        authenticated: true,
        user: Some(user),
        allowed,
    })
    .into_response())
}

/// Whether the token may; the inner error is the API server's refusal to say.
async fn may(
    state: &crate::state::State,
    review: AccessReview,
    credential: &Credential,
) -> Result<Result<bool, Response>, Status> {
    let answer = state
        .api
        .send(ApiRequest::ReviewAccess(review), credential)
        .await?;
    let (head, body) = (head(&answer), collect(answer.into_body(), OBJECT_LIMIT).await?);
    if head.code != StatusCode::CREATED {
        return Ok(Err(status_of(head, body)));
    }
    let access: AccessAnswer =
        serde_json::from_slice(&body).map_err(|_| UpstreamError::Garbled("no SelfSubjectAccessReview"))?;
    Ok(Ok(access.status.allowed))
}
