//! Sec-Fetch-Site on the API: `same-origin`, or an Authorization header; never the cookie from elsewhere.

use crate::support::{NAMED, SECRETS, Server, Session, Upstream, kubernetes};
use rstest::rstest;
use serde_json::json;

const EMBEDDER: &str = "https://dashboard.example.org";

async fn session(server: &Server) -> Session {
    server.session(&json!({ "token": "alice" })).await
}

#[rstest]
#[case("cross-site")]
#[case("same-site")]
#[case("none")]
#[case("future-value")]
#[case("Same-Origin")]
#[tokio::test]
async fn another_site_is_refused_with_and_without_a_credential(#[case] site: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let session = session(&server).await;
    upstream.forget();
    for target in [SECRETS, NAMED, "/-/info"] {
        let call = || server.call("GET", target).header("sec-fetch-site", site);
        assert_eq!(call().send().await.code, 403, "{target}");
        assert_eq!(call().bearer("alice").send().await.code, 403, "{target}");
        assert_eq!(session.on(call()).send().await.code, 403, "{target}");
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn where_it_is_missing_only_an_authorization_header_counts() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let session = session(&server).await;
    upstream.forget();
    for target in [SECRETS, "/-/info"] {
        let with_cookie = session.on(server.call("GET", target));
        assert_eq!(with_cookie.send().await.code, 403, "{target}");
    }
    assert_eq!(upstream.lines(), [""; 0]);
    assert_eq!(server.call("GET", SECRETS).bearer("alice").send().await.code, 200);
}

#[tokio::test]
async fn a_missing_origin_likewise_where_something_changes() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let session = session(&server).await;
    upstream.forget();
    let delete = || {
        server
            .call("DELETE", NAMED)
            .header("sec-fetch-site", "same-origin")
    };
    assert_eq!(session.on(delete()).send().await.code, 403);
    assert_eq!(upstream.lines(), [""; 0]);
    assert_eq!(delete().bearer("alice").send().await.code, 200);
    assert_eq!(
        session
            .on(server.call("DELETE", NAMED).own_page())
            .send()
            .await
            .code,
        200
    );
}

#[tokio::test]
async fn an_embedding_origin_brings_its_own_credential() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--allowed-origin", EMBEDDER]);
    let session = session(&server).await;
    upstream.forget();
    let embedded = |method, target| {
        server
            .call(method, target)
            .header("origin", EMBEDDER)
            .header("sec-fetch-site", "cross-site")
    };
    assert_eq!(session.on(embedded("GET", SECRETS)).send().await.code, 403);
    assert_eq!(session.on(embedded("DELETE", NAMED)).send().await.code, 403);
    assert_eq!(embedded("GET", SECRETS).send().await.code, 403);
    assert_eq!(upstream.lines(), [""; 0]);
    assert_eq!(embedded("GET", SECRETS).bearer("alice").send().await.code, 200);
    assert_eq!(embedded("DELETE", NAMED).bearer("alice").send().await.code, 200);
}
