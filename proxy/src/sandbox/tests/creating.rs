use super::fixture::{NAMED, SECRETS, START, empty, token, with_token};
use rstest::rstest;
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
async fn defaults_are_taken_for_what_is_left_out() {
    let sandbox = empty();
    let body = json!({
        "metadata": { "name": "x", "uid": "forged", "creationTimestamp": "2000-01-01T00:00:00Z" },
        "data": { "a": "eA==", "b": null },
        "stringData": { "a": "y" },
    });
    let secret = sandbox.post(SECRETS, &body).await.json();
    assert_eq!(secret["type"], "Opaque");
    assert_eq!(secret["data"], json!({ "a": "eQ==", "b": "" }), "stringData wins");
    assert_ne!(secret["metadata"]["uid"], "forged");
    assert_eq!(secret["metadata"]["creationTimestamp"], "2026-11-24T06:00:00Z");
    assert_eq!(
        secret["metadata"]["managedFields"][0]["manager"], "tests",
        "the user agent up to its slash"
    );
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

#[rstest]
#[case(json!({ "metadata": { "name": "x", "namespace": "default" } }), 400,
    "the namespace of the provided object does not match the namespace sent on the request")]
#[case(json!({ "metadata": { "name": "x" }, "data": { "a": "!!" } }), 400,
    "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte 0")]
#[case(json!({ "metadata": { "name": "x" }, "data": { "a": 5 } }), 400,
    "Secret in version \"v1\" cannot be handled as a Secret: json: cannot unmarshal number into Go struct field \
     Secret.data of type []uint8")]
#[case(json!({ "metadata": { "name": "x", "resourceVersion": "5" } }), 500,
    "resourceVersion should not be set on objects to be created")]
#[case(json!({ "metadata": { "name": "" } }), 422,
    "Secret \"\" is invalid: metadata.name: Required value: name or generateName is required")]
#[case(json!({ "kind": "ConfigMap", "metadata": { "name": "x" } }), 400,
    "ConfigMap in version \"v1\" cannot be handled as a Secret: no kind \"ConfigMap\" is registered for version \
     \"v1\" here")]
#[case(json!([]), 400,
    "the object provided is unrecognized (must be of type Secret): couldn't get version/kind; json parse error: \
     cannot unmarshal array into an object")]
#[tokio::test(start_paused = true)]
async fn what_is_no_secret_is_refused(#[case] body: Value, #[case] code: u16, #[case] message: &str) {
    let sandbox = empty();
    let told = sandbox.post(SECRETS, &body).await;
    assert_eq!(told.message(), message);
    assert_eq!(told.code, code);
    assert_eq!(sandbox.store.revision(), START);
}

#[tokio::test(start_paused = true)]
async fn every_bad_field_is_named_in_the_causes() {
    let told = empty()
        .post(
            SECRETS,
            &json!({ "metadata": { "name": "Ab_c" }, "data": { "a b": "eA==" } }),
        )
        .await;
    assert_eq!(told.code, 422);
    let status = told.json();
    assert_eq!(status["reason"], "Invalid");
    assert_eq!(status["details"]["kind"], "Secret");
    assert_eq!(status["details"]["name"], "Ab_c");
    let causes = status["details"]["causes"].as_array().unwrap();
    let told: Vec<_> = causes
        .iter()
        .map(|cause| (cause["reason"].as_str(), cause["field"].as_str()))
        .collect();
    let invalid = Some("FieldValueInvalid");
    assert_eq!(
        told,
        [(invalid, Some("metadata.name")), (invalid, Some("data[a b]"))]
    );
}

#[tokio::test(start_paused = true)]
async fn unknown_fields_are_dropped_with_a_warning_or_refused() {
    let sandbox = empty();
    let body = json!({ "metadata": { "name": "x", "nope": 1 }, "foo": 2 });
    let told = sandbox
        .post(&format!("{SECRETS}?fieldValidation=Strict"), &body)
        .await;
    let why = "strict decoding error: unknown field \"metadata.nope\", unknown field \"foo\"";
    assert_eq!(
        told.message(),
        format!("Secret in version \"v1\" cannot be handled as a Secret: {why}")
    );

    let told = sandbox.post(SECRETS, &body).await;
    assert_eq!(told.json()["foo"], Value::Null);
    let warnings: Vec<_> = told.headers.get_all("warning").iter().collect();
    let expected = [
        r#"299 - "unknown field \"metadata.nope\"""#,
        r#"299 - "unknown field \"foo\"""#,
    ];
    assert_eq!(warnings, expected);
}

#[tokio::test(start_paused = true)]
async fn only_json_is_taken() {
    let told = empty()
        .send("POST", SECRETS, &[("content-type", "text/plain")], "{}")
        .await;
    assert_eq!(told.code, 415);
    assert_eq!(told.json()["reason"], "UnsupportedMediaType");
}
