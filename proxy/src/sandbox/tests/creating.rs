use super::fixture::{NAMED, SECRETS, START, empty, token, with_token};
use serde_json::{Value, json};

#[tokio::test(start_paused = true)]
async fn the_server_fills_in_what_is_its_own() {
    let sandbox = empty();
    let told = sandbox
        .post(&format!("{SECRETS}?fieldManager=mgr"), &token())
        .await;
    assert_eq!(told.code, 201);
    let secret = told.json();
    let metadata = &secret["metadata"];
    assert_eq!(metadata["namespace"], "kube-system");
    assert_eq!(metadata["resourceVersion"], (START + 1).to_string());
    assert_eq!(metadata["creationTimestamp"], "2026-11-24T06:00:00Z");
    assert_eq!(metadata["uid"].as_str().unwrap().len(), 36);
    assert_eq!(metadata["managedFields"][0]["manager"], "mgr");
    assert_eq!(metadata["managedFields"][0]["time"], "2026-11-24T06:00:00Z");
    assert_eq!(secret["kind"], "Secret");
    assert_eq!(secret["apiVersion"], "v1");
    assert_eq!(
        secret["data"]["token-id"], "YWJjZGVm",
        "stringData is merged into data"
    );
    assert_eq!(secret["stringData"], Value::Null);
    assert_eq!(sandbox.get(NAMED).await.json(), secret);
}

#[tokio::test(start_paused = true)]
async fn whose_it_is_and_what_is_empty_need_not_be_said() {
    let mut body = token();
    body["metadata"]["labels"] = json!({ "a": "" });
    body["metadata"]["annotations"] = json!({});
    let metadata = empty().post(SECRETS, &body).await.json()["metadata"].clone();
    assert_eq!(metadata["managedFields"][0]["manager"], "karmada-token");
    assert_eq!(metadata["labels"], json!({ "a": "" }));
    assert_eq!(metadata["annotations"], Value::Null);
}

#[tokio::test(start_paused = true)]
async fn a_manager_has_128_bytes_at_most() {
    // As the proxy counts, in characters, these are few enough.
    let target = format!("{SECRETS}?fieldManager={}", "%C3%A9".repeat(65));
    let told = empty().post(&target, &token()).await;
    let error = "fieldManager: Too long: may not be more than 128 bytes";
    assert_eq!(
        (told.code.as_u16(), told.message()),
        (422, format!("CreateOptions.meta.k8s.io \"\" is invalid: {error}"))
    );
    let cause = json!({
        "reason": "FieldValueTooLong", "field": "fieldManager",
        "message": "Too long: may not be more than 128 bytes",
    });
    let details = json!({ "group": "meta.k8s.io", "kind": "CreateOptions", "causes": [cause] });
    assert_eq!(told.json()["details"], details);
}

#[tokio::test(start_paused = true)]
async fn s33_a_name_is_taken_once_and_what_has_it_stays_as_it_is() {
    let sandbox = with_token(token()).await;
    let before = sandbox.get(NAMED).await.text;
    for target in [SECRETS.to_owned(), format!("{SECRETS}?dryRun=All")] {
        let told = sandbox.post(&target, &token()).await;
        assert_eq!(told.code, 409);
        assert_eq!(
            told.json(),
            json!({
                "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                "message": "secrets \"bootstrap-token-abcdef\" already exists",
                "reason": "AlreadyExists",
                "details": { "name": "bootstrap-token-abcdef", "kind": "secrets" },
                "code": 409,
            })
        );
    }
    assert_eq!(sandbox.get(NAMED).await.text, before);
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_leaves_nothing() {
    let sandbox = empty();
    let told = sandbox.post(&format!("{SECRETS}?dryRun=All"), &token()).await;
    assert_eq!(told.code, 201);
    assert_eq!(told.json()["metadata"]["resourceVersion"], Value::Null);
    assert_eq!(sandbox.get(NAMED).await.code, 404);
    assert_eq!(sandbox.store.revision(), START);
}
