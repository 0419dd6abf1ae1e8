//! No CORS header unless an embedding origin is configured, then that origin only, without credentials.

use crate::support::{Call, NAMED, SECRETS, Server, Upstream, kubernetes};
use http::HeaderMap;
use rstest::rstest;

const EMBEDDER: &str = "https://dashboard.example.org";

fn cors(headers: &HeaderMap) -> Vec<&str> {
    let names = headers.keys().map(http::HeaderName::as_str);
    names.filter(|name| name.starts_with("access-control-")).collect()
}

fn preflight(call: Call, origin: &str) -> Call {
    let call = call
        .header("origin", origin)
        .header("access-control-request-method", "DELETE");
    call.header("access-control-request-headers", "authorization")
        .header("sec-fetch-site", "cross-site")
}

#[rstest]
#[case("https://evil.test")]
#[case("null")]
#[case("https://dashboard.example.org.evil.test")]
#[case("http://dashboard.example.org")]
#[case("https://dashboard.example.org:8443")]
#[tokio::test]
async fn no_other_origin_may_read_or_ask(#[case] origin: &str) {
    let upstream = Upstream::start(kubernetes).await;
    for flags in [&[][..], &["--allowed-origin", EMBEDDER]] {
        let server = Server::bearer(&upstream, flags);
        let asked = server
            .call("GET", SECRETS)
            .header("origin", origin)
            .bearer("alice")
            .send()
            .await;
        assert_eq!((asked.code, cors(&asked.headers)), (403, vec![]));
        let preflight = preflight(server.call("OPTIONS", NAMED), origin).send().await;
        assert_eq!((preflight.code, cors(&preflight.headers)), (403, vec![]));
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn the_embedding_origin_may_without_credentials_of_the_browser() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--allowed-origin", EMBEDDER]);
    let asked = server
        .call("GET", SECRETS)
        .header("origin", EMBEDDER)
        .bearer("alice")
        .send()
        .await;
    assert_eq!(asked.code, 200);
    assert_eq!(asked.header("access-control-allow-origin"), EMBEDDER);
    assert_eq!(asked.header("access-control-allow-credentials"), "");
    let exposed = asked.header("access-control-expose-headers");
    assert!(exposed.split(", ").any(|name| name == "Date"), "{exposed}");
    assert!(
        asked.header("vary").contains("Origin"),
        "{}",
        asked.header("vary")
    );

    let preflight = preflight(server.call("OPTIONS", NAMED), EMBEDDER).send().await;
    assert_eq!(preflight.code, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), EMBEDDER);
    assert_eq!(preflight.header("access-control-allow-credentials"), "");
    assert!(
        preflight
            .header("access-control-allow-methods")
            .contains("DELETE")
    );
    assert!(
        preflight
            .header("access-control-allow-headers")
            .to_lowercase()
            .contains("authorization")
    );
    let allowed = preflight.header("access-control-allow-headers").to_lowercase();
    assert!(
        !allowed.contains("x-karmada-token-key") && !allowed.contains('*'),
        "{allowed}"
    );
}

/// Refusals too: the page elsewhere is to see why.
#[tokio::test]
async fn its_refusals_can_be_read() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--allowed-origin", EMBEDDER]);
    let asked = server
        .call("GET", SECRETS)
        .header("origin", EMBEDDER)
        .bearer("nobody")
        .send()
        .await;
    assert_eq!(
        (asked.code, asked.header("access-control-allow-origin")),
        (401, EMBEDDER)
    );
}
