use super::*;
use crate::answer::protobuf::written::{bytes, entry, message, number, secret};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::mask_secret;
use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SECRET: &str = "0123456789abcdef";

fn written(item: &[u8]) -> Value {
    let mut text = BytesMut::new();
    Secret::read(item).unwrap().write_masked(&mut text).unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// Everything that a Secret may say, in both forms: what is passed on is the same.
#[test]
fn s31_what_is_read_of_protobuf_is_what_is_read_of_json() {
    let fields = br#"{"f:data":{"f:token-secret":{}}}"#;
    let metadata = message(
        1,
        &[
            bytes(1, b"bootstrap-token-abcdef"),
            bytes(2, b"bootstrap-token-"),
            bytes(3, b"kube-system"),
            bytes(4, b""),
            bytes(5, b"b316f2dc-2667-4390-95ce-8d97e255ca0a"),
            bytes(6, b"208"),
            number(7, 3),
            message(8, &[number(1, 1_780_000_000), number(2, 5)]),
            message(9, &[number(1, 1_780_000_060)]),
            number(10, 0),
            entry(11, "plain", b"label"),
            entry(11, "second", b""),
            entry(
                12,
                "kubectl.kubernetes.io/last-applied-configuration",
                SECRET.as_bytes(),
            ),
            entry(12, "karmada-token/token-secret", b"missing"),
            entry(12, "note", "\"<\u{2028}\u{1}é".as_bytes()),
            message(
                13,
                &[
                    bytes(1, b"Cluster"),
                    bytes(3, b"member"),
                    bytes(4, b"uid"),
                    bytes(5, b"v1"),
                    number(6, 1),
                    number(7, 0),
                ],
            ),
            bytes(14, b"example.org/kept"),
            message(
                17,
                &[
                    bytes(1, b"kubectl"),
                    bytes(2, b"Update"),
                    bytes(3, b"v1"),
                    message(4, &[number(1, 1_780_000_000)]),
                    bytes(6, b"FieldsV1"),
                    message(7, &[bytes(1, fields)]),
                    bytes(8, b""),
                ],
            ),
            message(17, &[bytes(1, b""), bytes(2, b"Apply")]),
        ],
    );
    let item = [
        metadata,
        entry(2, "description", b"\xff\0"),
        entry(2, "token-id", b"abcdef"),
        entry(2, "token-secret", SECRET.as_bytes()),
        bytes(3, b"bootstrap.kubernetes.io/token"),
        number(5, 1),
        bytes(99, b"of a later version"),
    ]
    .concat();
    let json = json!({
        "metadata": {
            "name": "bootstrap-token-abcdef", "generateName": "bootstrap-token-", "namespace": "kube-system",
            "uid": "b316f2dc-2667-4390-95ce-8d97e255ca0a", "resourceVersion": "208", "generation": 3,
            "creationTimestamp": "2026-05-28T20:26:40Z", "deletionTimestamp": "2026-05-28T20:27:40Z", "deletionGracePeriodSeconds": 0,
            "labels": {"plain": "label", "second": ""},
            "annotations": {
                "kubectl.kubernetes.io/last-applied-configuration": SECRET, "karmada-token/token-secret": "missing",
                "note": "\"<\u{2028}\u{1}é",
            },
            "ownerReferences": [{
                "apiVersion": "v1", "kind": "Cluster", "name": "member", "uid": "uid", "controller": true, "blockOwnerDeletion": false,
            }],
            "finalizers": ["example.org/kept"],
            "managedFields": [
                {"manager": "kubectl", "operation": "Update", "apiVersion": "v1", "time": "2026-05-28T20:26:40Z", "fieldsType": "FieldsV1",
                 "fieldsV1": {"f:data": {"f:token-secret": {}}}},
                {"operation": "Apply"},
            ],
        },
        "immutable": true,
        "data": {"description": "/wA=", "token-id": "YWJjZGVm", "token-secret": "MDEyMzQ1Njc4OWFiY2RlZg=="},
        "type": "bootstrap.kubernetes.io/token",
    });
    let masked = mask_secret(&json.to_string()).unwrap();
    let wanted: Value = serde_json::from_str(&masked).unwrap();
    assert_eq!(written(&item), wanted);
    assert!(!wanted.to_string().contains(SECRET) && !wanted.to_string().contains("MDEyMz"));
}

#[rstest]
#[case(&[("token-secret", SECRET)], "well-formed", json!({}))]
#[case(&[("token-secret", "short")], "malformed", json!({}))]
#[case(&[("token-secret", "")], "missing", json!({}))]
#[case(&[("token-id", "abcdef")], "missing", json!({"token-id": "YWJjZGVm"}))]
#[case(&[], "missing", Value::Null)]
fn s31_what_was_there_is_said(#[case] data: &[(&str, &str)], #[case] state: &str, #[case] left: Value) {
    let object = written(&secret("kube-system", "bootstrap.kubernetes.io/token", data));
    assert_eq!(
        object["metadata"]["annotations"]["karmada-token/token-secret"],
        state
    );
    assert_eq!(object["data"], left);
}

#[rstest]
#[case("kube-system", "bootstrap.kubernetes.io/token", true)]
#[case("kube-system", "Opaque", false)]
#[case("kube-system", "bootstrap.kubernetes.io/token2", false)]
#[case("kube-system", "", false)]
#[case("default", "bootstrap.kubernetes.io/token", false)]
#[case("", "bootstrap.kubernetes.io/token", false)]
fn s21_only_a_bootstrap_token_is_one(#[case] namespace: &str, #[case] kind: &str, #[case] is_token: bool) {
    let item = secret(namespace, kind, &[("token-id", "abcdef")]);
    assert_eq!(Secret::read(&item).unwrap().is_token(), Some(is_token));
}

#[test]
fn what_is_no_utf_8_is_replaced() {
    let metadata = message(1, &[entry(12, "note", b"odd \xff")]);
    assert_eq!(
        written(&metadata)["metadata"]["annotations"]["note"],
        "odd \u{fffd}"
    );
}

#[test]
fn what_is_no_secret_is_not_read() {
    let time = message(8, &[number(1, u64::MAX / 2)]);
    for item in [
        number(1, 7),
        number(3, 7),
        bytes(2, b"\xff"),
        bytes(5, b"1"),
        message(1, &[number(1, 7)]),
        message(1, &[bytes(7, b"")]),
        message(1, &[number(12, 7)]),
        message(1, &[bytes(13, b"\x08")]),
        message(1, &[message(17, &[number(4, 7)])]),
        message(1, &[time]),
        message(2, &[number(1, 7)]),
    ] {
        let written = Secret::read(&item).and_then(|secret| secret.write_masked(&mut BytesMut::new()));
        assert!(written.is_none(), "{item:?}");
    }
}

/// A later version of Kubernetes may say more, and say it several times.
#[test]
fn what_is_unknown_is_passed_over_and_what_is_out_of_order_is_not_read() {
    let name = bytes(1, b"bootstrap-token-abcdef");
    let later = message(
        1,
        &[
            name.clone(),
            bytes(16, b"a"),
            bytes(16, b"b"),
            number(99, 1),
            number(99, 2),
        ],
    );
    assert_eq!(written(&later)["metadata"]["name"], "bootstrap-token-abcdef");
    let metadata = message(1, std::slice::from_ref(&name));
    for broken in [
        message(1, &[name.clone(), name.clone()]),
        message(1, &[bytes(2, b"first"), name]),
        [metadata.clone(), metadata].concat(),
        [bytes(3, b"Opaque"), bytes(3, b"bootstrap.kubernetes.io/token")].concat(),
        [entry(2, "token-secret", b"a"), entry(2, "token-secret", b"b")].concat(),
    ] {
        let written = Secret::read(&broken).and_then(|secret| secret.write_masked(&mut BytesMut::new()));
        assert!(written.is_none(), "{broken:?}");
    }
}

/// A map's entries: names come in order, each once.
fn map(value: BoxedStrategy<Vec<u8>>) -> impl Strategy<Value = BTreeMap<String, Vec<u8>>> {
    let name = prop_oneof![
        "\\PC{0,8}",
        Just("token-secret".to_owned()),
        Just("token-id".to_owned()),
        Just("kubectl.kubernetes.io/last-applied-configuration".to_owned()),
        Just("karmada-token/token-secret".to_owned()),
    ];
    prop::collection::btree_map(name, value, 0..5)
}

fn text() -> BoxedStrategy<Vec<u8>> {
    let text = prop_oneof!["[ -~]{0,12}", ".{0,8}", Just("0123456789abcdef".to_owned())];
    text.prop_map(String::into_bytes).boxed()
}

fn texts(map: &BTreeMap<String, Vec<u8>>) -> Value {
    map.iter()
        .map(|(name, value)| (name.clone(), Value::from(String::from_utf8_lossy(value))))
        .collect()
}

proptest! {
    /// Whatever a Secret holds, it leaves as core masks what the API server writes of it in JSON.
    #[test]
    fn s31_whatever_a_secret_holds_it_is_masked_as_core_masks_it(
        name in text(),
        labels in map(text()),
        annotations in map(text()),
        data in map(prop::collection::vec(any::<u8>(), 0..20).boxed()),
        manager in text(),
    ) {
        let entries = |field, map: &BTreeMap<String, Vec<u8>>| -> Vec<u8> {
            map.iter().flat_map(|(name, value)| entry(field, name, value)).collect()
        };
        let managed = message(17, &[bytes(1, &manager), bytes(2, b"Update"), message(7, &[bytes(1, b"{}")])]);
        let metadata = message(1, &[bytes(1, &name), entries(11, &labels), entries(12, &annotations), managed]);
        let item = [metadata, entries(2, &data), bytes(3, b"Opaque")].concat();

        let encoded = |value: &Vec<u8>| Value::from(STANDARD.encode(value));
        let mut json = json!({
            "metadata": {
                "annotations": texts(&annotations),
                "managedFields": [{"operation": "Update", "fieldsV1": {}}],
            },
            "type": "Opaque",
        });
        for (place, text) in [("/metadata/name", &name), ("/metadata/managedFields/0/manager", &manager)] {
            let (parent, field) = place.rsplit_once('/').unwrap();
            if !text.is_empty() {
                json.pointer_mut(parent).unwrap()[field] = String::from_utf8_lossy(text).into();
            }
        }
        if !labels.is_empty() {
            json["metadata"]["labels"] = texts(&labels);
        }
        if !data.is_empty() {
            json["data"] = data.iter().map(|(name, value)| (name.clone(), encoded(value))).collect();
        }
        let masked = mask_secret(&json.to_string()).unwrap();
        let wanted: Value = serde_json::from_str(&masked).unwrap();
        prop_assert_eq!(written(&item), wanted);
    }
}
