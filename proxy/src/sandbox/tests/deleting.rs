use super::fixture::{NAMED, START, token, with_token};
use rstest::rstest;
use serde_json::{Value, json};

#[tokio::test(start_paused = true)]
async fn is_answered_with_success_and_what_is_gone() {
    let sandbox = with_token(token()).await;
    let uid = sandbox.get(NAMED).await.json()["metadata"]["uid"].clone();
    let told = sandbox.delete(NAMED, "").await;
    assert_eq!(told.code, 200);
    let details = json!({ "name": "bootstrap-token-abcdef", "kind": "secrets", "uid": uid });
    let expected = json!({ "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Success", "details": details });
    assert_eq!(told.json(), expected);
    let gone = sandbox.delete(NAMED, "").await;
    assert_eq!(gone.code, 404);
    assert_eq!(gone.message(), "secrets \"bootstrap-token-abcdef\" not found");
}

#[rstest]
#[case(json!({ "preconditions": { "uid": "nope" } }),
    "the UID in the precondition (nope) does not match the UID in record (UID). The object might have been deleted \
     and then recreated")]
#[case(json!({ "preconditions": { "resourceVersion": "1" } }),
    "the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (VERSION). The object \
     might have been modified")]
#[tokio::test(start_paused = true)]
async fn s35_preconditions_keep_another_object_of_the_name(#[case] body: Value, #[case] why: &str) {
    let sandbox = with_token(token()).await;
    let metadata = sandbox.get(NAMED).await.json()["metadata"].clone();
    let told = sandbox.delete(NAMED, &body.to_string()).await;
    assert_eq!(told.code, 409);
    let why = why
        .replace("(UID)", &format!("({})", metadata["uid"].as_str().unwrap()))
        .replace("VERSION", metadata["resourceVersion"].as_str().unwrap());
    assert_eq!(
        told.message(),
        format!("Operation cannot be fulfilled on Secret \"bootstrap-token-abcdef\": {why}")
    );
    assert_eq!(told.json()["reason"], "Conflict");
    assert_eq!(sandbox.get(NAMED).await.code, 200);
}

#[tokio::test(start_paused = true)]
async fn goes_through_where_the_preconditions_hold() {
    let sandbox = with_token(token()).await;
    let metadata = sandbox.get(NAMED).await.json()["metadata"].clone();
    let preconditions = json!({ "uid": metadata["uid"], "resourceVersion": metadata["resourceVersion"] });
    let body = json!({ "kind": "DeleteOptions", "apiVersion": "v1", "preconditions": preconditions });
    assert_eq!(sandbox.delete(NAMED, &body.to_string()).await.code, 200);
    assert_eq!(sandbox.get(NAMED).await.code, 404);
}

#[rstest]
#[case("", json!({ "dryRun": ["All"] }).to_string())]
#[case("?dryRun=All", String::new())]
#[tokio::test(start_paused = true)]
async fn a_dry_run_removes_nothing(#[case] query: &str, #[case] body: String) {
    let sandbox = with_token(token()).await;
    let told = sandbox.delete(&format!("{NAMED}{query}"), &body).await;
    assert_eq!(told.code, 200);
    assert_eq!(sandbox.get(NAMED).await.code, 200);
    assert_eq!(sandbox.store.revision(), START + 1);
}
