//! `GET /-/info`: what this server is, and, to who is signed in, which API server it stands before.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use futures_util::future::try_join;
use http::StatusCode;
use karmada_token_core::{Group, Pin, Usage};
use schemars::JsonSchema;
use serde::Serialize;

use super::site_of;
use crate::answer::{OBJECT_LIMIT, collect};
use crate::identity::{Identity, User};
use crate::rules::Rules;
use crate::state::Shared;
use crate::status::Status;
use crate::upstream::{ApiRequest, Credential};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Info {
    mode: &'static str,
    version: &'static str,
    signed_in: bool,
    #[serde(flatten)]
    inside: Option<Inside>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Inside {
    user: User,
    server: String,
    advertise_server: String,
    pins: Vec<String>,
    /// Whether it has Karmada's own API group; `null` where it doesn't say.
    karmada: Option<bool>,
    policy: Policy,
}

/// The rules for tokens; `null` is no rule.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Policy {
    max_ttl: Option<String>,
    never_expires: bool,
    groups: Option<Vec<String>>,
    usages: Option<Vec<&'static str>>,
}

impl From<&Rules> for Policy {
    fn from(rules: &Rules) -> Self {
        let policy = rules.policy();
        let groups = policy.groups.as_ref();
        Self {
            max_ttl: policy.max_ttl.map(|longest| longest.to_string()),
            never_expires: !policy.must_end(),
            groups: groups.map(|groups| groups.iter().map(Group::to_string).collect()),
            usages: policy
                .usages
                .map(|usages| usages.iter().map(Usage::name).collect()),
        }
    }
}

pub(crate) async fn info(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    let caller = match state.sessions.caller(request.headers(), site_of(&request)) {
        Err(status) if status.code() == StatusCode::UNAUTHORIZED => None,
        other => other?,
    };
    let inside = match caller {
        None => None,
        Some(caller) => match look_inside(&state, &caller.credential).await? {
            Ok(inside) => inside,
            Err(refused) => return Ok(refused),
        },
    };
    let signed_in = inside.is_some();
    Ok(Json(Info {
        mode: state.mode.as_str(),
        version: env!("CARGO_PKG_VERSION"),
        signed_in,
        inside,
    })
    .into_response())
}

/// `None` for a credential that the API server knows nobody of; the inner error is its refusal to say.
async fn look_inside(
    state: &crate::state::State,
    credential: &Credential,
) -> Result<Result<Option<Inside>, Response>, Status> {
    // Who is nobody is told so without waiting for the rest.
    let user = async {
        match state.names.identify(&state.api, credential).await {
            Ok(Identity::Known(user)) => Ok(user),
            Ok(Identity::Refused(response)) => Err(Ok(response)),
            Err(status) => Err(Err(status)),
        }
    };
    let karmada = async { Ok(is_karmada(state, credential).await) };
    let (user, karmada) = match try_join(user, karmada).await {
        Ok(found) => found,
        Err(Ok(refused)) if refused.status() == StatusCode::UNAUTHORIZED => return Ok(Ok(None)),
        Err(Ok(refused)) => return Ok(Err(refused)),
        Err(Err(status)) => return Err(status),
    };
    Ok(Ok(Some(Inside {
        user,
        server: state.facts.server.clone(),
        advertise_server: state.facts.advertise.clone(),
        pins: state.facts.pins.now().iter().map(Pin::to_string).collect(),
        karmada,
        policy: Policy::from(&state.rules),
    })))
}

/// Whether the API server has Karmada's own API group. A refusal or a failure says neither.
async fn is_karmada(state: &crate::state::State, credential: &Credential) -> Option<bool> {
    let answer = state.api.send(ApiRequest::Karmada, credential).await.ok()?;
    let code = answer.status();
    // Read to its end, so that the connection serves again.
    collect(answer.into_body(), OBJECT_LIMIT).await.ok()?;
    (code.is_success() || code == StatusCode::NOT_FOUND).then_some(code.is_success())
}
