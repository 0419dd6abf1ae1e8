//! What the stand-in refuses, as kube-apiserver 1.36 words it (compared with the real one).

mod json;
mod reason;

use super::field_error::FieldError;
use http::StatusCode;
use reason::Reason;
use std::fmt;

/// A failed request: the content of a Kubernetes `Status`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{message}")]
pub(super) struct Failure {
    message: String,
    code: StatusCode,
    /// Missing where the real server has nothing but a Go error.
    reason: Option<Reason>,
    details: Option<Box<Details>>,
}

/// What the failure is about. Empty parts are left out on the wire.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Details {
    name: String,
    group: &'static str,
    kind: String,
    causes: Vec<Cause>,
    retry_after: Option<u32>,
    /// The start of what is left of a list whose snapshot is gone; belongs to the Status' own metadata.
    resume: Option<String>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Cause {
    reason: &'static str,
    message: String,
    field: String,
}

impl Failure {
    fn new(reason: Reason, message: impl Into<String>) -> Self {
        Failure {
            message: message.into(),
            code: reason.code(),
            reason: Some(reason),
            details: None,
        }
    }

    fn about(mut self, kind: &str, name: &str) -> Self {
        let details = Details {
            kind: kind.to_owned(),
            name: name.to_owned(),
            ..Details::default()
        };
        self.details = Some(Box::new(details));
        self
    }

    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Failure::new(Reason::BadRequest, message)
    }

    pub(super) fn unauthorized() -> Self {
        Failure::new(Reason::Unauthorized, "Unauthorized")
    }

    /// `action` is the sentence's rest: who cannot do what.
    pub(super) fn forbidden(resource: &str, name: &str, action: &str) -> Self {
        let what = match (resource, name) {
            ("", _) => "forbidden".to_owned(),
            (_, "") => format!("{resource} is forbidden"),
            _ => format!("{resource} \"{name}\" is forbidden"),
        };
        Failure::new(Reason::Forbidden, format!("{what}: {action}")).about(resource, name)
    }

    pub(super) fn not_found(name: &str) -> Self {
        Failure::new(Reason::NotFound, format!("secrets \"{name}\" not found")).about("secrets", name)
    }

    pub(super) fn no_such_resource() -> Self {
        Failure::new(
            Reason::NotFound,
            "the server could not find the requested resource",
        )
        .about("", "")
    }

    pub(super) fn method_not_allowed() -> Self {
        let message = "the server does not allow this method on the requested resource";
        Failure::new(Reason::MethodNotAllowed, message).about("", "")
    }

    pub(super) fn already_exists(name: &str) -> Self {
        Failure::new(
            Reason::AlreadyExists,
            format!("secrets \"{name}\" already exists"),
        )
        .about("secrets", name)
    }

    /// `kind` is `secrets` where storage finds the conflict, `Secret` where a precondition does.
    pub(super) fn conflict(kind: &str, name: &str, why: &str) -> Self {
        let message = format!("Operation cannot be fulfilled on {kind} \"{name}\": {why}");
        Failure::new(Reason::Conflict, message).about(kind, name)
    }

    pub(super) fn unsupported_media_type() -> Self {
        // The real server also takes YAML and protobuf; this one doesn't, and says so.
        let message = "the body of the request was in an unknown format - accepted media types include: application/json";
        Failure::new(Reason::UnsupportedMediaType, message)
    }

    pub(super) fn unsupported_patch_type() -> Self {
        Failure::new(Reason::UnsupportedMediaType, "415: Unsupported Media Type").about("", "")
    }

    /// Fields of a Secret, by its name.
    pub(super) fn invalid_secret(name: &str, errors: &[FieldError]) -> Self {
        Failure::invalid("", "Secret", name, errors)
    }

    /// Query parameters or a DeleteOptions body; `kind` such as `ListOptions`.
    pub(super) fn invalid_options(kind: &str, errors: &[FieldError]) -> Self {
        Failure::invalid("meta.k8s.io", kind, "", errors)
    }

    pub(super) fn invalid(group: &'static str, kind: &str, name: &str, errors: &[FieldError]) -> Self {
        let qualified = if group.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}.{group}")
        };
        let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
        let told = if told.len() == 1 {
            told.concat()
        } else {
            format!("[{}]", told.join(", "))
        };
        let mut failure = Failure::new(
            Reason::Invalid,
            format!("{qualified} \"{name}\" is invalid: {told}"),
        )
        .about(kind, name);
        if let Some(details) = &mut failure.details {
            details.group = group;
            details.causes = errors
                .iter()
                .map(|error| Cause {
                    reason: error.kind(),
                    message: error.body(),
                    field: error.field().to_owned(),
                })
                .collect();
        }
        failure
    }

    /// The history that a watch, or a list of old, would need is no longer kept.
    pub(super) fn expired(message: impl Into<String>) -> Self {
        Failure::new(Reason::Expired, message)
    }

    /// The snapshot of a paged list is gone; `resume` lists the rest as it is now.
    pub(super) fn expired_page(resume: String) -> Self {
        let message = "The provided continue parameter is too old to display a consistent list result. You can start a \
             new list without the continue parameter, or use the continue token in this response to retrieve the \
             remainder of the results. Continuing with the provided token results in an inconsistent list - objects \
             that were created, modified, or deleted between the time the first chunk was returned and now may show \
             up in the list.";
        let details = Details {
            resume: Some(resume),
            ..Details::default()
        };
        Failure {
            details: Some(Box::new(details)),
            ..Failure::new(Reason::Expired, message)
        }
    }

    /// A version that the server hasn't reached: a client that knows another server's.
    pub(super) fn too_large_version(asked: u64, current: u64) -> Self {
        let message = format!("Timeout: Too large resource version: {asked}, current: {current}");
        let cause = Cause {
            reason: "ResourceVersionTooLarge",
            message: "Too large resource version".to_owned(),
            field: String::new(),
        };
        let details = Details {
            causes: vec![cause],
            retry_after: Some(1),
            ..Details::default()
        };
        Failure {
            details: Some(Box::new(details)),
            ..Failure::new(Reason::Timeout, message)
        }
    }

    pub(super) fn internal(cause: &impl fmt::Display) -> Self {
        let mut failure =
            Failure::new(Reason::InternalError, format!("Internal error occurred: {cause}")).about("", "");
        if let Some(details) = &mut failure.details {
            let message = cause.to_string();
            details.causes = vec![Cause {
                reason: "",
                message,
                field: String::new(),
            }];
        }
        failure
    }

    /// What the real server answers where it only has a Go error at hand: 500 without a reason.
    pub(super) fn unexplained(message: impl Into<String>) -> Self {
        Failure {
            message: message.into(),
            code: StatusCode::INTERNAL_SERVER_ERROR,
            reason: None,
            details: None,
        }
    }

    pub(super) fn code(&self) -> StatusCode {
        self.code
    }

    pub(super) fn is_forbidden(&self) -> bool {
        self.reason == Some(Reason::Forbidden)
    }

    /// Seconds for the Retry-After header.
    pub(super) fn retry_after(&self) -> Option<u32> {
        self.details.as_ref()?.retry_after
    }
}
