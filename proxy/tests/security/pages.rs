//! What a web page elsewhere can do: nothing. 8 to 13, 17 and 18.

use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST};
use http::{Method, Request, StatusCode};
use serde_json::json;

use crate::support::{Recorder, SECRETS, Server, bare, page, script};

const EMBEDDER: &str = "https://dashboard.example.org";

#[tokio::test]
async fn s08_a_foreign_host_sees_neither_page_nor_api() {
    let server = Server::sandbox().await;
    for host in [
        "evil.test",
        "localhost.evil.test:8321",
        "127.0.0.1",
        "127.0.0.1:8322",
        "localhost.:8321",
    ] {
        for target in ["/", "/index.html", SECRETS, "/-/info"] {
            let request = Request::get(target).header(HOST, host).body("".into()).unwrap();
            server.send(request).await.is_status(403);
        }
    }
    let twice = bare(Method::GET, "/-/info").with(HOST.as_str(), "evil.test");
    server.send(twice.empty()).await.is_status(400);
    let absolute = bare(Method::GET, "http://127.0.0.1:8321/-/info");
    server.send(absolute.empty()).await.is_status(400);
    let ipv6 = Request::get("/-/info")
        .header(HOST, "[::1]:8321")
        .body("".into())
        .unwrap();
    assert_eq!(server.send(ipv6).await.status, StatusCode::OK);
}

#[tokio::test]
async fn operators_may_ask_under_any_host() {
    let server = Server::sandbox().await;
    for target in ["/livez", "/readyz", "/metrics"] {
        let request = Request::get(target)
            .header(HOST, "10.0.0.7:8321")
            .body("".into())
            .unwrap();
        assert_eq!(server.send(request).await.status, StatusCode::OK, "{target}");
    }
}

#[tokio::test]
async fn s09_a_foreign_origin_changes_nothing() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let session = server.sign_in(json!({"token": "alice"})).await;
    upstream.take();
    for origin in [
        "null",
        "http://evil.test",
        "http://127.0.0.1:8322",
        "http://127.0.0.1:83210",
        "https://127.0.0.1:8321",
    ] {
        for target in [SECRETS, "/-/check", "/-/session"] {
            let request = bare(Method::POST, target)
                .with("origin", origin)
                .with("sec-fetch-site", "same-origin");
            server
                .send(request.session(&session).json(&json!({})))
                .await
                .is_status(403);
        }
    }
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn s10_a_cookie_counts_for_our_own_page_alone() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let session = server.sign_in(json!({"token": "alice"})).await;
    upstream.take();
    for site in ["same-site", "cross-site", "none"] {
        let request = bare(Method::GET, SECRETS).with("sec-fetch-site", site);
        server
            .send(request.session(&session).empty())
            .await
            .is_status(403);
    }
    server
        .send(bare(Method::GET, SECRETS).session(&session).empty())
        .await
        .is_status(403);
    server
        .send(bare(Method::GET, "/-/info").session(&session).empty())
        .await
        .is_status(403);
    let no_origin = bare(Method::POST, SECRETS).with("sec-fetch-site", "same-origin");
    server
        .send(no_origin.session(&session).json(&json!({})))
        .await
        .is_status(403);
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn s11_a_form_is_no_json() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        "",
    ] {
        for target in [SECRETS, "/-/check"] {
            let request = script(Method::POST, target, "alice")
                .with("content-type", kind)
                .body("{}");
            server.send(request).await.is_status(415);
        }
        server
            .send(
                page(Method::POST, "/-/session")
                    .with("content-type", kind)
                    .body("{}"),
            )
            .await
            .is_status(415);
    }
    server
        .send(script(Method::POST, SECRETS, "alice").body("{}"))
        .await
        .is_status(415);
    let protobuf =
        script(Method::POST, SECRETS, "alice").with("content-type", "application/vnd.kubernetes.protobuf");
    let answer = server.send(protobuf.body("k8s\0")).await;
    answer.is_status(415);
    assert!(answer.text().contains("protobuf"));
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn s12_no_other_origin_may_read_unless_it_is_named() {
    let upstream = Recorder::start().await;
    let plain = Server::bearer(&upstream, &[]).await;
    let embedded = Server::bearer(&upstream, &["--allowed-origin", EMBEDDER]).await;
    let ask = |token: &str| {
        script(Method::GET, SECRETS, token)
            .with("origin", EMBEDDER)
            .with("sec-fetch-site", "cross-site")
            .empty()
    };
    let refused = plain.send(ask("alice")).await;
    refused.is_status(403);
    assert!(!refused.headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN));

    let answer = embedded.send(ask("alice")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers[ACCESS_CONTROL_ALLOW_ORIGIN], EMBEDDER);
    assert!(
        answer.headers["access-control-expose-headers"]
            .to_str()
            .unwrap()
            .contains("Date")
    );
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    assert!(
        answer
            .headers
            .get_all("vary")
            .iter()
            .any(|value| value == "Origin")
    );
}

#[tokio::test]
async fn s12_the_preflight_of_an_embedder_is_answered_and_no_other() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &["--allowed-origin", EMBEDDER]).await;
    let preflight = |origin: &str| {
        bare(Method::OPTIONS, SECRETS)
            .with("origin", origin)
            .with("access-control-request-method", "POST")
            .with("access-control-request-headers", "authorization,content-type")
            .empty()
    };
    let answer = server.send(preflight(EMBEDDER)).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.headers[ACCESS_CONTROL_ALLOW_ORIGIN], EMBEDDER);
    let refused = server.send(preflight("https://evil.test")).await;
    refused.is_status(403);
    assert!(!refused.headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN));
    // An embedder's page brings its own credential; a browser's cookie is none.
    let session = server.sign_in(json!({"token": "alice"})).await;
    let request = bare(Method::GET, SECRETS)
        .with("origin", EMBEDDER)
        .with("sec-fetch-site", "cross-site");
    server
        .send(request.session(&session).empty())
        .await
        .is_status(403);
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

#[tokio::test]
async fn s17_every_answer_carries_the_security_headers() {
    let server = Server::sandbox().await;
    let requests = [
        bare(Method::GET, "/"),
        bare(Method::GET, "/nothing.js"),
        bare(Method::GET, SECRETS),
        bare(Method::PUT, SECRETS),
        bare(Method::GET, "/-/info"),
        bare(Method::GET, "/-/nothing"),
        bare(Method::PUT, "/-/info"),
        bare(Method::POST, "/-/session"),
        bare(Method::GET, "/livez"),
        bare(Method::GET, "/metrics"),
        bare(Method::GET, "/").with(HOST.as_str(), "evil.test"),
    ];
    for request in requests {
        let answer = server.send(request.empty()).await;
        let policy = answer.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with(POLICY), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.headers[name], value);
        }
        assert!(!answer.headers.contains_key("strict-transport-security"));
        assert_eq!(answer.headers[CACHE_CONTROL], "no-store", "18");
    }
}

#[tokio::test]
async fn s15_trusted_types_are_required_on_our_own_page() {
    let server = Server::start(&["--sandbox", "--frame-ancestors", EMBEDDER]).await;
    let answer = server.send(bare(Method::GET, "/").empty()).await;
    let policy = answer.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.ends_with("require-trusted-types-for 'script'; trusted-types default"),
        "{policy}"
    );
    assert!(
        policy.contains(&format!("frame-ancestors {EMBEDDER}")),
        "{policy}"
    );
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "13"
    );
}
