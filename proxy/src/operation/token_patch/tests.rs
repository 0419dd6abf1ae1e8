use super::*;
use rstest::rstest;

const CANARY: &str = "0123456789abcdef";

fn id() -> TokenId {
    "abcdef".parse().unwrap()
}

fn parse(body: &Value) -> Result<TokenPatch, Refusal> {
    let now = Timestamp::parse_rfc3339("2026-11-24T12:00:00Z").unwrap();
    TokenPatch::parse(id(), body.to_string().as_bytes(), now)
}

/// What would be sent for an object seen as `("u", "7")`.
fn sent(body: &Value) -> Value {
    serde_json::from_str(&parse(body).unwrap().expose_merge(("u", "7"))).unwrap()
}

/// The fields that a refusal names.
fn fields(body: &Value) -> Vec<String> {
    match parse(body) {
        Err(Refusal::Invalid { name, causes }) => {
            assert_eq!(name, "bootstrap-token-abcdef");
            causes.into_iter().map(|cause| cause.field).collect()
        }
        other => panic!("not refused as invalid: {other:?}"),
    }
}

#[test]
fn s35_a_patch_is_for_the_object_that_was_seen() {
    let patch = json!({"data": {"description": null}});
    assert_eq!(
        sent(&patch),
        json!({"metadata": {"uid": "u", "resourceVersion": "7"}, "data": {"description": null}})
    );
    let patch = json!({"metadata": {"uid": "mine", "resourceVersion": "6"}});
    assert_eq!(sent(&patch), patch);
}

#[test]
fn what_may_change_is_sent_on() {
    let patch = json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": {
            "name": "bootstrap-token-abcdef", "namespace": "kube-system",
            "labels": {"team": "edge", "old": null}, "annotations": {"note": "x"},
        },
        "data": {"usage-bootstrap-signing": "ZmFsc2U=", "auth-extra-groups": null, "description": "YQ=="},
        "stringData": {"description": "b", "expiration": "2026-11-25T12:00:00Z", "usage-bootstrap-authentication": null},
    });
    assert_eq!(
        sent(&patch),
        json!({
            "metadata": {
                "uid": "u", "resourceVersion": "7",
                "labels": {"team": "edge", "old": null}, "annotations": {"note": "x"},
            },
            "data": {
                "usage-bootstrap-signing": "ZmFsc2U=", "auth-extra-groups": null, "description": "Yg==",
                "expiration": "MjAyNi0xMS0yNVQxMjowMDowMFo=",
            },
        })
    );
}

/// A Secret that somebody wrote by hand may have keys that no token has: those can go, and none can come.
#[test]
fn a_foreign_key_may_go_and_not_come() {
    assert_eq!(
        sent(&json!({"data": {"password": null}}))["data"],
        json!({"password": null})
    );
    assert_eq!(fields(&json!({"data": {"password": "eA=="}})), ["data[password]"]);
}

#[rstest]
#[case(json!({"type": "Opaque"}), "type")]
#[case(json!({"type": null}), "type")]
#[case(json!({"kind": "ConfigMap"}), "kind")]
#[case(json!({"metadata": {"name": "bootstrap-token-ghijkl"}}), "metadata.name")]
#[case(json!({"metadata": {"name": null}}), "metadata.name")]
#[case(json!({"metadata": {"namespace": "default"}}), "metadata.namespace")]
#[case(json!({"metadata": {"finalizers": ["a/b"]}}), "metadata.finalizers")]
#[case(json!({"metadata": {"ownerReferences": []}}), "metadata.ownerReferences")]
#[case(json!({"metadata": {"managedFields": []}}), "metadata.managedFields")]
#[case(json!({"metadata": {"uid": 7}}), "metadata.uid")]
#[case(json!({"metadata": {"resourceVersion": 7}}), "metadata.resourceVersion")]
#[case(json!({"metadata": {"labels": {"a": 7}}}), "metadata.labels")]
#[case(json!({"metadata": {"annotations": null}}), "metadata.annotations")]
#[case(json!({"metadata": "x"}), "metadata")]
#[case(json!({"immutable": true}), "immutable")]
#[case(json!({"data": null}), "data")]
#[case(json!({"data": {"description": "%"}}), "data[description]")]
#[case(json!({"data": {"token-id": null}}), "data[token-id]")]
#[case(json!({"data": {"token-id": "Z2hpamts"}}), "data[token-id]")]
#[case(json!({"data": {"token-secret": null}}), "data[token-secret]")]
#[case(json!({"stringData": {"token-secret": "short"}}), "data[token-secret]")]
#[case(json!({"stringData": {"expiration": "tomorrow"}}), "data[expiration]")]
#[case(json!({"stringData": {"expiration": "2026-11-24T12:00:00Z"}}), "data[expiration]")]
#[case(json!({"stringData": {"auth-extra-groups": "system:masters"}}), "data[auth-extra-groups]")]
#[case(json!({"stringData": {"usage-bootstrap-signing": "yes"}}), "data[usage-bootstrap-signing]")]
#[case(json!({"stringData": {"usage-bootstrap-foo": "true"}}), "data[usage-bootstrap-foo]")]
fn s21_what_may_not_change_is_named(#[case] body: Value, #[case] field: &str) {
    assert_eq!(fields(&body), [field]);
}

#[test]
fn s24_a_description_over_1_kib_is_refused() {
    let body = json!({"stringData": {"description": "x".repeat(1025)}});
    assert_eq!(fields(&body), ["data[description]"]);
}

#[rstest]
#[case("")]
#[case("[]")]
#[case("[{\"op\":\"remove\",\"path\":\"/data\"}]")]
#[case("null")]
fn what_is_no_merge_patch_is_refused(#[case] body: &str) {
    let now = Timestamp::from_unix_seconds(0).unwrap();
    let refused = TokenPatch::parse(id(), body.as_bytes(), now);
    assert!(matches!(refused, Err(Refusal::Body { .. })), "{refused:?}");
}

#[test]
fn s29_neither_a_refusal_nor_debug_repeats_a_secret() {
    let secret = json!({"stringData": {"token-secret": CANARY}});
    assert!(!format!("{:?}", parse(&secret).unwrap()).contains(CANARY));
    let bad = json!({"stringData": {"token-secret": format!("{CANARY}!"), "token-id": CANARY}});
    assert!(!format!("{:?}", parse(&bad).unwrap_err()).contains(CANARY));
}
