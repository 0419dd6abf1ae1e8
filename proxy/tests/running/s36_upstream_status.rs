//! The API server's refusals reach the caller as its `Status`, with what goes with it.

use crate::support::{Answer, NAMED, ONCE, SECRETS, Seen, Server, Upstream, next_frame, status};
use rstest::rstest;
use serde_json::{Value, json};

#[rstest]
#[case(401, "Unauthorized")]
#[case(403, "Forbidden")]
#[case(404, "NotFound")]
#[case(409, "Conflict")]
#[case(410, "Expired")]
#[case(422, "Invalid")]
#[case(429, "TooManyRequests")]
#[case(500, "InternalError")]
#[case(503, "ServiceUnavailable")]
#[case(504, "Timeout")]
#[tokio::test]
async fn as_it_is(#[case] code: u16, #[case] reason: &str) {
    let mut told = status(code, reason, "for a reason of its own");
    told["details"] =
        json!({ "kind": "secrets", "causes": [{ "reason": "x", "message": "y", "field": "z" }] });
    let played = told.clone();
    let upstream = Upstream::start(move |_: &Seen| {
        let answer = Answer::json(code, &played).header("retry-after", "17");
        answer.header("x-secret", "x")
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    for (method, target) in [
        ("GET", SECRETS),
        ("GET", NAMED),
        ("PATCH", NAMED),
        ("DELETE", NAMED),
    ] {
        let call = server.call(method, target).bearer("alice");
        let call = if method == "PATCH" {
            call.merge(&json!({}))
        } else {
            call
        };
        let reply = call.send().await;
        assert_eq!(reply.code, code, "{method} {target}");
        assert_eq!(reply.json(), told, "{method} {target}");
        assert_eq!(reply.header("retry-after"), "17");
        assert_eq!(
            reply.header("date"),
            "Tue, 24 Nov 2026 06:30:57 GMT",
            "the clock that expiry is judged by"
        );
        assert_eq!(reply.header("audit-id"), "0f1e2d3c-played");
        assert_eq!(reply.header("x-secret"), "", "a closed list of headers passes");
    }
    assert_eq!(upstream.about_secrets().len(), 4, "nothing is asked twice");
}

/// An expired watch is told in a frame.
#[tokio::test]
async fn within_a_watch() {
    let frame =
        json!({ "type": "ERROR", "object": status(410, "Expired", "too old resource version: 1 (5)") });
    let line = format!("{frame}\n");
    let upstream = Upstream::start(move |_: &Seen| Answer::Open(vec![line.clone()])).await;
    let server = Server::bearer(&upstream, &[]);
    let target = format!("{SECRETS}?watch=1&resourceVersion=1&view=masked");
    let mut body = server
        .call("GET", &target)
        .bearer("alice")
        .open()
        .await
        .into_body();
    let told = next_frame(&mut body).await;
    assert_eq!(serde_json::from_slice::<Value>(&told).unwrap(), frame);
}

/// A load balancer's page in between is no Status: its words are not repeated, its meaning is.
#[rstest]
#[case(200, 503)]
#[case(403, 403)]
#[case(502, 503)]
#[tokio::test]
async fn what_is_no_status_becomes_one(#[case] code: u16, #[case] told: u16) {
    let upstream =
        Upstream::start(move |_: &Seen| Answer::text(code, "text/html", "<h1>Bad gateway</h1>")).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(reply.code, told);
    assert_eq!(reply.json()["kind"], "Status");
    assert!(!reply.text().contains("<h1>"));
}

#[tokio::test]
async fn no_answer_is_a_status_within_five_seconds() {
    let upstream = Upstream::start(|_: &Seen| Answer::Silence).await;
    let server = Server::bearer(&upstream, &[]);
    let begun = std::time::Instant::now();
    let reply = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(reply.refusal(), (504, "Timeout".to_owned()));
    assert!(begun.elapsed() < ONCE, "{:?}", begun.elapsed());

    let upstream = Upstream::start(|_: &Seen| Answer::Cut).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
}
