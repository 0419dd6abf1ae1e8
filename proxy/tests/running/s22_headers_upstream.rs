//! Upstream gets headers from a closed list: none that a caller sent passes, but its own credential.

use crate::support::{SECRETS, Server, Upstream, kubernetes};
use std::collections::BTreeSet;

const HOSTILE: [(&str, &str); 20] = [
    ("impersonate-user", "system:admin"),
    ("impersonate-group", "system:masters"),
    ("impersonate-uid", "1"),
    ("impersonate-extra-scopes", "x"),
    ("x-remote-user", "system:admin"),
    ("x-remote-group", "system:masters"),
    ("x-remote-extra-a", "b"),
    ("x-forwarded-for", "10.0.0.1"),
    ("x-forwarded-user", "root"),
    ("x-forwarded-host", "evil.test"),
    ("forwarded", "for=10.0.0.1"),
    ("x_remote_user", "system:admin"),
    ("impersonate_user", "system:admin"),
    ("x-original-url", "/api/v1/pods"),
    ("x-http-method-override", "DELETE"),
    ("proxy-authorization", "Basic YTpi"),
    ("cookie", "session=1"),
    ("x-karmada-token-key", "key"),
    ("x-unknown", "1"),
    ("audit-id", "forged"),
];

#[tokio::test]
async fn none_of_the_callers_headers_passes() {
    let upstream = Upstream::start(kubernetes).await;
    for server in [Server::bearer(&upstream, &[]), Server::kubeconfig(&upstream, &[])] {
        upstream.forget();
        let call = server
            .call("GET", SECRETS)
            .bearer("alice")
            .header("accept", "application/yaml")
            .header("user-agent", "kubectl/v1.36.0");
        let call = HOSTILE
            .into_iter()
            .fold(call, |call, (name, value)| call.header(name, value));
        assert_eq!(call.send().await.code, 200);
        let [seen] = &upstream.about_secrets()[..] else {
            panic!("one request")
        };
        let names: BTreeSet<_> = seen.headers.keys().map(http::HeaderName::as_str).collect();
        let allowed = BTreeSet::from(["accept", "authorization", "host", "user-agent"]);
        assert!(names.is_subset(&allowed), "{names:?}");
        assert_eq!(seen.header("authorization"), "Bearer alice");
        assert_eq!(seen.header("accept"), "application/json");
        let ours = concat!("karmada-token/", env!("CARGO_PKG_VERSION"));
        assert_eq!(seen.header("user-agent"), ours);
        assert_eq!(seen.header("host"), upstream.url().trim_start_matches("http://"));
    }
}

/// What Connection names is dropped as well, and takes nothing of ours along.
#[tokio::test]
async fn connection_takes_nothing_along() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let call = server.call("GET", SECRETS).bearer("alice");
    let call = call
        .header("connection", "close, authorization, x-remote-user, host")
        .header("x-remote-user", "root");
    assert_eq!(call.send().await.code, 200);
    let [seen] = &upstream.about_secrets()[..] else {
        panic!("one request")
    };
    assert_eq!(seen.header("authorization"), "Bearer alice");
    assert_eq!(seen.header("x-remote-user"), "");
    assert_eq!(seen.header("connection"), "");
}

#[tokio::test]
async fn two_credentials_are_none() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let call = server.call("GET", SECRETS).bearer("alice").bearer("bob");
    assert_eq!(call.send().await.code, 401);
    assert_eq!(upstream.lines(), [""; 0]);
}
