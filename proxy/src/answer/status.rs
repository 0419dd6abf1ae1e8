//! Upstream's refusals: a Status passes as it is, anything else is told as one.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use karmada_token_core::key;
use serde::Deserialize;
use serde_json::Value;

use super::{Head, protobuf};
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
    let body = protobuf::status(&body).unwrap_or(body);
    if is_status(&body) {
        return head.json(without_secret(body));
    }
    let status = if head.code.is_client_error() {
        let message = format!("the API server refused: {}", head.code);
        Status::new(Reason::of(head.code), message)
    } else {
        UpstreamError::Garbled("neither the object asked for nor a Status").into()
    };
    head.decorate(status.into_response())
}

/// What stands in place of a text that repeats the Secret.
const WITHHELD: &str = "the API server's own words repeat the Secret, and are left out by this proxy";

/// How kube-apiserver begins to repeat what a patch made: whatever is in it, it is the whole of an object.
const WHOLE_OBJECT: &str = "Invalid value: \"{";

/// The Status, to the byte, unless one of its texts repeats the Secret: kube-apiserver does so where a patch makes no
/// valid object of it, and an admission webhook may at any time. Such a text is left out; reason, code and the names
/// of the fields stay.
pub(crate) fn without_secret(body: Bytes) -> Bytes {
    let Ok(mut status) = serde_json::from_slice::<Value>(&body) else {
        return body;
    };
    let mut found = withhold(&mut status);
    if let Some(Value::Array(causes)) = status.pointer_mut("/details/causes") {
        for cause in causes {
            found |= withhold(cause);
        }
    }
    if found { status.to_string().into() } else { body }
}

/// Replaces a message that repeats the Secret; true if it did.
fn withhold(told: &mut Value) -> bool {
    let repeats = told["message"]
        .as_str()
        .is_some_and(|text| text.contains(key::TOKEN_SECRET) || text.contains(WHOLE_OBJECT));
    if repeats {
        told["message"] = WITHHELD.into();
    }
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

    #[test]
    fn s31_a_status_does_not_repeat_the_secret() {
        let object = format!("{{\\\"data\\\":{{\\\"token-secret\\\":\\\"{CANARY}\\\"}}}}");
        let message = format!("patch: Invalid value: \"{object}\": illegal base64 data at input byte 0");
        let causes = json!([
            {"reason": "FieldValueInvalid", "field": "patch", "message": message},
            {"reason": "FieldValueInvalid", "field": "metadata.uid", "message": "field is immutable"},
        ]);
        let status = json!({
            "kind": "Status", "code": 422, "reason": "Invalid", "details": {"causes": causes},
            "message": format!(" \"\" is invalid: {message}"),
        });
        let told = without_secret(status.to_string().into());
        let told: Value = serde_json::from_slice(&told).unwrap();
        assert!(!told.to_string().contains(CANARY), "{told}");
        assert_eq!(told["message"], WITHHELD);
        assert_eq!(told["details"]["causes"][0]["field"], "patch");
        assert_eq!(told["details"]["causes"][1], status["details"]["causes"][1]);
    }

    #[test]
    fn s36_any_other_status_passes_to_the_byte() {
        let text =
            "{ \"kind\": \"Status\",\"message\":\"secrets \\\"bootstrap-token-abcdef\\\" not found\" }\n";
        assert_eq!(without_secret(Bytes::from_static(text.as_bytes())), text);
    }
}
