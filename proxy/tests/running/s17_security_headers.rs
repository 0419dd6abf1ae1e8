//! The security headers, on every route and on error answers too.

use crate::support::{Call, NAMED, Reply, SECRETS, Server, Upstream, kubernetes};
use serde_json::json;

fn snapshot(reply: &Reply) -> Vec<(&str, &str)> {
    let names = [
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "referrer-policy",
        "strict-transport-security",
        "x-content-type-options",
    ];
    names
        .into_iter()
        .map(|name| (name, reply.header(name)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

const EXPECTED: [(&str, &str); 4] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// Every route, and every way to be refused, with the code that it has.
fn calls(server: &Server) -> Vec<(u16, Call)> {
    let page = |method, target| server.call(method, target).own_page();
    vec![
        (200, page("GET", "/")),
        (404, page("GET", "/nothing")),
        (405, page("POST", "/")),
        (200, page("GET", "/livez")),
        (200, page("GET", "/readyz")),
        (200, page("GET", "/metrics")),
        (405, page("POST", "/livez")),
        (200, page("GET", "/-/info")),
        (401, page("GET", SECRETS)),
        (401, page("GET", SECRETS).bearer("nobody")),
        (200, page("GET", SECRETS).bearer("alice")),
        (200, page("GET", NAMED).bearer("alice")),
        (200, page("DELETE", NAMED).bearer("alice")),
        (
            400,
            page("GET", "/api/v1/namespaces/kube-system/secrets?labelSelector=a").bearer("alice"),
        ),
        (404, page("GET", "/api/v1/pods").bearer("alice")),
        (405, page("PUT", NAMED).bearer("alice")),
        (415, page("POST", SECRETS).bearer("alice").body("{}")),
        (
            413,
            page("POST", SECRETS)
                .bearer("alice")
                .json(&json!("x".repeat(70_000))),
        ),
        (
            422,
            page("POST", SECRETS)
                .bearer("alice")
                .json(&json!({ "kind": "Secret", "apiVersion": "v1" })),
        ),
        (403, server.call("GET", SECRETS).instead("host", "evil.test")),
        (400, server.call("GET", SECRETS).instead("host", "")),
        (
            403,
            server.call("GET", SECRETS).header("sec-fetch-site", "cross-site"),
        ),
        (404, page("GET", "/-/nothing")),
        (405, page("PUT", "/-/session")),
        (201, page("POST", "/-/session").json(&json!({ "token": "alice" }))),
        (204, page("DELETE", "/-/session")),
    ]
}

/// On an answer over plain HTTP.
#[track_caller]
pub(crate) fn has_all(reply: &Reply) {
    assert_eq!(snapshot(reply), EXPECTED, "{}", reply.text());
    let policy = reply.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn are_on_every_answer() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for (index, (code, call)) in calls(&server).into_iter().enumerate() {
        let reply = call.send().await;
        assert_eq!(reply.code, code, "call {index}: {}", reply.text());
        has_all(&reply);
    }
}

#[tokio::test]
async fn tls_is_insisted_on_where_there_is_tls() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(
        &upstream,
        &["--behind-tls-proxy", "--allowed-host", "tokens.example.org"],
    );
    for target in ["/", SECRETS, "/nothing", "/livez"] {
        let reply = server
            .call("GET", target)
            .instead("host", "tokens.example.org")
            .send()
            .await;
        assert_eq!(
            reply.header("strict-transport-security"),
            "max-age=31536000",
            "{target}"
        );
    }
}
