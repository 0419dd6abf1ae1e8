use super::fixture::{NAMED, START, token, with_token};
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
    assert_eq!(secret["metadata"]["managedFields"][1]["manager"], "other");
    let fields = json!({ "f:data": { "f:description": {}, "f:usage-bootstrap-signing": {} } });
    assert_eq!(secret["metadata"]["managedFields"][1]["fieldsV1"], fields);
    assert_eq!(sandbox.get(NAMED).await.json(), secret);
}

#[tokio::test(start_paused = true)]
async fn what_changes_nothing_takes_no_version() {
    let sandbox = with_token(token()).await;
    let before = sandbox.get(NAMED).await.text;
    let patch = json!({ "stringData": { "token-id": "abcdef" }, "metadata": { "labels": { "a": null } } });
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

#[tokio::test(start_paused = true)]
async fn s35_another_object_of_the_name_is_not_changed() {
    let sandbox = with_token(token()).await;
    let told = sandbox
        .patch(NAMED, &json!({ "metadata": { "uid": "abc" } }))
        .await;
    let error = "metadata.uid: Invalid value: \"abc\": field is immutable";
    assert_eq!(
        (told.code.as_u16(), told.message()),
        (
            422,
            format!("Secret \"bootstrap-token-abcdef\" is invalid: {error}")
        )
    );
    assert_eq!(told.json()["details"]["causes"][0]["field"], "metadata.uid");
    assert_eq!(sandbox.store.revision(), START + 1);
}

#[tokio::test(start_paused = true)]
async fn a_patch_that_names_no_version_holds_for_any() {
    let sandbox = with_token(token()).await;
    let patch = json!({ "metadata": { "uid": "", "resourceVersion": "", "labels": { "a": "b" } } });
    let before = sandbox.get(NAMED).await.json()["metadata"]["uid"].clone();
    let metadata = sandbox.patch(NAMED, &patch).await.json()["metadata"].clone();
    assert_eq!(
        (&metadata["uid"], &metadata["labels"]),
        (&before, &json!({ "a": "b" }))
    );
    let patch = json!({ "metadata": { "labels": { "a": null } } });
    let metadata = sandbox.patch(NAMED, &patch).await.json()["metadata"].clone();
    assert_eq!(metadata["labels"], json!(null), "what is empty is left out");
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
