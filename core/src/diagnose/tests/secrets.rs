//! A Secret is judged as the API server reads it, and as its authenticator and the bootstrap signer do.

use super::*;
use crate::TokenRecord;
use proptest::prelude::*;

/// A value that may be null.
fn or_null(values: &[&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(prop::sample::select(values.to_vec()))
}

/// Fields of a good Secret, each of which may hold something else.
const FIELDS: [&str; 20] = [
    "/apiVersion",
    "/kind",
    "/type",
    "/metadata",
    "/metadata/name",
    "/metadata/namespace",
    "/metadata/uid",
    "/metadata/resourceVersion",
    "/metadata/creationTimestamp",
    "/metadata/deletionTimestamp",
    "/metadata/annotations",
    "/metadata/managedFields",
    "/metadata/labels",
    "/data",
    "/data/token-id",
    "/data/token-secret",
    "/data/usage-bootstrap-signing",
    "/data/tls.crt",
    "/stringData",
    "/stringData/owner",
];

const VALUES: [&str; 19] = [
    "null",
    "5",
    "true",
    r#""""#,
    r#""x""#,
    r#""2026-11-24T06:00:00Z""#,
    r#""eA==""#,
    "[]",
    "{}",
    "[{}]",
    "[5]",
    "[null]",
    r#"{"a": 1}"#,
    r#"{"a": null}"#,
    r#"{"a": "eA=="}"#,
    r#"{"a": "%"}"#,
    r#"[{"manager": 5}]"#,
    r#"[{"time": "x"}]"#,
    r#"[{"operation": []}]"#,
];

fn good() -> serde_json::Value {
    serde_json::json!({
        "apiVersion": "v1", "kind": "Secret", "type": crate::SECRET_TYPE,
        "metadata": {
            "name": "bootstrap-token-q7zk2m", "namespace": "kube-system", "uid": "", "resourceVersion": "", "labels": {},
            "creationTimestamp": null, "deletionTimestamp": null, "annotations": null, "managedFields": [],
        },
        "data": {
            "token-id": "cTd6azJt", "token-secret": "eDljNHY4bjFiNm0zdzV0cg==", "usage-bootstrap-signing": "dHJ1ZQ==",
            "usage-bootstrap-authentication": "dHJ1ZQ==", "tls.crt": "gA==",
        },
        "stringData": {"owner": ""},
    })
}

proptest! {
    /// The verdict of the authenticator and the signer, and the diagnosis, agree on a Secret's data.
    #[test]
    fn a_secret_is_judged_as_the_verdict_judges_it(
        id in or_null(&["q7zk2m", "Q7zk2m", "aaaaaa", ""]),
        secret in or_null(&["x9c4v8n1b6m3w5tr", "short", ""]),
        expiration in or_null(&["2026-12-01T00:00:00Z", "2020-01-01T00:00:00Z", "soon"]),
        signing in or_null(&["true", "True", "1"]),
        groups in or_null(&["system:bootstrappers:karmada:default-cluster-token", "system:bootstrappers:a,x"]),
    ) {
        let object = serde_json::json!({
            "apiVersion": "v1", "kind": "Secret", "type": crate::SECRET_TYPE,
            "metadata": {"name": "bootstrap-token-q7zk2m", "namespace": "kube-system"},
            "stringData": {
                "token-id": id, "token-secret": secret, "expiration": expiration, "auth-extra-groups": groups,
                "usage-bootstrap-signing": signing, "usage-bootstrap-authentication": "true",
            },
        });
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
        let record = TokenRecord::from(&serde_json::from_value::<crate::Secret>(object.clone()).unwrap());
        let verdict = record.verdict(now);
        let good = verdict.authenticates.is_empty() && verdict.signed.is_empty();
        let diagnosis = diagnose_at(&object.to_string(), now);
        prop_assert_eq!(diagnosis.worst() < Some(Severity::Error), good, "{:?} {:?}", diagnosis, verdict);
    }
}

/// What can't be read as a Secret, or doesn't work, has an error, with whatever there is in place of one field.
#[test]
fn what_the_api_server_cant_read_is_an_error() {
    let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    for (field, value) in FIELDS.iter().flat_map(|field| VALUES.map(|value| (field, value))) {
        let mut object = good();
        *object.pointer_mut(field).unwrap() = serde_json::from_str(value).unwrap();
        let text = object.to_string();
        let is_good = crate::Secret::from_json(&text).is_ok_and(|secret| {
            let verdict = TokenRecord::from(&secret).verdict(now);
            verdict.authenticates.is_empty() && verdict.signed.is_empty()
        });
        let diagnosis = diagnose_at(&text, now);
        assert!(
            is_good || diagnosis.worst() == Some(Severity::Error),
            "{text} {diagnosis:?}"
        );
    }
}
