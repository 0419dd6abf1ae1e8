//! What the proxy forwards: 21 to 24.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Recorder, SECRETS, Server, script};

/// One that may be created.
pub(super) fn token(id: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": {"name": format!("bootstrap-token-{id}"), "namespace": "kube-system"},
        "stringData": {"token-id": id, "token-secret": "0123456789abcdef", "usage-bootstrap-signing": "true"},
    })
}

#[tokio::test]
async fn s21_a_secret_of_another_type_is_not_there() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let target = format!("{SECRETS}/bootstrap-token-opaque");
    for query in ["", "?view=masked"] {
        let found = server
            .send(script(Method::GET, &format!("{target}{query}"), "alice").empty())
            .await;
        found.is_status(404);
        assert!(!found.text().contains("token-secret"), "{}", found.text());
    }
    upstream.take();
    for (method, body) in [(Method::DELETE, ""), (Method::PATCH, "{}")] {
        let request = script(method, &target, "alice").with("content-type", "application/merge-patch+json");
        server.send(request.body(body)).await.is_status(404);
    }
    let seen = upstream.take();
    assert!(
        seen.iter()
            .all(|seen| seen.method != Method::DELETE && seen.method != Method::PATCH),
        "{seen:?}"
    );
    let listed = server.send(script(Method::GET, SECRETS, "alice").empty()).await;
    assert_eq!(listed.json()["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn s21_a_delete_holds_for_the_very_object_that_was_seen() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let request = script(
        Method::DELETE,
        &format!("{SECRETS}/bootstrap-token-abcdef"),
        "alice",
    );
    assert_eq!(server.send(request.empty()).await.status, StatusCode::OK);
    let seen = upstream.take();
    let deletion = seen.iter().find(|seen| seen.method == Method::DELETE).unwrap();
    let body: Value = serde_json::from_slice(&deletion.body).unwrap();
    assert_eq!(
        body["preconditions"],
        json!({"uid": "u-1", "resourceVersion": "7"})
    );
}

#[tokio::test]
async fn s21_what_is_no_token_is_not_created() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    for (field, value) in [
        ("type", json!("Opaque")),
        ("kind", json!("ConfigMap")),
        ("metadata", json!({"name": "other"})),
        (
            "metadata",
            json!({"name": "bootstrap-token-abcdef", "namespace": "default"}),
        ),
        ("metadata", json!({"generateName": "bootstrap-token-"})),
        ("data", json!({"password": "eA=="})),
    ] {
        let mut body = token("abcdef");
        body[field] = value;
        server
            .send(script(Method::POST, SECRETS, "alice").json(&body))
            .await
            .is_status(422);
    }
    assert!(upstream.take().is_empty());
    let created = server
        .send(script(Method::POST, SECRETS, "alice").json(&token("abcdef")))
        .await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
}

#[tokio::test]
async fn s24_a_body_over_64_kib_is_too_large() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    for (padding, code) in [(70_000, 413), (60_000, 422)] {
        let mut body = token("abcdef");
        body["metadata"]["annotations"] = json!({"note": "x".repeat(padding)});
        body["stringData"]["description"] = json!("x".repeat(1_025));
        server
            .send(script(Method::POST, SECRETS, "alice").json(&body))
            .await
            .is_status(code);
    }
    assert!(upstream.take().is_empty());
}
