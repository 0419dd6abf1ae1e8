//! The reasons of a `Status`, and the HTTP codes that go with them.

use http::StatusCode;
use std::fmt;

/// Why, in Kubernetes' words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::sandbox) enum Reason {
    AlreadyExists,
    BadRequest,
    Conflict,
    Expired,
    Forbidden,
    InternalError,
    Invalid,
    MethodNotAllowed,
    NotFound,
    Timeout,
    Unauthorized,
    UnsupportedMediaType,
}

impl Reason {
    pub(super) fn code(self) -> StatusCode {
        match self {
            Reason::AlreadyExists | Reason::Conflict => StatusCode::CONFLICT,
            Reason::BadRequest => StatusCode::BAD_REQUEST,
            Reason::Expired => StatusCode::GONE,
            Reason::Forbidden => StatusCode::FORBIDDEN,
            Reason::InternalError => StatusCode::INTERNAL_SERVER_ERROR,
            Reason::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Reason::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Reason::NotFound => StatusCode::NOT_FOUND,
            Reason::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Reason::Unauthorized => StatusCode::UNAUTHORIZED,
            Reason::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The variants are named as the wire names them.
        fmt::Debug::fmt(self, f)
    }
}
