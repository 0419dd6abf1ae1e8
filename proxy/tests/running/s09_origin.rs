//! Origin on every unsafe method: scheme, host and port exact.

use crate::support::{Call, NAMED, SECRETS, Server, Upstream, kubernetes};
use serde_json::json;

/// What changes something, each as its own page would ask.
const UNSAFE: [(&str, &str); 6] = [
    ("POST", SECRETS),
    ("PATCH", NAMED),
    ("DELETE", NAMED),
    ("POST", "/-/session"),
    ("DELETE", "/-/session"),
    ("POST", "/-/check"),
];

const OTHERS: [&str; 15] = [
    "null",
    "https://127.0.0.1:PORT",
    "http://127.0.0.1:PORT.evil.test",
    "http://evil.test/127.0.0.1:PORT",
    "http://evil-127.0.0.1:PORT",
    "http://127.0.0.1:PORT0",
    "http://127.0.0.1",
    "http://localhost:PORT",
    "http://127.0.0.1:PORT/",
    "HTTP://127.0.0.1:PORT",
    "http://127.0.0.1:PORT http://evil.test",
    "http://user@127.0.0.1:PORT",
    "https://evil.test",
    "http://127.0.0.1:8",
    "",
];

#[tokio::test]
async fn another_origin_changes_nothing() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for origin in OTHERS {
        let origin = origin.replace("PORT", &server.address.port().to_string());
        for (method, target) in UNSAFE {
            let call = server.call(method, target);
            let call = match method {
                "PATCH" => call.merge(&json!({})),
                _ => call.json(&json!({})),
            };
            let call = call.header("sec-fetch-site", "same-origin");
            let call = call.header("origin", &origin).bearer("alice");
            let refusal = call.send().await.refusal();
            assert_eq!(
                refusal,
                (403, "Forbidden".to_owned()),
                "{origin} {method} {target}"
            );
        }
        // What changes nothing is not answered either.
        let call = server
            .call("GET", SECRETS)
            .header("sec-fetch-site", "same-origin");
        assert_eq!(
            call.header("origin", &origin).bearer("alice").send().await.code,
            403
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
