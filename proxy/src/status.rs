//! The one shape in which an error leaves the proxy: a Kubernetes `Status` object.
//!
//! Source: <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/>. Upstream's own Status
//! passes as it is; this type is for what the proxy itself refuses or can't do.

mod reason;

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

pub(crate) use reason::Reason;

/// A failed request, as Kubernetes tells it.
#[derive(Debug, Clone)]
pub(crate) struct Status(Box<Told>);

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Status")]
struct Told {
    /// `v1`.
    api_version: &'static str,
    /// `Status`.
    kind: &'static str,
    metadata: Metadata,
    /// `Failure`.
    status: &'static str,
    /// What was wrong, and what would be right.
    message: String,
    reason: Reason,
    #[serde(skip_serializing_if = "Details::is_empty")]
    details: Details,
    code: u16,
    #[serde(skip)]
    allow: Option<HeaderValue>,
    #[serde(skip)]
    upstream: Option<&'static str>,
    #[serde(skip)]
    full: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Metadata {}

#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Details {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<Cause>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_seconds: Option<u64>,
}

impl Details {
    fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.kind.is_none()
            && self.causes.is_empty()
            && self.retry_after_seconds.is_none()
    }
}

/// One thing wrong with one field of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Cause {
    /// A `CauseType` of Kubernetes, such as `FieldValueInvalid`.
    pub(crate) reason: &'static str,
    /// What was wrong and what would be right; never the value of a secret.
    pub(crate) message: String,
    /// The field in dotted form, such as `metadata.name` or `data[expiration]`.
    pub(crate) field: String,
}

impl Status {
    /// A refusal with a reason that a person can act on.
    pub(crate) fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self(Box::new(Told {
            api_version: "v1",
            kind: "Status",
            metadata: Metadata {},
            status: "Failure",
            message: message.into(),
            reason,
            details: Details::default(),
            code: reason.code().as_u16(),
            allow: None,
            upstream: None,
            full: None,
        }))
    }

    /// The shape of all of these.
    pub(crate) fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Told>()
    }

    /// What kube-apiserver answers for a Secret that isn't there; also for one of another type.
    pub(crate) fn secret_not_found(name: &str) -> Self {
        let mut status = Self::new(Reason::NotFound, format!("secrets \"{name}\" not found"));
        status.0.details.name = Some(name.to_owned());
        status.0.details.kind = Some("secrets");
        status
    }

    /// A Secret that can't be accepted, with every field that is wrong.
    pub(crate) fn invalid_secret(name: &str, causes: Vec<Cause>) -> Self {
        let told: Vec<String> = causes
            .iter()
            .map(|cause| format!("{}: {}", cause.field, cause.message))
            .collect();
        let mut status = Self::new(
            Reason::Invalid,
            format!("Secret \"{name}\" is invalid: {}", told.join("; ")),
        );
        status.0.details = Details {
            name: Some(name.to_owned()),
            kind: Some("Secret"),
            causes,
            ..Details::default()
        };
        status
    }

    /// No credential, or one that isn't good (any more).
    pub(crate) fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(Reason::Unauthorized, message)
    }

    /// A request that a guard refused.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(Reason::Forbidden, message)
    }

    /// Too much in too short a time.
    pub(crate) fn too_many(message: impl Into<String>, retry_after_seconds: u64) -> Self {
        let mut status = Self::new(Reason::TooManyRequests, message);
        status.0.details.retry_after_seconds = Some(retry_after_seconds);
        status
    }

    /// As many as there is room for; `what` is a stable word for what is too many.
    pub(crate) fn full(what: &'static str, message: impl Into<String>) -> Self {
        let mut status = Self::new(Reason::ServiceUnavailable, message);
        status.0.details.retry_after_seconds = Some(1);
        status.0.full = Some(what);
        status
    }

    /// A method that the path has no operation for; `allow` lists those it has.
    pub(crate) fn method_not_allowed(allow: &'static str) -> Self {
        let mut status = Self::new(
            Reason::MethodNotAllowed,
            format!("this proxy forwards only {allow} on this path"),
        );
        status.0.allow = Some(HeaderValue::from_static(allow));
        status
    }

    /// Upstream gave no answer; `kind` is a stable word for why.
    pub(crate) fn of_upstream(mut self, kind: &'static str) -> Self {
        self.0.upstream = Some(kind);
        self
    }

    /// The HTTP status code.
    pub(crate) fn code(&self) -> StatusCode {
        self.0.reason.code()
    }
}

/// Left on an answer of the proxy's own, so that whoever observes it can count and log why.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refused {
    pub(crate) reason: Reason,
    /// Why upstream gave no answer, where that is why.
    pub(crate) upstream: Option<&'static str>,
    /// What there is no room for, where that is why.
    pub(crate) full: Option<&'static str>,
}

impl IntoResponse for Status {
    fn into_response(self) -> Response {
        let refused = Refused {
            reason: self.0.reason,
            upstream: self.0.upstream,
            full: self.0.full,
        };
        let retry = self.0.details.retry_after_seconds;
        let allow = self.0.allow.clone();
        let mut response = (self.0.reason.code(), Json(self.0)).into_response();
        if let Some(seconds) = retry {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(allow) = allow {
            response.headers_mut().insert(ALLOW, allow);
        }
        response.extensions_mut().insert(refused);
        response
    }
}
