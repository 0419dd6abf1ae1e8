//! What RBAC lets a joining cluster do.

use karmada_token_core::{Rights, Seen};
use serde::Deserialize;

use super::{Probe, decode, seen};
use crate::answer::OBJECT_LIMIT;
use crate::operation::{Operation, Question};
use crate::upstream::build;

/// The answer to an access review, whoever it is about.
#[derive(Deserialize)]
pub(super) struct Review {
    pub(super) status: ReviewStatus,
}

#[derive(Deserialize)]
pub(super) struct ReviewStatus {
    pub(super) allowed: bool,
}

impl Probe<'_> {
    pub(super) async fn rights(&self) -> Rights {
        Rights {
            file_requests: self.may(Question::FileRequests).await,
            auto_approved: self.may(Question::AutoApproval).await,
            set_up_agent: self.may(Question::AgentSetup).await,
        }
    }

    async fn may(&self, question: Question) -> Seen<bool> {
        let request = build(&Operation::ReviewSubject(question));
        let answer = self.send(request, self.credential, OBJECT_LIMIT).await;
        seen(answer, |body| {
            decode::<Review>(body).map(|review| review.status.allowed)
        })
    }
}
