//! Sessions end: by sign-out, by a restart, with the token. What a cookie can't hold is refused with a word.

use crate::support::{Answer, SECRETS, Seen, Server, Upstream, kubernetes, status};
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[tokio::test]
async fn sign_out_ends_a_session_of_kubeconfig_mode() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let session = server.session_by_link().await;
    let list = || server.call("GET", SECRETS).own_page();
    assert_eq!(session.on(list()).send().await.code, 200);
    let out = session
        .on(server.call("DELETE", "/-/session").own_page())
        .send()
        .await;
    assert_eq!(out.code, 204);
    assert!(
        out.header("set-cookie").contains("Max-Age=0"),
        "{}",
        out.header("set-cookie")
    );
    upstream.forget();
    assert_eq!(session.on(list()).send().await.code, 401);
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn a_foreign_page_signs_nobody_out() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let session = server.session_by_link().await;
    let list = || server.call("GET", SECRETS).own_page();
    let foreign = server
        .call("DELETE", "/-/session")
        .header("cookie", &session.cookie);
    let foreign = foreign
        .header("origin", "https://evil.test")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.send().await.code, 403);
    assert_eq!(session.on(list()).send().await.code, 200);
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
    let session = server.session(&json!({ "token": "alice" })).await;
    let list = || server.call("GET", SECRETS).own_page();
    assert_eq!(session.on(list()).send().await.code, 200);
    revoked.store(true, Ordering::Relaxed);
    assert_eq!(session.on(list()).send().await.code, 401);
    let info = session
        .on(server.call("GET", "/-/info").own_page())
        .send()
        .await
        .json();
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

/// Nothing is wrong with the token there, and no 404 of a server that is too old may look as if there were.
#[tokio::test]
async fn a_server_that_cannot_say_who_somebody_is_is_told_as_such() {
    let old = |_: &Seen| {
        let message = "the server could not find the requested resource";
        Answer::json(404, &status(404, "NotFound", message))
    };
    let upstream = Upstream::start(old).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.sign_in(&json!({ "token": "alice" })).await;
    assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
    assert!(reply.text().contains("1.28"), "{}", reply.text());
}

#[rstest]
#[case(json!({ "token": "two words" }))]
#[case(json!({ "token": "" }))]
#[case(json!({ "token": "alice", "secret": "x" }))]
#[case(json!(["alice"]))]
#[tokio::test]
async fn what_is_no_token_begins_no_session(#[case] proof: Value) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(
        server.sign_in(&proof).await.refusal(),
        (400, "BadRequest".to_owned())
    );
    assert_eq!(upstream.lines(), [""; 0]);
}

/// And what it is good for: whether there is Karmada behind it.
#[rstest]
#[case(true)]
#[case(false)]
#[tokio::test]
async fn whose_a_token_is_is_told_while_it_lasts(#[case] is_karmada: bool) {
    let upstream = Upstream::start(move |seen: &Seen| {
        if !is_karmada && seen.path() == "/apis/cluster.karmada.io" {
            Answer::json(404, &status(404, "NotFound", "no such group"))
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let info = server.call("GET", "/-/info").bearer("alice").send().await.json();
    assert_eq!(info["signedIn"], true);
    assert_eq!(info["user"]["name"], "user-of-alice");
    assert_eq!(info["server"], upstream.url());
    assert_eq!(info["karmada"], is_karmada);
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
