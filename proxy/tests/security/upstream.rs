//! How upstream's answers, and its silence, reach the caller: 36, 37 and 41; and `/-/check`.

use std::time::{Duration, Instant};

use http::{Method, StatusCode};
use serde_json::json;

use crate::support::{Recorder, SECRETS, Server, bare, kubeconfig, page, script};

fn one(id: &str) -> String {
    format!("{SECRETS}/bootstrap-token-{id}")
}

/// One that nobody listens on.
fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

#[tokio::test]
async fn s36_upstream_s_own_status_passes_as_it_is() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let busy = server
        .send(script(Method::GET, &one("busy00"), "alice").empty())
        .await;
    busy.is_status(429);
    assert_eq!(busy.json()["message"], "upstream says TooManyRequests");
    assert_eq!(busy.headers["retry-after"], "7");
    assert_eq!(busy.headers["audit-id"], "a-1");
    assert!(!busy.headers.contains_key("x-secret"));
    let absent = server
        .send(script(Method::DELETE, &one("absent"), "alice").empty())
        .await;
    absent.is_status(404);
    assert_eq!(absent.json()["message"], "upstream says NotFound");
    let asked = upstream
        .take()
        .into_iter()
        .filter(|seen| seen.target.starts_with(SECRETS));
    assert_eq!(asked.count(), 2, "nothing is asked twice");
}

#[tokio::test]
async fn s37_silence_is_a_504_within_5_seconds() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let start = Instant::now();
    server
        .send(script(Method::GET, &one("silent"), "alice").empty())
        .await
        .is_status(504);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test]
async fn s37_a_server_that_is_gone_is_a_503_within_5_seconds() {
    let url = format!("http://{}", free_address());
    let server = Server::start(&["--auth", "bearer", "--server", &url]).await;
    server
        .send(script(Method::GET, SECRETS, "alice").empty())
        .await
        .is_status(503);
    server
        .send(page(Method::POST, "/-/session").json(&json!({"token": "alice"})))
        .await
        .is_status(503);
    let ready = server.send(bare(Method::GET, "/readyz").empty()).await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn s37_a_sign_in_link_survives_an_upstream_that_does_not_answer() {
    let address = free_address();
    let server = Server::kubeconfig_of(&kubeconfig(&format!("http://{address}"))).await;
    let sign_in = || {
        let proof = json!({"secret": server.sign_in_secret()});
        server.send(page(Method::POST, "/-/session").json(&proof))
    };
    sign_in().await.is_status(503);
    let _upstream = Recorder::start_at(&address).await;
    assert_eq!(sign_in().await.status, StatusCode::CREATED);
    sign_in().await.is_status(401);
}

#[tokio::test]
async fn what_is_no_kubernetes_answer_is_not_passed_on() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let answer = server
        .send(script(Method::GET, &one("html00"), "alice").empty())
        .await;
    answer.is_status(503);
    assert!(!answer.text().contains("canary"), "{}", answer.text());
}

#[tokio::test]
async fn s41_every_answer_tells_the_server_s_time() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let listed = server.send(script(Method::GET, SECRETS, "alice").empty()).await;
    assert_eq!(listed.headers["date"], "Sun, 06 Nov 2044 08:49:37 GMT");
    let refused = server.send(bare(Method::GET, SECRETS).empty()).await;
    assert!(
        refused.headers["date"]
            .to_str()
            .unwrap()
            .starts_with("Sun, 06 Nov 2044 08:")
    );
    // And a creation is judged by it: 2030 is past.
    let body = json!({
        "type": "bootstrap.kubernetes.io/token", "metadata": {"name": "bootstrap-token-abcdef"},
        "stringData": {"token-id": "abcdef", "token-secret": "0123456789abcdef", "expiration": "2030-01-01T00:00:00Z"},
    });
    let answer = server
        .send(script(Method::POST, SECRETS, "alice").json(&body))
        .await;
    answer.is_status(422);
    assert_eq!(answer.json()["details"]["causes"][0]["field"], "data[expiration]");
}

#[tokio::test]
async fn a_check_asks_with_the_token_as_its_credential() {
    let upstream = Recorder::start().await;
    let server = Server::kubeconfig(&upstream).await;
    let session = server.sign_in(json!({"secret": server.sign_in_secret()})).await;
    upstream.take();
    let check = |token: &str| {
        page(Method::POST, "/-/check")
            .session(&session)
            .json(&json!({"token": token}))
    };
    let answer = server.send(check("abcdef.0123456789abcdef")).await;
    assert_eq!(
        answer.json(),
        json!({
            "authenticated": true,
            "user": {"name": "abcdef.0123456789abcdef", "groups": ["system:authenticated"]},
            "allowed": {"createCertificateSigningRequest": true, "beAutoApproved": true},
        })
    );
    let seen = upstream.take();
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|seen| seen.token() == Some("abcdef.0123456789abcdef"))
    );
    server.send(check("abcdef")).await.is_status(400);
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn checks_are_limited_in_rate() {
    let server = Server::sandbox().await;
    let check = || page(Method::POST, "/-/check").json(&json!({"token": "abcdef.0123456789abcdef"}));
    let first = server.send(check()).await;
    assert_eq!(
        first.json(),
        json!({
            "authenticated": false,
            "allowed": {"createCertificateSigningRequest": false, "beAutoApproved": false},
        })
    );
    for _ in 0..9 {
        assert_eq!(server.send(check()).await.status, StatusCode::OK);
    }
    let refused = server.send(check()).await;
    refused.is_status(429);
    assert!(refused.headers.contains_key("retry-after"));
}

/// A line for each condition, as kube-apiserver writes them.
#[tokio::test]
async fn readiness_names_what_fails_where_it_is_asked() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let ask = || server.send(bare(Method::GET, "/readyz?verbose").empty());
    let ready = ask().await;
    assert_eq!(ready.status, StatusCode::OK);
    assert_eq!(
        ready.text(),
        "[+]serving ok\n[+]api-server ok\nreadyz check passed\n"
    );
    server.app().begin_drain();
    let ends = ask().await;
    assert_eq!(ends.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        ends.text(),
        "[-]serving failed: shutting down\nreadyz check failed\n"
    );
}
