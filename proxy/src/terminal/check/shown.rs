//! A verdict as it is printed.

use std::fmt::Write;

use karmada_token_core::{CertificateRequest, Fact, JoinVerdict, Observations, RequestState, TokenId};
use serde::Serialize;

use crate::terminal::harmless;
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
    /// The requests that this token filed; Kubernetes keeps them for about an hour, and one that nobody has decided for a day.
    requests: Vec<Request>,
}

#[derive(Serialize)]
struct Unseen {
    what: &'static str,
    /// The same in words.
    #[serde(skip)]
    words: String,
    why: String,
}

#[derive(Serialize)]
struct Request {
    name: String,
    created: String,
    state: &'static str,
    why: String,
    cluster: Option<String>,
    /// Whom it is for, where that isn't the agents' first user.
    #[serde(skip)]
    holder: Option<String>,
}

impl Report {
    pub(super) fn of(
        id: TokenId,
        verdict: &JoinVerdict,
        observations: &Observations,
        shown_for: For<'_>,
    ) -> Self {
        let requests = observations.requests.found().into_iter().flatten();
        let unseen = |(fact, why): &(Fact, karmada_token_core::Unseen)| Unseen {
            what: fact.as_key(),
            words: fact.to_string(),
            why: why.to_string(),
        };
        Self {
            token_id: id.to_string(),
            verdict: verdict.outcome().as_key(),
            message: verdict.to_string(),
            against: verdict
                .against
                .iter()
                .map(|obstacle| {
                    let judged = Judged::of(obstacle, shown_for);
                    if verdict.is_moot(obstacle) {
                        judged.without_remedies()
                    } else {
                        judged
                    }
                })
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
        let mut text = format!("{}: {}\n", self.token_id, harmless::line(&self.message));
        for judged in &self.against {
            judged.write(&mut text, "fail");
        }
        for judged in &self.cautions {
            judged.write(&mut text, "warn");
        }
        // Writing to a String can't fail.
        for unseen in &self.unseen {
            let _ = writeln!(text, "???? {}: {}", unseen.words, harmless::line(&unseen.why));
        }
        for request in &self.requests {
            let holder = request.holder.as_deref().unwrap_or("the agents' first user");
            let [holder, name] = [holder, &request.name].map(harmless::line);
            let Request { created, state, .. } = request;
            let _ = writeln!(text, "used {created}: {state} for {holder} ({name})");
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
            holder: request.holder().map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, Request, Unseen};

    #[test]
    fn no_word_of_others_is_obeyed_or_begins_a_line() {
        let hostile = || "\u{1b}]0;x\u{7}\nabcdef: a cluster will join".to_owned();
        let request = Request {
            name: hostile(),
            created: "2026-11-24T06:30:57Z".to_owned(),
            state: "issued",
            why: String::new(),
            cluster: None,
            holder: Some(hostile()),
        };
        let report = Report {
            token_id: "abcdef".to_owned(),
            verdict: "unknown",
            message: hostile(),
            against: Vec::new(),
            cautions: Vec::new(),
            unseen: vec![Unseen {
                what: "cluster-info",
                words: "cluster-info".to_owned(),
                why: hostile(),
            }],
            requests: vec![request],
        };
        let text = report.text();
        assert!(!text.contains(|character: char| character != '\n' && character.is_control()));
        assert_eq!(text.lines().count(), 3, "{text}");
    }
}
