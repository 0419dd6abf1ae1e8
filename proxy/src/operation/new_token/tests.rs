use super::*;
use rstest::rstest;

const CANARY: &str = "0123456789abcdef";

fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T12:00:00Z").unwrap()
}

/// As the console, kubeadm and karmadactl write it.
fn good() -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": {"name": "bootstrap-token-abcdef", "namespace": "kube-system"},
        "data": {
            "token-id": "YWJjZGVm", "token-secret": STANDARD_CANARY, "expiration": "MjAyNi0xMS0yNVQxMjowMDowMFo=",
            "usage-bootstrap-authentication": "dHJ1ZQ==", "usage-bootstrap-signing": "dHJ1ZQ==",
            "auth-extra-groups": "c3lzdGVtOmJvb3RzdHJhcHBlcnM6a2FybWFkYTpkZWZhdWx0LWNsdXN0ZXItdG9rZW4=",
            "description": "Zm9yIG1lbWJlcjE=",
        },
    })
}

const STANDARD_CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

fn parse(body: &Value) -> Result<NewToken, Refusal> {
    NewToken::parse(body.to_string().as_bytes(), now())
}

/// The fields that a refusal names.
fn fields(body: &Value) -> Vec<String> {
    match parse(body) {
        Err(Refusal::Invalid { causes, .. }) => causes.into_iter().map(|cause| cause.field).collect(),
        other => panic!("not refused as invalid: {other:?}"),
    }
}

#[test]
fn a_good_token_is_sent_on_as_it_was_meant() {
    let token = parse(&good()).unwrap();
    assert_eq!(token.id().as_str(), "abcdef");
    let sent: Value = serde_json::from_str(token.expose_manifest()).unwrap();
    assert_eq!(sent, good());
    assert!(!format!("{token:?}").contains(CANARY));
}

#[test]
fn string_data_is_merged_as_the_server_would() {
    let mut body = good();
    body["stringData"] = json!({"description": "for member2"});
    let sent: Value = serde_json::from_str(parse(&body).unwrap().expose_manifest()).unwrap();
    assert_eq!(sent["data"]["description"], "Zm9yIG1lbWJlcjI=");
    assert_eq!(sent.get("stringData"), None);
}

#[test]
fn labels_and_annotations_are_kept_and_a_null_time_is_not() {
    let mut body = good();
    body["metadata"]["labels"] = json!({"team": "edge"});
    body["metadata"]["annotations"] = json!({"note": "x"});
    body["metadata"]["creationTimestamp"] = Value::Null;
    let sent: Value = serde_json::from_str(parse(&body).unwrap().expose_manifest()).unwrap();
    assert_eq!(sent["metadata"]["labels"], json!({"team": "edge"}));
    assert_eq!(sent["metadata"]["annotations"], json!({"note": "x"}));
    assert_eq!(sent["metadata"].get("creationTimestamp"), None);
}

#[rstest]
#[case("/type", json!("Opaque"), "type")]
#[case("/type", Value::Null, "type")]
#[case("/kind", json!("ConfigMap"), "kind")]
#[case("/apiVersion", json!("v2"), "apiVersion")]
#[case("/metadata/name", json!("other"), "metadata.name")]
#[case("/metadata/name", json!("bootstrap-token-ABCDEF"), "metadata.name")]
#[case("/metadata/namespace", json!("default"), "metadata.namespace")]
#[case("/metadata", json!([]), "metadata")]
#[case("/data", json!("x"), "data")]
#[case("/data/token-id", json!("Z2hpamts"), "data[token-id]")]
#[case("/data/token-id", json!("%"), "data[token-id]")]
#[case("/data/token-secret", json!("c2hvcnQ="), "data[token-secret]")]
#[case("/data/token-secret", json!("/////w=="), "data[token-secret]")]
#[case("/data/expiration", json!("dG9tb3Jyb3c="), "data[expiration]")]
#[case("/data/expiration", json!("MjAyNi0xMS0yNFQxMjowMDowMFo="), "data[expiration]")]
#[case("/data/auth-extra-groups", json!("c3lzdGVtOm1hc3RlcnM="), "data[auth-extra-groups]")]
#[case("/data/auth-extra-groups", json!("c3lzdGVtOmJvb3RzdHJhcHBlcnM6YSxiYWQ="), "data[auth-extra-groups]")]
// The API server splits at commas alone: to it this is one group, and a bad one.
#[case("/data/auth-extra-groups", json!("c3lzdGVtOmJvb3RzdHJhcHBlcnM6YSBzeXN0ZW06Ym9vdHN0cmFwcGVyczpi"), "data[auth-extra-groups]")]
#[case("/data/usage-bootstrap-signing", json!("eWVz"), "data[usage-bootstrap-signing]")]
fn a_bad_field_is_named(#[case] at: &str, #[case] value: Value, #[case] field: &str) {
    let mut body = good();
    *body.pointer_mut(at).unwrap() = value;
    assert!(fields(&body).contains(&field.to_owned()), "{:?}", fields(&body));
}

#[rstest]
#[case("/data", "usage-bootstrap-foo", "data[usage-bootstrap-foo]")]
#[case("/data", "password", "data[password]")]
#[case("/metadata", "generateName", "metadata.generateName")]
#[case("/metadata", "finalizers", "metadata.finalizers")]
#[case("/metadata", "ownerReferences", "metadata.ownerReferences")]
#[case("", "immutable", "immutable")]
#[case("", "status", "status")]
fn what_a_token_does_not_have_is_named(#[case] parent: &str, #[case] name: &str, #[case] field: &str) {
    let mut body = good();
    body.pointer_mut(parent).unwrap()[name] = json!("eA==");
    assert_eq!(fields(&body), [field]);
}

#[test]
fn s24_a_description_over_1_kib_is_refused() {
    let mut body = good();
    body["stringData"] = json!({"description": "x".repeat(1025)});
    assert_eq!(fields(&body), ["data[description]"]);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let body = json!({"type": "Opaque", "data": {"expiration": "dG9tb3Jyb3c="}});
    let wanted = [
        "type",
        "metadata.name",
        "data[token-id]",
        "data[token-secret]",
        "data[expiration]",
    ];
    assert_eq!(fields(&body), wanted);
}

#[test]
fn s29_no_refusal_repeats_a_secret() {
    for changed in ["type", "metadata", "data"] {
        let mut body = good();
        body[changed] = json!({"token-secret": format!("{CANARY}!"), "x": CANARY});
        body["stringData"] = json!({"token-secret": format!("{CANARY}!"), "token-id": CANARY});
        let refusal = format!("{:?}", parse(&body).unwrap_err());
        assert!(!refusal.contains(CANARY), "{refusal}");
    }
}

#[rstest]
#[case("")]
#[case("[]")]
#[case("\"x\"")]
#[case("{\"kind\":\"Secret\"")]
#[case("k8s\0\n")]
fn what_is_no_object_is_refused(#[case] body: &str) {
    assert!(matches!(
        NewToken::parse(body.as_bytes(), now()),
        Err(Refusal::Body { .. })
    ));
}
