//! Origin on every unsafe method: scheme, host and port exact.

use crate::support::{Call, NAMED, SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use serde_json::json;

/// What changes something, each as its own page would ask.
const UNSAFE: [(&str, &str); 5] = [
    ("POST", SECRETS),
    ("DELETE", NAMED),
    ("POST", "/-/session"),
    ("DELETE", "/-/session"),
    ("POST", "/-/check"),
];

#[rstest]
#[case("null")]
#[case("https://127.0.0.1:PORT")]
#[case("http://127.0.0.1:PORT.evil.test")]
#[case("http://evil.test/127.0.0.1:PORT")]
#[case("http://evil-127.0.0.1:PORT")]
#[case("http://127.0.0.1:PORT0")]
#[case("http://127.0.0.1")]
#[case("http://localhost:PORT")]
#[case("http://127.0.0.1:PORT/")]
#[case("HTTP://127.0.0.1:PORT")]
#[case("http://127.0.0.1:PORT http://evil.test")]
#[case("http://user@127.0.0.1:PORT")]
#[case("https://evil.test")]
#[tokio::test]
async fn another_origin_changes_nothing(#[case] origin: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let origin = origin.replace("PORT", &server.address.port().to_string());
    for (method, target) in UNSAFE {
        let call = server
            .call(method, target)
            .json(&json!({}))
            .header("sec-fetch-site", "same-origin");
        let call = call.header("origin", &origin).bearer("alice");
        assert_eq!(
            call.send().await.refusal(),
            (403, "Forbidden".to_owned()),
            "{method} {target}"
        );
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn two_origins_are_none() {
    let server = Server::sandbox(&[]);
    let own = format!("http://{}", server.address);
    let call = server.call("DELETE", NAMED).own_page().header("origin", &own);
    assert_eq!(call.send().await.code, 400);
}

/// The page under its other name is its own origin there.
#[tokio::test]
async fn the_origin_is_of_the_host_that_was_asked() {
    let server = Server::sandbox(&[]);
    let name = format!("localhost:{}", server.address.port());
    let as_page = |call: Call| {
        let call = call
            .instead("host", &name)
            .header("origin", &format!("http://{name}"));
        call.header("sec-fetch-site", "same-origin")
    };
    assert_eq!(
        as_page(server.call("DELETE", NAMED)).send().await.code,
        404,
        "no such token, and no refusal"
    );
}
