//! What RBAC lets a joining cluster do.

use karmada_token_core::{Rights, RightsQuestion, Seen};

use super::{Probe, seen};
use crate::answer::OBJECT_LIMIT;
use crate::operation::Operation;
use crate::upstream::build;

impl Probe<'_> {
    pub(super) async fn rights(&self) -> Rights {
        Rights {
            file_requests: self.may(RightsQuestion::FileRequests).await,
            auto_approved: self.may(RightsQuestion::AutoApproval).await,
            set_up_agent: self.may(RightsQuestion::AgentSetup).await,
        }
    }

    async fn may(&self, question: RightsQuestion) -> Seen<bool> {
        let request = build(&Operation::ReviewSubject(question));
        seen(
            self.send(request, self.credential, OBJECT_LIMIT).await,
            |answer| answer.allowed(),
        )
    }
}
