//! A verdict as it is printed.

use std::fmt::Write;

use karmada_token_core::{CertificateRequest, JoinVerdict, Observations, RequestState, TokenId};
use serde::Serialize;

use crate::terminal::judged::{For, Judged};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report {
    token_id: String,
    verdict: &'static str,
    message: String,
    against: Vec<Judged>,
    cautions: Vec<Judged>,
    unseen: Vec<Unseen>,
    /// The requests that this token filed; Kubernetes keeps them for about an hour.
    requests: Vec<Request>,
}

#[derive(Serialize)]
struct Unseen {
    what: &'static str,
    why: String,
}

#[derive(Serialize)]
struct Request {
    name: String,
    created: String,
    state: &'static str,
    why: String,
    cluster: Option<String>,
}

impl Report {
    pub(super) fn of(
        id: TokenId,
        verdict: &JoinVerdict,
        observations: &Observations,
        shown_for: For<'_>,
    ) -> Self {
        let requests = observations.requests.found().into_iter().flatten();
        let unseen = |(what, why): &(&'static str, karmada_token_core::Unseen)| Unseen {
            what,
            why: why.to_string(),
        };
        Self {
            token_id: id.to_string(),
            verdict: verdict.outcome().as_key(),
            message: verdict.to_string(),
            against: verdict
                .against
                .iter()
                .map(|obstacle| Judged::of(obstacle, shown_for))
                .collect(),
            cautions: verdict
                .cautions
                .iter()
                .map(|obstacle| Judged::of(obstacle, shown_for))
                .collect(),
            unseen: verdict.unseen.iter().map(unseen).collect(),
            requests: requests
                .filter(|request| request.token_id == id)
                .map(Request::from)
                .collect(),
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("{}: {}\n", self.token_id, self.message);
        for judged in &self.against {
            judged.write(&mut text, "fail");
        }
        for judged in &self.cautions {
            judged.write(&mut text, "warn");
        }
        // Writing to a String can't fail.
        for unseen in &self.unseen {
            let _ = writeln!(text, "???? {}: {}", unseen.what, unseen.why);
        }
        for request in &self.requests {
            let cluster = request.cluster.as_deref().unwrap_or("the agents' first user");
            let Request {
                name, created, state, ..
            } = request;
            let _ = writeln!(text, "used {created}: {state} for {cluster} ({name})");
        }
        text
    }
}

impl From<&CertificateRequest> for Request {
    fn from(request: &CertificateRequest) -> Self {
        Self {
            name: request.name.clone(),
            created: request.created.to_string(),
            state: request.state.as_key(),
            why: match &request.state {
                RequestState::Denied(why) | RequestState::Failed(why) => why.clone(),
                RequestState::Pending | RequestState::Approved | RequestState::Issued => String::new(),
            },
            cluster: request.cluster().map(str::to_owned),
        }
    }
}
