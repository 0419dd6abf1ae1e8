//! CertificateSigningRequests of bootstrap tokens: who used a token, and what became of it.

mod agents;
mod subject;

use crate::{Timestamp, TokenId, go_base64};
use agents::{AGENT_PREFIX, Asked, is_agents, is_outdated};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Deserialize;
use subject::Subject;

/// What the name of a bootstrap token's user begins with; the token ID follows.
pub const BOOTSTRAP_USER_PREFIX: &str = "system:bootstrap:";

/// A CertificateSigningRequest that a bootstrap token filed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificateRequest {
    /// Its name.
    pub name: String,
    /// The token that filed it.
    pub token_id: TokenId,
    /// When.
    pub created: Timestamp,
    /// Whom the certificate is to be for (CN), where it can be read.
    pub common_name: Option<String>,
    /// Whether it is one of `karmadactl register`, which Karmada approves by itself. A token may file others, and they say nothing
    /// of who approves and issues.
    pub is_agents: bool,
    /// Whether it is one of a karmadactl before 1.12, which asked for a node's certificate: nobody approves those any more.
    pub is_outdated: bool,
    /// What became of it.
    pub state: RequestState,
}

/// What became of a request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RequestState {
    /// Nobody has decided.
    Pending,
    /// It is approved, and has no certificate yet.
    Approved,
    /// Its certificate was issued.
    Issued,
    /// It was denied, for this reason.
    Denied(String),
    /// The signer could not, for this reason.
    Failed(String),
}

/// Why a list of requests could not be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RequestError {
    /// Not JSON of that form.
    #[error("this is no list of CertificateSigningRequests: {0}")]
    Json(String),
}

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    items: Option<Vec<Object>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Object {
    metadata: Metadata,
    spec: Spec,
    status: Status,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Metadata {
    name: String,
    creation_timestamp: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Spec {
    signer_name: String,
    username: String,
    groups: Vec<String>,
    usages: Vec<String>,
    request: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    conditions: Vec<Condition>,
    certificate: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Condition {
    r#type: String,
    reason: String,
    message: String,
}

impl CertificateRequest {
    /// Those that bootstrap tokens filed, of a CertificateSigningRequestList in JSON. The others are passed over, and so
    /// is one without a time of creation, which the API server always sets.
    ///
    /// # Errors
    /// [`RequestError::Json`].
    pub fn of_list(json: &[u8]) -> Result<Vec<Self>, RequestError> {
        let list: List =
            serde_json::from_slice(json).map_err(|error| RequestError::Json(error.to_string()))?;
        Ok(list
            .items
            .unwrap_or_default()
            .into_iter()
            .filter_map(read)
            .collect())
    }

    /// The cluster that asks: what follows `system:karmada:agent:` in the certificate's name. The first of a cluster's
    /// two requests is for the agents' common first user, and names none.
    #[must_use]
    pub fn cluster(&self) -> Option<&str> {
        let name = self.common_name.as_deref()?.strip_prefix(AGENT_PREFIX)?;
        (name != "rbac-generator").then_some(name)
    }

    /// Whom the certificate would make of its holder: a cluster, or by its whole name whoever is no agent. None for the agents' common
    /// first user.
    #[must_use]
    pub fn holder(&self) -> Option<&str> {
        let name = self.common_name.as_deref().unwrap_or("?");
        match name.strip_prefix(AGENT_PREFIX) {
            Some(_) => self.cluster(),
            None => Some(name),
        }
    }
}

impl RequestState {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            RequestState::Pending => "pending",
            RequestState::Approved => "approved",
            RequestState::Issued => "issued",
            RequestState::Denied(_) => "denied",
            RequestState::Failed(_) => "failed",
        }
    }
}

fn read(object: Object) -> Option<CertificateRequest> {
    let spec = object.spec;
    let token_id = spec.username.strip_prefix(BOOTSTRAP_USER_PREFIX)?.parse().ok()?;
    let created = Timestamp::parse_rfc3339(object.metadata.creation_timestamp.as_deref()?).ok()?;
    let pem = go_base64::decode(spec.request.as_bytes());
    let subject = pem.and_then(|pem| Subject::of_pem(&pem)).unwrap_or_default();
    let asked = Asked {
        signer: &spec.signer_name,
        groups: &spec.groups,
        usages: &spec.usages,
    };
    Some(CertificateRequest {
        name: object.metadata.name,
        token_id,
        created,
        is_agents: is_agents(&asked, &subject),
        is_outdated: is_outdated(&asked, &subject),
        common_name: subject.common_name,
        state: state(object.status),
    })
}

/// A certificate outweighs everything, a refusal an approval.
fn state(status: Status) -> RequestState {
    if status.certificate.is_some_and(|pem| !pem.is_empty()) {
        return RequestState::Issued;
    }
    let told = |wanted: &str| {
        let found = status
            .conditions
            .iter()
            .find(|condition| condition.r#type == wanted)?;
        Some(
            [&found.message, &found.reason]
                .into_iter()
                .find(|text| !text.is_empty())
                .cloned()
                .unwrap_or_default(),
        )
    };
    if let Some(why) = told("Denied") {
        return RequestState::Denied(why);
    }
    if let Some(why) = told("Failed") {
        return RequestState::Failed(why);
    }
    if told("Approved").is_some() {
        RequestState::Approved
    } else {
        RequestState::Pending
    }
}

#[cfg(test)]
mod tests;
