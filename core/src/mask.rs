//! Masking: what a Secret says without its token secret.

use crate::secret::key;
use crate::{SecretState, TokenSecret, go_base64};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::{Map, Value};

/// The annotation that a masked Secret has in place of its token secret: `well-formed`, `malformed` or `missing`.
pub const MASK_ANNOTATION: &str = "karmada-token/token-secret";
/// Where `kubectl apply` leaves a copy of the whole object, the token secret with it.
pub const LAST_APPLIED_ANNOTATION: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// Takes the token secret out of a Secret, and whatever else might hold a copy of it: the last-applied annotation
/// goes, managed fields keep manager, operation and time. What stays is passed on as it stands, known here or not.
///
/// A value that is no object is left alone: it has nothing to mask.
pub fn mask_secret(object: &mut Value) {
    let Some(object) = object.as_object_mut() else {
        return;
    };
    let state = take_secret(object);
    // Metadata of another form could hold anything; it is replaced rather than trusted.
    let metadata = object
        .entry("metadata")
        .or_insert_with(|| Value::Object(Map::new()));
    if !metadata.is_object() {
        *metadata = Value::Object(Map::new());
    }
    if let Some(metadata) = metadata.as_object_mut() {
        reduce_managed_fields(metadata);
        annotate(metadata, state);
    }
}

/// Removes the token secret from `data` and `stringData` and says what it was like.
fn take_secret(object: &mut Map<String, Value>) -> SecretState {
    let mut take = |field: &str| match object.get_mut(field) {
        Some(Value::Object(values)) => take_out(values, key::TOKEN_SECRET),
        Some(Value::Null) | None => None,
        // Not a map of values: it might hold anything, so nothing of it stays, and what it held is no secret that works.
        Some(other) => {
            *other = Value::Null;
            Some(Value::Bool(false))
        }
    };
    let (encoded, text) = (take("data"), take("stringData"));
    // The server merges the text over the encoded value, and reads null as nothing.
    match (&text, &encoded) {
        (Some(Value::String(text)), _) => masked_state(None, Some(text.as_bytes())),
        (Some(Value::Null), _) | (None, Some(Value::Null) | None) => SecretState::Missing,
        (None, Some(Value::String(encoded))) => masked_state(Some(encoded.as_bytes()), None),
        (Some(_), _) | (None, Some(_)) => SecretState::Malformed,
    }
}

/// What a token secret is like that is going to be masked: the value that `data` has of it, in base64, and the text that
/// `stringData` has, which wins.
#[must_use]
pub fn masked_state(encoded: Option<&[u8]>, text: Option<&[u8]>) -> SecretState {
    match (text, encoded) {
        (Some(text), _) => judge(text),
        (None, Some(encoded)) => match go_base64::decode(encoded) {
            Some(bytes) => judge(&zeroize::Zeroizing::new(bytes)),
            None => SecretState::Malformed,
        },
        (None, None) => SecretState::Missing,
    }
}

fn judge(value: &[u8]) -> SecretState {
    match core::str::from_utf8(value).map(str::parse::<TokenSecret>) {
        _ if value.is_empty() => SecretState::Missing,
        Ok(Ok(_)) => SecretState::WellFormed,
        _ => SecretState::Malformed,
    }
}

fn reduce_managed_fields(metadata: &mut Map<String, Value>) {
    match metadata.get_mut("managedFields") {
        Some(Value::Array(entries)) => {
            for entry in entries {
                match entry.as_object_mut() {
                    Some(entry) => drop(parted(entry, |name| {
                        matches!(name, "manager" | "operation" | "time")
                    })),
                    None => *entry = Value::Null,
                }
            }
        }
        _ => drop(take_out(metadata, "managedFields")),
    }
}

/// Takes one value out.
fn take_out(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    parted(object, |other| other != name).pop()
}

/// Keeps these, and gives back the others. The map is built anew: what it has of its own to take something out is code
/// that nothing else needs, which a page pays for.
fn parted(object: &mut Map<String, Value>, keep: impl Fn(&str) -> bool) -> Vec<Value> {
    let mut others = Vec::new();
    for (name, value) in core::mem::take(object) {
        if keep(&name) {
            object.insert(name, value);
        } else {
            others.push(value);
        }
    }
    others
}

fn annotate(metadata: &mut Map<String, Value>, state: SecretState) {
    let annotations = metadata
        .entry("annotations")
        .or_insert_with(|| Value::Object(Map::new()));
    if !annotations.is_object() {
        *annotations = Value::Object(Map::new());
    }
    if let Some(annotations) = annotations.as_object_mut() {
        take_out(annotations, LAST_APPLIED_ANNOTATION);
        annotations.insert(MASK_ANNOTATION.to_owned(), Value::from(state.mask()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    const CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

    #[test]
    fn s31_no_copy_of_the_secret_is_left() {
        let mut object = json!({
            "kind": "Secret", "type": "bootstrap.kubernetes.io/token", "unknown": {"kept": true},
            "metadata": {
                "name": "bootstrap-token-abcdef",
                "annotations": {LAST_APPLIED_ANNOTATION: CANARY, "own": "kept"},
                "managedFields": [{"manager": "kubectl", "operation": "Apply", "time": "t",
                                   "fieldsV1": {"f:data": {CANARY: {}}}}],
            },
            "data": {"token-id": "YWJjZGVm", "token-secret": CANARY},
            "stringData": {"token-secret": "0123456789abcdef"},
        });
        mask_secret(&mut object);
        let text = object.to_string();
        assert!(
            !text.contains(CANARY) && !text.contains("0123456789abcdef"),
            "{text}"
        );
        assert_eq!(object["unknown"]["kept"], true);
        assert_eq!(object["data"], json!({"token-id": "YWJjZGVm"}));
        assert_eq!(
            object["metadata"]["annotations"],
            json!({"own": "kept", MASK_ANNOTATION: "well-formed"})
        );
        let managers = json!([{"manager": "kubectl", "operation": "Apply", "time": "t"}]);
        assert_eq!(object["metadata"]["managedFields"], managers);
    }

    #[rstest]
    #[case(json!({"data": {"token-secret": CANARY}}), "well-formed")]
    #[case(json!({"data": {"token-secret": "c2hvcnQ="}}), "malformed")]
    #[case(json!({"data": {"token-secret": "%%%"}}), "malformed")]
    #[case(json!({"data": {"token-secret": 7}}), "malformed")]
    #[case(json!({"data": {"token-secret": ""}}), "missing")]
    #[case(json!({"data": {"token-secret": null}}), "missing")]
    #[case(json!({"data": {"token-secret": CANARY}, "stringData": {"token-secret": ""}}), "missing")]
    #[case(json!({"data": {"token-secret": CANARY}, "stringData": {"token-secret": null}}), "missing")]
    #[case(json!({"data": {"token-secret": "MDEyMzQ1Njc4\nOWFiY2RlZg==\n"}}), "well-formed")]
    #[case(json!({"data": {}}), "missing")]
    #[case(json!({"data": null}), "missing")]
    #[case(json!({}), "missing")]
    #[case(json!({"data": [CANARY]}), "malformed")]
    #[case(json!({"metadata": [CANARY], "data": {}}), "missing")]
    #[case(json!({"metadata": {"annotations": [CANARY], "managedFields": CANARY}}), "missing")]
    fn what_was_there_is_said(#[case] mut object: Value, #[case] state: &str) {
        mask_secret(&mut object);
        assert_eq!(object["metadata"]["annotations"][MASK_ANNOTATION], state);
        assert!(!object.to_string().contains(CANARY));
    }
}
