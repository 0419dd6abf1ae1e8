//! Reads and reviews are asked again while the API server can't be reached; what changes something never is.

use crate::support::{Answer, NAMED, ONCE, SECRETS, Seen, Server, Upstream, kubernetes, status, wish};
use rstest::rstest;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// An API server that does `first` with the first requests of a method about Secrets, and then works.
async fn troubled(method: &'static str, times: usize, first: fn() -> Answer) -> Upstream {
    let count = AtomicUsize::new(0);
    let play = move |seen: &Seen| {
        let is_meant = seen.method == method && seen.path().starts_with(SECRETS);
        if is_meant && count.fetch_add(1, Ordering::SeqCst) < times {
            first()
        } else {
            kubernetes(seen)
        }
    };
    Upstream::start(play).await
}

#[rstest]
#[case(SECRETS)]
#[case(NAMED)]
#[tokio::test]
async fn a_read_is_asked_until_it_is_answered(#[case] target: &str) {
    let upstream = troubled("GET", 3, || Answer::Cut).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server
        .call("GET", &format!("{target}?view=masked"))
        .bearer("alice")
        .send()
        .await;
    assert_eq!(reply.code, 200, "{}", reply.text());
    assert_eq!(upstream.about_secrets().len(), 4);
    let metrics = server.call("GET", "/metrics").send().await.text();
    assert!(
        metrics.contains("karmada_token_upstream_retries_total 3"),
        "{metrics}"
    );
}

/// Overloaded, kube-apiserver says when to come back.
#[tokio::test]
async fn a_server_that_asks_for_patience_is_given_it() {
    let busy = || Answer::json(429, &status(429, "TooManyRequests", "busy")).header("retry-after", "1");
    let upstream = troubled("GET", 1, busy).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(reply.code, 200, "{}", reply.text());
}

/// Where time is up soon after it came back, and it says nothing then, what it said before is the truth.
#[tokio::test]
async fn s36_the_last_answer_is_told_where_time_runs_out() {
    let count = AtomicUsize::new(0);
    let upstream = Upstream::start(move |seen: &Seen| {
        if !seen.path().starts_with(SECRETS) {
            kubernetes(seen)
        } else if count.fetch_add(1, Ordering::SeqCst) == 0 {
            Answer::json(503, &status(503, "ServiceUnavailable", "no leader yet")).header("retry-after", "4")
        } else {
            Answer::Silence
        }
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(reply.code, 503);
    assert!(reply.text().contains("no leader yet"), "{}", reply.text());
    assert_eq!(upstream.about_secrets().len(), 2);
}

/// A restart of the API server that lists survive is no reason to be signed out, or to be told nothing of a token.
#[tokio::test]
async fn a_review_is_asked_until_it_is_answered() {
    let count = AtomicUsize::new(0);
    let upstream = Upstream::start(move |seen: &Seen| {
        let is_review = seen.path().ends_with("reviews");
        if is_review && count.fetch_add(1, Ordering::SeqCst) % 3 < 2 {
            Answer::Cut
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let signed_in = server.sign_in(&json!({ "token": "alice" })).await;
    assert_eq!(signed_in.code, 201, "{}", signed_in.text());
    let info = server.call("GET", "/-/info").bearer("alice").send().await;
    assert_eq!(info.json()["signedIn"], true, "{}", info.text());
    let check = server.call("POST", "/-/check").bearer("alice");
    let checked = check
        .json(&json!({ "token": "abcdef.0123456789abcdef" }))
        .send()
        .await;
    assert_eq!(checked.json()["authenticated"], true, "{}", checked.text());
    let body = json!({ "apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview" });
    let path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    let review = server.call("POST", path).bearer("alice").json(&body).send().await;
    assert_eq!(review.code, 201, "{}", review.text());
}

/// Who is nobody is told so by one answer, whatever else was asked.
#[tokio::test]
async fn what_one_answer_decides_is_not_waited_for() {
    let upstream = Upstream::start(|seen: &Seen| match seen.path() {
        "/apis/cluster.karmada.io" => Answer::Silence,
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let start = Instant::now();
    let info = server.call("GET", "/-/info").bearer("nobody").send().await;
    assert_eq!(info.json()["signedIn"], false);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

/// Of what was sent and not answered nobody knows whether it was done: the caller is told so, and nothing is repeated.
#[rstest]
#[case("POST", SECRETS)]
#[case("PATCH", NAMED)]
#[case("DELETE", NAMED)]
#[tokio::test]
async fn s34_a_change_is_sent_once(#[case] method: &'static str, #[case] target: &str) {
    let upstream = troubled(method, 1, || Answer::Cut).await;
    let server = Server::bearer(&upstream, &[]);
    let call = server.call(method, target).bearer("alice");
    let call = match method {
        "POST" => call.json(&wish("abcdef")),
        "PATCH" => call.merge(&json!({})),
        _ => call,
    };
    assert_eq!(
        call.send().await.refusal(),
        (503, "ServiceUnavailable".to_owned())
    );
    let sent = upstream
        .about_secrets()
        .into_iter()
        .filter(|seen| seen.method == method);
    assert_eq!(sent.count(), 1);
}

/// For the audit line the API server would be asked who this is: not where it has kept silent already.
#[tokio::test]
async fn silence_is_waited_out_once() {
    let upstream = Upstream::start(|_: &Seen| Answer::Silence).await;
    let server = Server::bearer(&upstream, &[]);
    let start = Instant::now();
    let reply = server.call("GET", NAMED).bearer("alice").send().await;
    assert_eq!(reply.refusal(), (504, "Timeout".to_owned()));
    assert!(start.elapsed() < ONCE, "{:?}", start.elapsed());
    server.logged("reveal").await;
}

/// Nobody listens there.
#[tokio::test]
async fn an_api_server_that_is_gone_is_told_within_five_seconds() {
    let server = Server::start(&["--auth=bearer", "--server=http://127.0.0.1:1"], None);
    let start = Instant::now();
    let proof = json!({ "token": "alice" });
    let (listed, begun, ready) = tokio::join!(
        server.call("GET", SECRETS).bearer("alice").send(),
        server.sign_in(&proof),
        server.call("GET", "/readyz").send(),
    );
    for reply in [listed, begun] {
        assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
    }
    assert_eq!(ready.code, 503);
    assert!(start.elapsed() < ONCE, "{:?}", start.elapsed());
}
