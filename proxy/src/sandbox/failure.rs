//! What the stand-in refuses, as kube-apiserver 1.36 words it (compared with the real one).

mod field_error;

pub(super) use field_error::FieldError;

use http::StatusCode;
use serde_json::{Value, json};

/// A failed request, as a Kubernetes `Status`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Failure {
    code: StatusCode,
    status: Value,
}

impl Failure {
    fn new(code: StatusCode, reason: &str, message: impl Into<String>) -> Self {
        let mut failure = Failure::of(code, message.into());
        failure.status["reason"] = json!(reason);
        failure
    }

    /// What the real server answers where it only has a Go error at hand: 500 without a reason.
    pub(super) fn unexplained(message: impl Into<String>) -> Self {
        Failure::of(StatusCode::INTERNAL_SERVER_ERROR, message.into())
    }

    fn of(code: StatusCode, message: String) -> Self {
        let status = json!({
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
            "message": message, "code": code.as_u16(),
        });
        Failure { code, status }
    }

    fn with(mut self, details: Value) -> Self {
        self.status["details"] = details;
        self
    }

    fn about(self, kind: &str, name: &str) -> Self {
        self.with(json!({ "name": name, "kind": kind }))
    }

    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Failure::new(StatusCode::BAD_REQUEST, "BadRequest", message)
    }

    pub(super) fn unauthorized() -> Self {
        Failure::new(StatusCode::UNAUTHORIZED, "Unauthorized", "Unauthorized")
    }

    pub(super) fn forbidden(user: &str) -> Self {
        let message = format!("User \"{user}\" may ask about itself here, and nothing more");
        Failure::new(StatusCode::FORBIDDEN, "Forbidden", message)
    }

    pub(super) fn not_found(name: &str) -> Self {
        let message = format!("secrets \"{name}\" not found");
        Failure::new(StatusCode::NOT_FOUND, "NotFound", message).about("secrets", name)
    }

    pub(super) fn no_such_resource() -> Self {
        let message = "the server could not find the requested resource";
        Failure::new(StatusCode::NOT_FOUND, "NotFound", message).with(json!({}))
    }

    pub(super) fn already_exists(name: &str) -> Self {
        let message = format!("secrets \"{name}\" already exists");
        Failure::new(StatusCode::CONFLICT, "AlreadyExists", message).about("secrets", name)
    }

    /// `kind` is `secrets` where storage finds the conflict, `Secret` where a precondition does.
    pub(super) fn conflict(kind: &str, name: &str, why: &str) -> Self {
        let message = format!("Operation cannot be fulfilled on {kind} \"{name}\": {why}");
        Failure::new(StatusCode::CONFLICT, "Conflict", message).about(kind, name)
    }

    /// A field of a Secret.
    pub(super) fn invalid_secret(name: &str, error: &FieldError) -> Self {
        let message = format!("Secret \"{name}\" is invalid: {error}");
        let causes = [error.to_cause()];
        Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "Invalid", message)
            .with(json!({ "name": name, "kind": "Secret", "causes": causes }))
    }

    /// Query parameters; `kind` such as `ListOptions`.
    pub(super) fn invalid_options(kind: &str, errors: &[FieldError]) -> Self {
        let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
        let told = match &told[..] {
            [one] => one.clone(),
            all => format!("[{}]", all.join(", ")),
        };
        let message = format!("{kind}.meta.k8s.io \"\" is invalid: {told}");
        let causes: Vec<_> = errors.iter().map(FieldError::to_cause).collect();
        Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "Invalid", message)
            .with(json!({ "group": "meta.k8s.io", "kind": kind, "causes": causes }))
    }

    /// The history that a watch, or a list of old, would need is no longer kept.
    pub(super) fn expired(message: impl Into<String>) -> Self {
        Failure::new(StatusCode::GONE, "Expired", message)
    }

    /// The snapshot of a paged list is gone; `resume` lists the rest as it is now.
    pub(super) fn expired_page(resume: &str) -> Self {
        let message = "The provided continue parameter is too old to display a consistent list result. You can start a \
             new list without the continue parameter, or use the continue token in this response to retrieve the \
             remainder of the results. Continuing with the provided token results in an inconsistent list - objects \
             that were created, modified, or deleted between the time the first chunk was returned and now may show \
             up in the list.";
        let mut failure = Failure::expired(message);
        failure.status["metadata"]["continue"] = json!(resume);
        failure
    }

    /// A version that the server hasn't reached: a client that knows another server's.
    pub(super) fn too_large_version(asked: u64, current: u64) -> Self {
        let message = format!("Timeout: Too large resource version: {asked}, current: {current}");
        let cause = json!({ "reason": "ResourceVersionTooLarge", "message": "Too large resource version" });
        Failure::new(StatusCode::GATEWAY_TIMEOUT, "Timeout", message)
            .with(json!({ "causes": [cause], "retryAfterSeconds": 1 }))
    }

    /// What concerns this machine or this program alone.
    pub(super) fn internal(cause: impl ToString) -> Self {
        let cause = cause.to_string();
        let message = format!("Internal error occurred: {cause}");
        Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "InternalError", message)
            .with(json!({ "causes": [{ "message": cause }] }))
    }

    pub(super) fn code(&self) -> StatusCode {
        self.code
    }

    /// The `Status` object.
    pub(super) fn status(&self) -> &Value {
        &self.status
    }

    /// Seconds for the Retry-After header.
    pub(super) fn retry_after(&self) -> Option<u64> {
        self.status["details"]["retryAfterSeconds"].as_u64()
    }
}
