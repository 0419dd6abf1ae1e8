//! `GET /-/outside`: the control plane as a cluster meets it that has no credential yet.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use karmada_token_core::{ClusterInfo, Seen, ServingCertificate, Trust};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use super::check::{admit, stranger};
use super::{caller, site_of};
use crate::answer::OBJECT_LIMIT;
use crate::probe::Probe;
use crate::state::Shared;
use crate::status::Status;
use crate::upstream::Credential;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outside {
    cluster_info: Shown,
    certificate: Certificate,
}

/// How `cluster-info` is shown to who has no credential.
#[derive(Serialize, JsonSchema)]
struct Shown {
    /// The API server's HTTP status code.
    code: u16,
    /// The ConfigMap, where it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<Box<RawValue>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum Certificate {
    Seen {
        names: Vec<String>,
        expires: String,
        trust: &'static str,
    },
    Unseen {
        error: String,
    },
}

pub(crate) async fn outside(State(state): State<Shared>, request: Request) -> Result<Response, Status> {
    let caller = caller(&state, request.headers(), site_of(&request))?;
    if let Some(refused) = stranger(&state, &caller).await? {
        return Ok(refused);
    }
    admit(&state, &caller, "the control plane is looked at from outside")?;
    let probe = Probe {
        upstream: &state.api.upstream,
        credential: &Credential::Anonymous,
        clock: &state.api.clock,
        server: &state.facts.server,
    };
    let (code, body) = probe.raw_public_cluster_info(OBJECT_LIMIT).await?;
    let text = std::str::from_utf8(&body).ok().filter(|_| code.is_success());
    let info = text.and_then(|text| ClusterInfo::parse(text).ok());
    let object = text.and_then(|text| RawValue::from_string(text.to_owned()).ok());
    let certificate = probe.certificate(info.as_ref()).await;
    Ok(Json(Outside {
        cluster_info: Shown {
            code: code.as_u16(),
            object,
        },
        certificate: certificate.into(),
    })
    .into_response())
}

impl From<Seen<ServingCertificate>> for Certificate {
    fn from(seen: Seen<ServingCertificate>) -> Self {
        match seen.as_result() {
            Ok(certificate) => Self::Seen {
                names: certificate.names.clone(),
                expires: certificate.expires.to_string(),
                trust: match certificate.trust {
                    Trust::Signed => "signed",
                    Trust::OtherAuthority => "other-authority",
                    Trust::Untried => "untried",
                },
            },
            Err(why) => Self::Unseen {
                error: why.to_string(),
            },
        }
    }
}
