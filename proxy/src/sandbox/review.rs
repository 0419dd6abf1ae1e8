//! SelfSubjectReview (who am I), SelfSubjectAccessReview (what may I do) and SubjectAccessReview (what may a joining cluster do).

use super::answer::Answer;
use super::user::User;
use crate::operation::AccessReview;
use karmada_token_core::{RightsQuestion, Timestamp};
use serde::Serialize;
use serde_json::json;

pub(super) fn who_am_i(user: &User, now: Timestamp) -> Answer {
    Answer::created(&json!({
        "kind": "SelfSubjectReview",
        "apiVersion": "authentication.k8s.io/v1",
        "metadata": { "creationTimestamp": now.to_string() },
        "status": { "userInfo": { "username": user.name, "groups": user.groups } },
    }))
}

pub(super) fn may_i(review: &AccessReview, user: &User) -> Answer {
    let allowed = match review {
        AccessReview::ResourceAttributes(asked) => user.may_use(&asked.group, &asked.resource),
        AccessReview::NonResourceAttributes(_) => user.may_use("", ""),
    };
    access("SelfSubjectAccessReview", review, allowed)
}

/// A joining cluster may all that it is asked about: so `karmadactl init` sets it up.
pub(super) fn may_they(question: RightsQuestion) -> Answer {
    access("SubjectAccessReview", question.spec(), true)
}

fn access(kind: &str, spec: impl Serialize, allowed: bool) -> Answer {
    Answer::created(&json!({
        "kind": kind,
        "apiVersion": "authorization.k8s.io/v1",
        "metadata": {},
        "spec": spec,
        "status": { "allowed": allowed },
    }))
}
