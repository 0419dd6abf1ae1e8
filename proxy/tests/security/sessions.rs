//! Sessions: 5 to 7.

use http::header::{COOKIE, SET_COOKIE};
use http::{Method, StatusCode};
use serde_json::json;

use crate::support::{Recorder, SECRETS, Server, bare, page};

#[tokio::test]
async fn s05_a_sign_in_link_serves_once() {
    let upstream = Recorder::start().await;
    let server = Server::kubeconfig(&upstream).await;
    let proof = json!({"secret": server.sign_in_secret()});
    let outcomes = (0..100).map(|_| server.send(page(Method::POST, "/-/session").json(&proof)));
    let outcomes = futures_util::future::join_all(outcomes).await;
    let count = |code: StatusCode| outcomes.iter().filter(|answer| answer.status == code).count();
    assert_eq!(
        (count(StatusCode::CREATED), count(StatusCode::UNAUTHORIZED)),
        (1, 99)
    );
    let created = outcomes
        .iter()
        .find(|answer| answer.status == StatusCode::CREATED)
        .unwrap()
        .json();
    assert_eq!(
        created["user"],
        json!({"name": "owner", "groups": ["system:authenticated"]})
    );
}

#[tokio::test]
async fn s05_a_fresh_link_can_be_asked_for_but_not_at_will() {
    let upstream = Recorder::start().await;
    let server = Server::kubeconfig(&upstream).await;
    let ask = || async { server.send(page(Method::POST, "/-/session/link").empty()).await };
    for _ in 0..3 {
        let answer = ask().await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
        assert_eq!(answer.json(), json!({"validForSeconds": 600}));
    }
    let answer = ask().await;
    answer.is_status(429);
    assert!(answer.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn s05_only_our_own_page_signs_in() {
    let upstream = Recorder::start().await;
    let server = Server::kubeconfig(&upstream).await;
    let proof = json!({"secret": server.sign_in_secret()});
    for request in [
        bare(Method::POST, "/-/session"),
        bare(Method::POST, "/-/session").with("sec-fetch-site", "same-origin"),
        bare(Method::POST, "/-/session").with("origin", "http://evil.test"),
        page(Method::POST, "/-/session/link").with("sec-fetch-site", "cross-site"),
    ] {
        let status = server.send(request.json(&proof)).await.status;
        assert!(
            [StatusCode::FORBIDDEN, StatusCode::BAD_REQUEST].contains(&status),
            "{status}"
        );
    }
    server.sign_in(proof).await;
}

#[tokio::test]
async fn s06_over_plain_http_cookie_and_key_go_together() {
    let upstream = Recorder::start().await;
    let bearer = Server::bearer(&upstream, &[]).await;
    let local = Server::kubeconfig(&upstream).await;
    let secret = json!({"secret": local.sign_in_secret()});
    for (server, proof) in [(bearer, json!({"token": "alice"})), (local, secret)] {
        let session = server.sign_in(proof).await;
        assert!(session.0.starts_with("karmada-token-8321="), "{}", session.0);
        let whole = server
            .send(page(Method::GET, SECRETS).session(&session).empty())
            .await;
        assert_eq!(whole.status, StatusCode::OK);
        let without_key = page(Method::GET, SECRETS).with(COOKIE.as_str(), &session.0);
        server.send(without_key.empty()).await.is_status(401);
        let wrong_key = (session.0.clone(), "x".repeat(43));
        server
            .send(page(Method::GET, SECRETS).session(&wrong_key).empty())
            .await
            .is_status(401);
    }
}

#[tokio::test]
async fn s06_under_tls_the_host_cookie_is_enough() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &["--behind-tls-proxy"]).await;
    let secure = |method: Method, target: &str| {
        bare(method, target)
            .with("sec-fetch-site", "same-origin")
            .with("origin", "https://127.0.0.1:8321")
    };
    let answer = server
        .send(secure(Method::POST, "/-/session").json(&json!({"token": "alice"})))
        .await;
    let cookie = answer.headers[SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-karmada-token="), "{cookie}");
    for attribute in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.split("; ").any(|part| part == attribute), "{cookie}");
    }
    let cookie = cookie.split(';').next().unwrap();
    let listed = server
        .send(secure(Method::GET, SECRETS).with(COOKIE.as_str(), cookie).empty())
        .await;
    assert_eq!(listed.status, StatusCode::OK);
    assert!(listed.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn s07_sign_out_ends_a_session() {
    let upstream = Recorder::start().await;
    let server = Server::kubeconfig(&upstream).await;
    let session = server.sign_in(json!({"secret": server.sign_in_secret()})).await;
    let answer = server
        .send(page(Method::DELETE, "/-/session").session(&session).empty())
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.headers[SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    server
        .send(page(Method::GET, SECRETS).session(&session).empty())
        .await
        .is_status(401);
}

#[tokio::test]
async fn s07_what_is_no_good_token_begins_no_session() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let begin = |proof| server.send(page(Method::POST, "/-/session").json(&proof));
    begin(json!({"token": "stranger"})).await.is_status(401);
    let long = begin(json!({"token": "x".repeat(4_000)})).await;
    long.is_status(400);
    assert!(long.text().contains("Authorization header"), "{}", long.text());
    begin(json!({"token": "two words"})).await.is_status(400);
    begin(json!({"token": ""})).await.is_status(400);
    begin(json!({"secret": "x"})).await.is_status(400);
    begin(json!({"token": "alice", "secret": "x"}))
        .await
        .is_status(400);
    begin(json!(["alice"])).await.is_status(400);
}

#[tokio::test]
async fn a_token_that_has_ended_is_signed_out() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let request = |token| bare(Method::GET, "/-/info").with("authorization", token).empty();
    assert_eq!(
        server.send(request("Bearer stranger")).await.json()["signedIn"],
        false
    );
    let info = server.send(request("Bearer alice")).await.json();
    assert_eq!(
        (&info["signedIn"], &info["user"]["name"]),
        (&json!(true), &json!("alice"))
    );
    assert_eq!(
        (&info["server"], &info["karmada"]),
        (&json!(upstream.url()), &json!(false))
    );
}

#[tokio::test]
async fn the_sandbox_needs_no_sign_in() {
    let server = Server::sandbox().await;
    let info = server.send(bare(Method::GET, "/-/info").empty()).await.json();
    assert_eq!(
        (&info["mode"], &info["signedIn"]),
        (&json!("sandbox"), &json!(true))
    );
    server
        .send(page(Method::POST, "/-/session").json(&json!({"secret": "x"})))
        .await
        .is_status(400);
    server
        .send(page(Method::POST, "/-/session/link").empty())
        .await
        .is_status(404);
    let out = server.send(page(Method::DELETE, "/-/session").empty()).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
}
