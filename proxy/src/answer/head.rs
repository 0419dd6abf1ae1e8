//! The head of an answer: upstream's status code and the few of its headers that a caller has a use for.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE, RETRY_AFTER, WARNING};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

const AUDIT_ID: HeaderName = HeaderName::from_static("audit-id");
/// Everything that passes. `Date` is the clock that expiry is judged by; `Audit-Id` finds the request in upstream's
/// audit log.
const PASSED: [HeaderName; 4] = [DATE, AUDIT_ID, RETRY_AFTER, WARNING];

/// Status code and passed headers of an answer.
pub(crate) struct Head {
    pub(crate) code: StatusCode,
    headers: HeaderMap,
}

/// What passes of an answer's head.
pub(crate) fn head<B>(answer: &http::Response<B>) -> Head {
    let mut headers = HeaderMap::new();
    for name in PASSED {
        for value in answer.headers().get_all(&name) {
            headers.append(name.clone(), value.clone());
        }
    }
    Head {
        code: answer.status(),
        headers,
    }
}

impl Head {
    /// An answer of upstream's code with this JSON body.
    pub(crate) fn json(self, body: Bytes) -> Response {
        self.body(Body::from(body))
    }

    /// An answer of upstream's code with this body of JSON.
    pub(crate) fn body(self, body: Body) -> Response {
        let mut response = (self.code, body).into_response();
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.decorate(response)
    }

    /// Upstream's headers on an answer of the proxy's own.
    pub(crate) fn decorate(self, mut response: Response) -> Response {
        response.headers_mut().extend(self.headers);
        response
    }
}
