//! Sec-Fetch-Site on the API: `same-origin`, or an Authorization header; never the cookie from elsewhere.

use crate::support::{NAMED, SECRETS, Server, Session, Upstream, kubernetes};
use serde_json::json;

const EMBEDDER: &str = "https://dashboard.example.org";

async fn session(server: &Server) -> Session {
    server.session(&json!({ "token": "alice" })).await
}

#[tokio::test]
async fn another_site_is_refused_with_and_without_a_credential() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let session = session(&server).await;
    upstream.forget();
    for site in ["cross-site", "same-site", "none", "future-value", "Same-Origin"] {
        for target in [SECRETS, NAMED, "/-/info"] {
            let call = || server.call("GET", target).header("sec-fetch-site", site);
            for call in [call(), call().bearer("alice"), session.on(call())] {
                assert_eq!(call.send().await.code, 403, "{site} {target}");
            }
        }
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
    for method in ["DELETE", "PATCH"] {
        let call = || {
            let call = server.call(method, NAMED);
            if method == "PATCH" {
                call.merge(&json!({}))
            } else {
                call
            }
        };
        let change = || call().header("sec-fetch-site", "same-origin");
        upstream.forget();
        assert_eq!(session.on(change()).send().await.code, 403, "{method}");
        assert_eq!(upstream.lines(), [""; 0], "{method}");
        assert_eq!(change().bearer("alice").send().await.code, 200, "{method}");
        let own = session.on(call().own_page());
        assert_eq!(own.send().await.code, 200, "{method}");
    }
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
