//! Masking: what a Secret says without its token secret.

use crate::json::Json;
use crate::secret::{SecretError, key};
use crate::{SecretState, TokenSecret, go_base64};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

/// The annotation that a masked Secret has in place of its token secret: `well-formed`, `malformed` or `missing`.
pub const MASK_ANNOTATION: &str = "karmada-token/token-secret";
/// Where `kubectl apply` leaves a copy of the whole object, the token secret with it.
pub const LAST_APPLIED_ANNOTATION: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// A Secret's JSON without the token secret and whatever else might hold a copy of it: the last-applied annotation goes,
/// managed fields keep manager, operation and time. What stays is passed on as it is written, known here or not.
///
/// # Errors
/// [`SecretError`] for what is no JSON object.
pub fn mask_secret(json: &str) -> Result<Zeroizing<String>, SecretError> {
    let object = members(json).map_err(|error| SecretError::of(&error))?;
    let state = secret_state(&object);
    Ok(Json::object(|masked| {
        for (name, value) in &object {
            match name.as_str() {
                "metadata" => {}
                "data" | "stringData" => mask_values(masked, name, value.get()),
                _ => masked.raw(name, value.get()),
            }
        }
        // What is no object could hold anything: nothing of it stays.
        let metadata = inside(&object, "metadata");
        masked.inner("metadata", |masked| mask_metadata(masked, &metadata, &state));
    }))
}

fn mask_values(masked: &mut Json, name: &str, values: &str) {
    match members(values) {
        Ok(values) => masked.inner(name, |masked| {
            pass(masked, &values, |name| name != key::TOKEN_SECRET)
        }),
        Err(_) => masked.raw(name, "null"),
    }
}

fn mask_metadata(masked: &mut Json, metadata: &[Member<'_>], state: &SecretState) {
    pass(masked, metadata, |name| {
        !matches!(name, "annotations" | "managedFields")
    });
    let entries = value(metadata, "managedFields").map(serde_json::from_str::<Vec<&RawValue>>);
    if let Some(Ok(entries)) = entries {
        masked.list("managedFields", &entries, |masked, entry| {
            let entry = members(entry.get()).unwrap_or_default();
            pass(masked, &entry, |name| {
                matches!(name, "manager" | "operation" | "time")
            });
        });
    }
    let annotations = inside(metadata, "annotations");
    masked.inner("annotations", |masked| {
        pass(masked, &annotations, |name| {
            !matches!(name, LAST_APPLIED_ANNOTATION | MASK_ANNOTATION)
        });
        masked.text(MASK_ANNOTATION, state.mask());
    });
}

/// What the token secret was like: the server merges the text over the encoded value, and reads null as nothing.
fn secret_state(object: &[Member<'_>]) -> SecretState {
    let held = |field| match value(object, field).map(members) {
        Some(Ok(values)) => value(&values, key::TOKEN_SECRET),
        Some(Err(_)) if value(object, field) != Some("null") => Some("false"),
        _ => None,
    };
    let (text, encoded) = (held("stringData"), held("data"));
    let is_text = text.is_some();
    match text
        .or(encoded)
        .map(serde_json::from_str::<Option<Zeroizing<String>>>)
    {
        None | Some(Ok(None)) => SecretState::Missing,
        Some(Ok(Some(held))) if is_text => masked_state(None, Some(held.as_bytes())),
        Some(Ok(Some(held))) => masked_state(Some(held.as_bytes()), None),
        Some(Err(_)) => SecretState::Malformed,
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

/// A field: its name, and its value as it is written.
type Member<'a> = (String, &'a RawValue);

/// The fields of an object, in their order.
fn members(json: &str) -> Result<Vec<Member<'_>>, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let members = reader.deserialize_map(Members)?;
    reader.end().map(|()| members)
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<Member<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

/// The value of a field; of one that is there twice the last, as JSON is commonly read.
fn value<'a>(members: &[Member<'a>], wanted: &str) -> Option<&'a str> {
    let mut named = members.iter().rev().filter(|(name, _)| name == wanted);
    named.next().map(|(_, value)| value.get())
}

