//! Sessions end: by sign-out, by a restart, with the token. What a cookie can't hold is refused with a word.

use crate::support::{Answer, Call, SECRETS, Seen, Server, Upstream, kubernetes, status};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

struct Session(String, String);

impl Session {
    async fn begin(server: &Server, proof: &serde_json::Value) -> Self {
        let reply = server.sign_in(proof).await;
        assert_eq!(reply.code, 201, "{}", reply.text());
        let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
        Session(cookie, reply.json()["key"].as_str().unwrap().to_owned())
    }

    fn on(&self, call: Call) -> Call {
        call.own_page()
            .header("cookie", &self.0)
            .header("x-karmada-token-key", &self.1)
    }
}

#[tokio::test]
async fn sign_out_ends_a_session_of_kubeconfig_mode() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let session = Session::begin(&server, &json!({ "secret": Server::secret(&server.link) })).await;
    assert_eq!(session.on(server.call("GET", SECRETS)).send().await.code, 200);
    let out = session.on(server.call("DELETE", "/-/session")).send().await;
    assert_eq!(out.code, 204);
    assert!(
        out.header("set-cookie").contains("Max-Age=0"),
        "{}",
        out.header("set-cookie")
    );
    upstream.forget();
    assert_eq!(session.on(server.call("GET", SECRETS)).send().await.code, 401);
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn a_foreign_page_signs_nobody_out() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let session = Session::begin(&server, &json!({ "secret": Server::secret(&server.link) })).await;
    let foreign = server.call("DELETE", "/-/session").header("cookie", &session.0);
    let foreign = foreign
        .header("origin", "https://evil.test")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.send().await.code, 403);
    assert_eq!(session.on(server.call("GET", SECRETS)).send().await.code, 200);
}

/// A session of bearer mode holds the caller's own token, so it ends with it.
#[tokio::test]
async fn a_bearer_session_ends_with_its_token() {
    let revoked = Arc::new(AtomicBool::new(false));
    let is_revoked = Arc::clone(&revoked);
    let upstream = Upstream::start(move |seen: &Seen| {
        if is_revoked.load(Ordering::Relaxed) {
            Answer::json(401, &status(401, "Unauthorized", "Unauthorized"))
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let session = Session::begin(&server, &json!({ "token": "alice" })).await;
    assert_eq!(session.on(server.call("GET", SECRETS)).send().await.code, 200);
    revoked.store(true, Ordering::Relaxed);
    assert_eq!(session.on(server.call("GET", SECRETS)).send().await.code, 401);
    let info = session.on(server.call("GET", "/-/info")).send().await.json();
    assert_eq!(info["signedIn"], false);
}

#[tokio::test]
async fn a_token_that_nobody_owns_begins_no_session() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.sign_in(&json!({ "token": "nobody" })).await;
    assert_eq!(reply.code, 401);
    assert_eq!(reply.header("set-cookie"), "");
}

#[tokio::test]
async fn a_token_too_long_for_a_cookie_is_refused_before_it_is_sent() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let long = "a".repeat(4000);
    let reply = server.sign_in(&json!({ "token": long })).await;
    assert_eq!(reply.code, 400);
    let message = reply.json()["message"].as_str().unwrap().to_owned();
    assert!(message.contains("cookie"), "{message}");
    assert_eq!(upstream.lines(), [""; 0]);
    let header = server.call("GET", SECRETS).bearer(&long).send().await;
    assert_eq!(header.code, 200, "in a header it may be as long");
}
