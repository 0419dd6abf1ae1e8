//! Create is one POST, whatever becomes of it; an ID that exists is 409, and what has it stays as it is.

use crate::support::{Answer, ONCE, SECRETS, Seen, Server, Upstream, kubernetes, status, wish};
use rstest::rstest;
use serde_json::json;

#[derive(Clone, Copy)]
enum Fate {
    Created,
    Exists,
    Throttled,
    Failed,
    Unavailable,
    Cut,
    Silent,
}

fn meet(fate: Fate, seen: &Seen) -> Answer {
    let failure = |code, reason: &str| Answer::json(code, &status(code, reason, "because"));
    if seen.line() != format!("POST {SECRETS}") {
        return kubernetes(seen);
    }
    match fate {
        Fate::Created => kubernetes(seen),
        Fate::Exists => failure(409, "AlreadyExists"),
        Fate::Throttled => failure(429, "TooManyRequests").header("retry-after", "1"),
        Fate::Failed => failure(500, "InternalError"),
        Fate::Unavailable => failure(503, "ServiceUnavailable"),
        Fate::Cut => Answer::Cut,
        Fate::Silent => Answer::Silence,
    }
}

#[rstest]
#[case::created(Fate::Created, 201)]
#[case::exists(Fate::Exists, 409)]
#[case::throttled(Fate::Throttled, 429)]
#[case::failed(Fate::Failed, 500)]
#[case::unavailable(Fate::Unavailable, 503)]
#[case::cut(Fate::Cut, 503)]
#[case::silent(Fate::Silent, 504)]
#[tokio::test]
async fn it_is_sent_once(#[case] fate: Fate, #[case] code: u16) {
    let upstream = Upstream::start(move |seen| meet(fate, seen)).await;
    let server = Server::bearer(&upstream, &[]);
    // A connection that is there already is where a client would be tempted to try again.
    assert_eq!(server.call("GET", SECRETS).bearer("alice").send().await.code, 200);
    let begun = std::time::Instant::now();
    let reply = server
        .call("POST", SECRETS)
        .bearer("alice")
        .json(&wish("abcdef"))
        .send()
        .await;
    assert_eq!(reply.code, code, "{}", reply.text());
    assert!(begun.elapsed() < ONCE, "{:?}", begun.elapsed());
    let posts = upstream
        .lines()
        .iter()
        .filter(|line| line.contains(&format!("POST {SECRETS}")))
        .count();
    assert_eq!(posts, 1);
}

#[tokio::test]
async fn an_id_that_exists_keeps_its_secret() {
    let server = Server::sandbox(&[]);
    let create = |secret| {
        let mut wish = wish("abcdef");
        wish["stringData"]["token-secret"] = json!(secret);
        server.call("POST", SECRETS).own_page().json(&wish)
    };
    assert_eq!(create("0123456789abcdef").send().await.code, 201);
    let read = || server.call("GET", crate::support::NAMED).own_page();
    let before = read().send().await.body;
    let again = create("fedcba9876543210").send().await;
    assert_eq!(again.refusal(), (409, "AlreadyExists".to_owned()));
    assert_eq!(read().send().await.body, before, "byte for byte");
}
