//! Upstream's refusals: a Status passes as it is, anything else is told as one.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Deserialize;

use super::Head;
use crate::status::{Reason, Status};
use crate::upstream::UpstreamError;

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

/// Whether a body is a Kubernetes Status.
pub(crate) fn is_status(body: &[u8]) -> bool {
    serde_json::from_slice(body).is_ok_and(|object: Kind| object.kind == "Status")
}

/// An answer that is no success. What isn't a Status (a load balancer's page, an aborted body) isn't repeated.
pub(crate) fn status_of(head: Head, body: Bytes) -> Response {
    if is_status(&body) {
        return head.json(body);
    }
    let status = if head.code.is_client_error() {
        let message = format!("the API server refused: {}", head.code);
        Status::new(Reason::of(head.code), message)
    } else {
        UpstreamError::Garbled("neither the object asked for nor a Status").into()
    };
    head.decorate(status.into_response())
}
