//! SelfSubjectReview (who am I), SelfSubjectAccessReview (what may I do) and SubjectAccessReview (what may somebody else do).

use super::answer::Answer;
use super::field_error::FieldError;
use super::identity::{User, decide_for};
use super::status::Failure;
use karmada_token_core::Timestamp;
use serde_json::{Value, json};

/// The user that every joining agent sets itself up as; it may do everything.
const RBAC_GENERATOR: &str = "system:karmada:agent:rbac-generator";

/// Who the caller is.
///
/// # Errors
/// 400 for a body of another kind.
pub(super) fn review_self(body: &[u8], user: &User, now: Timestamp) -> Result<Answer, Failure> {
    review_body(body, "SelfSubjectReview", "authentication.k8s.io/v1")?;
    Ok(Answer::created(&json!({
        "kind": "SelfSubjectReview",
        "apiVersion": "authentication.k8s.io/v1",
        "metadata": { "creationTimestamp": now.to_string() },
        "status": { "userInfo": { "username": user.name(), "groups": user.groups() } },
    })))
}

/// What the caller may do.
///
/// # Errors
/// 400 for a body of another kind, 422 for one that doesn't ask exactly one question.
pub(super) fn review_access(body: &[u8], user: &User) -> Result<Answer, Failure> {
    let review = review_body(body, "SelfSubjectAccessReview", "authorization.k8s.io/v1")?;
    let spec = &review["spec"];
    let decision = match (&spec["resourceAttributes"], &spec["nonResourceAttributes"]) {
        (Value::Object(resource), Value::Null) => {
            let text = |key: &str| resource.get(key).and_then(Value::as_str).unwrap_or_default();
            user.decide(text("verb"), text("group"), text("resource"))
        }
        (Value::Null, Value::Object(_)) => user.decide("", "", ""),
        _ => {
            let detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
            let error = FieldError::invalid_null("spec.resourceAttributes", detail);
            return Err(Failure::invalid("authorization.k8s.io", "", "", &[error]));
        }
    };
    let mut status = json!({ "allowed": decision.allowed });
    if !decision.reason.is_empty() {
        status["reason"] = json!(decision.reason);
    }
    Ok(Answer::created(&json!({
        "kind": "SelfSubjectAccessReview",
        "apiVersion": "authorization.k8s.io/v1",
        "metadata": {},
        "spec": spec,
        "status": status,
    })))
}

/// What somebody else may do: Karmada's default group and the agents' first user, as `karmadactl init` sets them up.
///
/// # Errors
/// 400 for a body of another kind.
pub(super) fn review_subject(body: &[u8]) -> Result<Answer, Failure> {
    let review = review_body(body, "SubjectAccessReview", "authorization.k8s.io/v1")?;
    let spec = &review["spec"];
    let groups = spec["groups"].as_array().into_iter().flatten();
    let groups: Vec<_> = groups.filter_map(Value::as_str).map(str::to_owned).collect();
    let text = |key: &str| spec["resourceAttributes"][key].as_str().unwrap_or_default();
    let allowed = match spec["user"].as_str() {
        Some(user) => user == RBAC_GENERATOR,
        None => decide_for(&groups, text("verb"), text("group"), text("resource")).allowed,
    };
    Ok(Answer::created(&json!({
        "kind": "SubjectAccessReview",
        "apiVersion": "authorization.k8s.io/v1",
        "metadata": {},
        "spec": spec,
        "status": { "allowed": allowed },
    })))
}

/// A review's body; kind and version are taken from the path where they are left out.
fn review_body(body: &[u8], kind: &str, version: &str) -> Result<Value, Failure> {
    let review: Value = serde_json::from_slice(body).map_err(|error| {
        let message = format!("the object provided is unrecognized (must be of type {kind}): {error}");
        Failure::bad_request(message)
    })?;
    let says = |key: &str, expected: &str| review[key].as_str().is_none_or(|found| found == expected);
    if says("kind", kind) && says("apiVersion", version) {
        Ok(review)
    } else {
        let (found, at) = (&review["kind"], &review["apiVersion"]);
        let message =
            format!("{found} in version {at} cannot be handled as a {kind}: no such kind is registered");
        Err(Failure::bad_request(message))
    }
}