/// The fields of an inner object; none of what is no object.
fn inside<'a>(object: &[Member<'a>], name: &str) -> Vec<Member<'a>> {
    let inner = value(object, name).and_then(|json| members(json).ok());
    inner.unwrap_or_default()
}

/// Passes on the fields whose names are kept.
fn pass(masked: &mut Json, members: &[Member<'_>], is_kept: fn(&str) -> bool) {
    for (name, value) in members {
        if is_kept(name) {
            masked.raw(name, value.get());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::{Value, json};

    const CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

    fn masked(object: &str) -> Value {
        let text = mask_secret(object).unwrap();
        assert!(
            !text.contains(CANARY) && !text.contains("0123456789abcdef"),
            "{}",
            text.as_str()
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn s31_no_copy_of_the_secret_is_left() {
        let object = json!({
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
        let object = masked(&object.to_string());
        assert_eq!(object["unknown"]["kept"], true);
        assert_eq!(object["data"], json!({"token-id": "YWJjZGVm"}));
        assert_eq!(
            object["metadata"]["annotations"],
            json!({"own": "kept", MASK_ANNOTATION: "well-formed"})
        );
        let managers = json!([{"manager": "kubectl", "operation": "Apply", "time": "t"}]);
        assert_eq!(object["metadata"]["managedFields"], managers);
    }

    #[test]
    fn s31_a_field_that_is_there_twice_or_written_with_escapes_leaves_no_copy_either() {
        masked(&format!(
            r#"{{"data":{{"token-secret":"{CANARY}","token\u002dsecret":"{CANARY}"}},"d\u0061ta":{{"token-secret":"{CANARY}"}},
               "metadata":{{"annotations":{{"{LAST_APPLIED_ANNOTATION}":"{CANARY}"}},"annotations":{{"{LAST_APPLIED_ANNOTATION}":"{CANARY}"}}}},
               "metadata":{{"managedFields":"{CANARY}","managedFields":[["{CANARY}"],{{"manager":"m","fieldsV1":"{CANARY}"}}]}}}}"#
        ));
    }

    #[test]
    fn what_stays_stays_as_it_is_written() {
        let numbers = r#"{"large":12345678901234567890123,"exact":1.10,"text":"\u0041"}"#;
        let text = mask_secret(&format!(
            r#"{{"unknown":{numbers},"metadata":{{"own":{numbers}}}}}"#
        ))
        .unwrap();
        assert_eq!(text.matches(numbers).count(), 2, "{}", text.as_str());
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
    #[case(json!({"data": {"token-secret": CANARY}, "stringData": {"token-secret": 7}}), "malformed")]
    #[case(json!({"data": {"token-secret": CANARY}, "stringData": "odd"}), "malformed")]
    #[case(json!({"data": {"token-secret": CANARY}, "stringData": null}), "well-formed")]
    #[case(json!({"data": {"token-secret": "MDEyMzQ1Njc4\nOWFiY2RlZg==\n"}}), "well-formed")]
    #[case(json!({"data": {}}), "missing")]
    #[case(json!({"data": null}), "missing")]
    #[case(json!({}), "missing")]
    #[case(json!({"data": [CANARY]}), "malformed")]
    #[case(json!({"metadata": [CANARY], "data": {}}), "missing")]
    #[case(json!({"metadata": {"annotations": [CANARY], "managedFields": CANARY}}), "missing")]
    fn what_was_there_is_said(#[case] object: Value, #[case] state: &str) {
        let object = masked(&object.to_string());
        assert_eq!(object["metadata"]["annotations"][MASK_ANNOTATION], state);
    }

    #[rstest]
    #[case("[]", SecretError::Form { line: 1, column: 1 })]
    #[case("{} {}", SecretError::Syntax { line: 1, column: 4 })]
    #[case("{\"data\":", SecretError::Syntax { line: 1, column: 8 })]
    fn what_is_no_object_is_an_error(#[case] text: &str, #[case] error: SecretError) {
        assert_eq!(mask_secret(text).unwrap_err(), error);
    }
}
