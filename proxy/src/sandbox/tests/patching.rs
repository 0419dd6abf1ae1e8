use super::fixture::{NAMED, START, token, with_token};
use rstest::rstest;
use serde_json::{Value, json};

#[tokio::test(start_paused = true)]
async fn keys_are_set_replaced_and_removed() {
    let sandbox = with_token(token()).await;
    let patch = json!({
        "data": { "auth-extra-groups": null, "usage-bootstrap-signing": "ZmFsc2U=" },
        "stringData": { "description": "member-oslo-1" },
    });
    let told = sandbox
        .patch(&format!("{NAMED}?fieldManager=other"), &patch)
        .await;
    assert_eq!(told.code, 200);
    let secret = told.json();
    assert_eq!(secret["data"]["auth-extra-groups"], Value::Null);
    assert_eq!(secret["data"]["usage-bootstrap-signing"], "ZmFsc2U=");
    assert_eq!(secret["data"]["description"], "bWVtYmVyLW9zbG8tMQ==");
    assert_eq!(secret["data"]["token-id"], "YWJjZGVm");
    assert_eq!(secret["metadata"]["resourceVersion"], (START + 2).to_string());
    assert_eq!(secret["metadata"]["managedFields"][0]["manager"], "other");
    let fields = json!({ "f:data": { "f:description": {}, "f:usage-bootstrap-signing": {} } });
    assert_eq!(secret["metadata"]["managedFields"][0]["fieldsV1"], fields);
    assert_eq!(sandbox.get(NAMED).await.json(), secret);
}

#[tokio::test(start_paused = true)]
async fn what_changes_nothing_takes_no_version() {
    let sandbox = with_token(token()).await;
    let before = sandbox.get(NAMED).await.text;
    let patch = json!({ "stringData": { "token-id": "abcdef" }, "metadata": { "creationTimestamp": null } });
    let told = sandbox.patch(NAMED, &patch).await;
    assert_eq!((told.code.as_u16(), told.text), (200, before));
    assert_eq!(sandbox.store.revision(), START + 1);
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_shows_and_keeps_nothing() {
    let sandbox = with_token(token()).await;
    let told = sandbox
        .patch(
            &format!("{NAMED}?dryRun=All"),
            &json!({ "stringData": { "description": "d" } }),
        )
        .await;
    assert_eq!(told.json()["data"]["description"], "ZA==");
    assert_eq!(
        sandbox.get(NAMED).await.json()["data"]["description"],
        Value::Null
    );
}

#[tokio::test(start_paused = true)]
async fn s35_an_older_version_is_a_conflict() {
    let sandbox = with_token(token()).await;
    let version = sandbox.get(NAMED).await.json()["metadata"]["resourceVersion"].clone();
    let patch = |text: &str| json!({ "metadata": { "resourceVersion": version }, "stringData": { "description": text } });
    assert_eq!(sandbox.patch(NAMED, &patch("first")).await.code, 200);
    let told = sandbox.patch(NAMED, &patch("second")).await;
    assert_eq!(told.code, 409);
    assert_eq!(
        told.message(),
        "Operation cannot be fulfilled on secrets \"bootstrap-token-abcdef\": the object has been modified; please \
         apply your changes to the latest version and try again"
    );
    assert_eq!(told.json()["reason"], "Conflict");
    assert_eq!(sandbox.get(NAMED).await.json()["data"]["description"], "Zmlyc3Q=");
}

#[rstest]
#[case(json!({ "type": "Opaque" }), 422,
    "Secret \"bootstrap-token-abcdef\" is invalid: type: Invalid value: \"Opaque\": field is immutable")]
#[case(json!({ "type": null }), 422,
    "Secret \"bootstrap-token-abcdef\" is invalid: type: Invalid value: \"Opaque\": field is immutable")]
#[case(json!({ "metadata": { "name": null } }), 400,
    "the name of the object (bootstrap-token-abcdef based on URL) was undeterminable: name must be provided")]
#[case(json!({ "metadata": { "uid": "abc" } }), 422,
    "Secret \"bootstrap-token-abcdef\" is invalid: metadata.uid: Invalid value: \"abc\": field is immutable")]
#[case(json!({ "metadata": { "name": "abc" } }), 400,
    "the name of the object (abc) does not match the name on the URL (bootstrap-token-abcdef)")]
#[case(json!({ "metadata": { "namespace": "abc" } }), 400,
    "the namespace of the provided object does not match the namespace sent on the request")]
#[tokio::test(start_paused = true)]
async fn what_may_not_change_does_not(#[case] patch: Value, #[case] code: u16, #[case] message: &str) {
    let sandbox = with_token(token()).await;
    let told = sandbox.patch(NAMED, &patch).await;
    assert_eq!(told.message(), message);
    assert_eq!(told.code, code);
    assert_eq!(sandbox.store.revision(), START + 1);
}

/// The real server's refusal repeats the object with its secret: whoever is in front must not show it unmasked.
#[tokio::test(start_paused = true)]
async fn a_patch_that_makes_no_secret_is_refused_with_the_object_in_the_message() {
    let sandbox = with_token(token()).await;
    let told = sandbox.patch(NAMED, &json!({ "data": { "b": "!" } })).await;
    assert_eq!(told.code, 422);
    let message = told.message();
    assert!(
        message.starts_with(" \"\" is invalid: patch: Invalid value: \"{"),
        "{message}"
    );
    assert!(
        message.ends_with("}\": illegal base64 data at input byte 0"),
        "{message}"
    );
    assert!(message.contains("MDEyMzQ1Njc4OWFiY2RlZg=="), "{message}");
    assert_eq!(told.json()["details"]["causes"][0]["field"], "patch");
}

#[rstest]
#[case("application/json", "{}", 415)]
#[case("application/strategic-merge-patch+json", "{}", 415)]
#[case("application/merge-patch+json", "{", 400)]
#[case("application/merge-patch+json", "[]", 400)]
#[tokio::test(start_paused = true)]
async fn only_merge_patches_are_taken(#[case] kind: &str, #[case] body: &'static str, #[case] code: u16) {
    let sandbox = with_token(token()).await;
    assert_eq!(
        sandbox
            .send("PATCH", NAMED, &[("content-type", kind)], body)
            .await
            .code,
        code
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_not_there_is_not_found() {
    let told = super::fixture::empty().patch(NAMED, &json!({})).await;
    assert_eq!(told.code, 404);
    assert_eq!(
        told.json()["details"],
        json!({ "name": "bootstrap-token-abcdef", "kind": "secrets" })
    );
}
