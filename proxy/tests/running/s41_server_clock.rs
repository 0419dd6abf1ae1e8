//! Time is the API server's, in what is answered and in what is judged.

use crate::support::{SECRETS, Seen, Server, Upstream, kubernetes, wish};
use serde_json::json;

/// An API server that lives in 2044.
async fn ahead() -> Upstream {
    let play = |seen: &Seen| kubernetes(seen).header("date", "Sun, 06 Nov 2044 08:49:37 GMT");
    Upstream::start(play).await
}

#[tokio::test]
async fn every_answer_tells_the_servers_time() {
    let upstream = ahead().await;
    let server = Server::bearer(&upstream, &[]);
    let listed = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(listed.header("date"), "Sun, 06 Nov 2044 08:49:37 GMT");
    // The proxy's own refusal, of which the API server hears nothing.
    let refused = server.call("GET", SECRETS).send().await;
    assert_eq!(refused.code, 401);
    assert!(
        refused.header("date").starts_with("Sun, 06 Nov 2044 08:"),
        "{}",
        refused.header("date")
    );
}

#[tokio::test]
async fn what_is_past_there_is_not_created() {
    let upstream = ahead().await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(server.call("GET", SECRETS).bearer("alice").send().await.code, 200);
    let mut wish = wish("abcdef");
    wish["stringData"]["expiration"] = json!("2043-01-01T00:00:00Z");
    let reply = server
        .call("POST", SECRETS)
        .bearer("alice")
        .json(&wish)
        .send()
        .await;
    assert_eq!(reply.refusal(), (422, "Invalid".to_owned()));
    assert_eq!(reply.json()["details"]["causes"][0]["field"], "data[expiration]");
}
