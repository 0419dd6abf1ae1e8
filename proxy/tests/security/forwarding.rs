//! What the proxy forwards: 19 to 24.

use http::{Method, StatusCode};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Recorder, SECRETS, Server, script};

fn token(id: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": {"name": format!("bootstrap-token-{id}"), "namespace": "kube-system"},
        "stringData": {"token-id": id, "token-secret": "0123456789abcdef", "usage-bootstrap-signing": "true"},
    })
}

/// Whether upstream may ever see this.
fn is_in_the_closed_set(method: &Method, target: &str) -> bool {
    let path = target.split('?').next().unwrap_or_default();
    let id = path.strip_prefix("/api/v1/namespaces/kube-system/secrets/bootstrap-token-");
    let is_id = |id: &str| id.len() == 6 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    match id {
        Some(id) => is_id(id) && [Method::GET, Method::PATCH, Method::DELETE].contains(method),
        None if path == SECRETS && *method == Method::GET => {
            target.contains("fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken")
        }
        None => {
            let others = [
                (Method::POST, SECRETS),
                (Method::GET, "/api"),
                (Method::GET, "/api/v1"),
                (Method::GET, "/apis"),
                (
                    Method::GET,
                    "/api/v1/namespaces/kube-public/configmaps/cluster-info",
                ),
                (Method::POST, "/apis/authentication.k8s.io/v1/selfsubjectreviews"),
                (
                    Method::POST,
                    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                ),
            ];
            others
                .iter()
                .any(|(allowed, wanted)| allowed == method && *wanted == path)
        }
    }
}

/// Requests that one case consists of.
const EACH: usize = 16;

/// Cases for so many requests as `CLOSED_SET_REQUESTS` says; `make soak` says a million.
fn cases() -> ProptestConfig {
    let requests = std::env::var("CLOSED_SET_REQUESTS").ok();
    let requests: usize = requests.map_or(1_024, |count| count.parse().unwrap());
    ProptestConfig::with_cases(u32::try_from(requests / EACH).unwrap())
}

proptest! {
    #![proptest_config(cases())]

    /// Paths put together from true pieces and false ones, sent by somebody who may do everything.
    #[test]
    fn s19_whatever_is_asked_upstream_sees_the_closed_set_only(requests in prop::collection::vec((
        prop::sample::select(vec!["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"]),
        "(/api/v1|/apis/authentication\\.k8s\\.io/v1|/api|/apis|/-|)(/namespaces/(kube-system|kube-public|default|%6bube-system))?(/secrets|/configmaps|/selfsubjectreviews|/pods|//secrets)?(/bootstrap-token-[a-c0-2]{6}|/bootstrap-token-[a-zA-Z.0-9]{1,9}|/bootstrap-token-%61bcdef|/cluster-info|/\\.\\.|/%2e%2e|/x)?(/status|/)?",
        "(\\?(watch=(true|1|x)|limit=[0-9]{1,3}|fieldSelector=(type%3DOpaque|metadata\\.name%3Dx|type=bootstrap\\.kubernetes\\.io/token)|labelSelector=a|view=masked|dryRun=All)(&(pretty=true|timeout=1s|resourceVersion=0|limit=1)){0,2})?",
    ), EACH)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let seen = runtime.block_on(async {
            let upstream = Recorder::start().await;
            let server = Server::bearer(&upstream, &[]).await;
            for (method, path, query) in &requests {
                let path = if path.is_empty() { "/" } else { path };
                let request = script(method.parse().unwrap(), &format!("{path}{query}"), "alice");
                let body = if *method == "PATCH" {
                    request.with("content-type", "application/merge-patch+json").body("{}")
                } else {
                    request.json(&token("abcdef"))
                };
                server.send(body).await;
            }
            upstream.take()
        });
        for seen in seen {
            prop_assert!(is_in_the_closed_set(&seen.method, &seen.target), "{} {}", seen.method, seen.target);
        }
    }
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
