//! A closed list of operations: of anything else upstream hears nothing.

#[path = "../shared/closed_set.rs"]
mod set;

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_oneof};
use proptest::sample::{select, subsequence};
use proptest::strategy::{Just, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case("PUT", NAMED, 405)]
#[case("PATCH", SECRETS, 405)]
#[case("DELETE", SECRETS, 405)]
#[case("POST", NAMED, 405)]
#[case("HEAD", NAMED, 405)]
#[case("OPTIONS", SECRETS, 405)]
#[case("GET", "/api/v1/secrets", 404)]
#[case("GET", "/api/v1/namespaces/default/secrets", 404)]
#[case("GET", "/api/v1/namespaces/kube-system/secrets/other", 404)]
#[case(
    "GET",
    "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef/status",
    404
)]
#[case("GET", "/api/v1/namespaces/kube-system/secrets/bootstrap-token-ABCDEF", 404)]
#[case("GET", "/api/v1/namespaces/kube-system/secrets/", 404)]
#[case("GET", "/api/v1/namespaces/kube-system/configmaps", 404)]
#[case("GET", "/api/v1/namespaces/kube-public/configmaps", 404)]
#[case("POST", "/api/v1/namespaces/kube-system/serviceaccounts/default/token", 404)]
#[case("POST", "/apis/authentication.k8s.io/v1/tokenreviews", 404)]
#[case("POST", "/apis/authorization.k8s.io/v1/localsubjectaccessreviews", 404)]
#[case("POST", "/apis/certificates.k8s.io/v1/certificatesigningrequests", 405)]
#[case("DELETE", "/apis/certificates.k8s.io/v1/certificatesigningrequests", 405)]
#[case("GET", "/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1", 404)]
#[case(
    "PUT",
    "/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1/approval",
    404
)]
#[case(
    "GET",
    "/apis/certificates.k8s.io/v1/certificatesigningrequests?fieldSelector=spec.signerName%3Dx",
    400
)]
#[case("GET", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", 404)]
#[case("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", 404)]
#[case("GET", "/api/v1/namespaces/kube-system/pods/x/proxy/", 404)]
#[case("GET", "/api/v1/watch/namespaces/kube-system/secrets", 404)]
#[case("GET", "/proxy/api/v1", 404)]
#[case("GET", "/openapi/v2", 404)]
#[case("GET", "/openapi/v3/apis/apps/v1", 404)]
#[case("GET", "/apis/apps/v1", 404)]
#[case("GET", "/apis/cluster.karmada.io", 404)]
#[case("GET", "/apis/cluster.karmada.io/v1alpha1/clusters", 404)]
#[case("POST", "/version", 405)]
#[tokio::test]
async fn other_methods_resources_namespaces_and_subresources(
    #[case] method: &str,
    #[case] target: &str,
    #[case] code: u16,
) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(
        server
            .call(method, target)
            .bearer("alice")
            .json(&json!({}))
            .send()
            .await
            .code,
        code
    );
    assert_eq!(upstream.lines(), [""; 0]);
}

#[rstest]
#[case("labelSelector=a%3Db")]
#[case("fieldSelector=type%3DOpaque")]
#[case("fieldSelector=type!%3Dbootstrap.kubernetes.io/token")]
#[case("fieldSelector=metadata.name%3Dother")]
#[case("limit=1&limit=2")]
#[case("limit=-1")]
#[case("limit=x")]
#[case("watch=maybe")]
#[case("view=none")]
#[case("continue=%0d%0a")]
#[case("resourceVersion=1%26labelSelector=a")]
#[case("dryRun=All")]
#[case("x=1")]
#[tokio::test]
async fn other_parameters(#[case] query: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server
        .call("GET", &format!("{SECRETS}?{query}"))
        .bearer("alice")
        .send()
        .await;
    assert_eq!(reply.refusal(), (400, "BadRequest".to_owned()));
    assert_eq!(upstream.lines(), [""; 0]);
}

/// What the proxy asks by itself has a name too.
#[tokio::test]
async fn so_has_what_the_proxy_asks_by_itself() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for target in ["/-/info", "/-/outside", "/readyz", "/livez", "/metrics"] {
        assert_eq!(
            server.call("GET", target).bearer("alice").send().await.code,
            200,
            "{target}"
        );
    }
    let check = server.call("POST", "/-/check").bearer("alice");
    let reply = check
        .json(&json!({ "token": "abcdef.0123456789abcdef" }))
        .send()
        .await;
    assert_eq!(reply.code, 200);
    let mut names: Vec<_> = upstream
        .seen()
        .iter()
        .map(|seen| set::operation(&seen.method, &seen.target).unwrap_or_else(|| panic!("{}", seen.line())))
        .collect();
    names.sort_unstable();
    names.dedup();
    let asked = [
        "cluster-info",
        "karmada",
        "readyz",
        "self-subject-access-review",
        "self-subject-review",
    ];
    assert_eq!(names, asked);
}

/// Whatever is asked, upstream hears only what has a name: 3,000 targets made of parts that nearly fit.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_asked_upstream_hears_only_what_has_a_name() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let mut runner = TestRunner::deterministic();
    let targets = targets();
    let mut codes = [0_u32; 6];
    for _ in 0..3000 {
        let (method, target) = targets.new_tree(&mut runner).unwrap().current();
        let head = server
            .call(method, &target)
            .bearer("alice")
            .json(&json!({}))
            .open()
            .await;
        codes[usize::from(head.status().as_u16() / 100)] += 1;
    }
    assert!(
        codes[2] > 10 && codes[4] > 1000,
        "some fit and many don't: {codes:?}"
    );
    assert_eq!(codes[5], 0);
    for seen in upstream.seen() {
        let operation = set::operation(&seen.method, &seen.target);
        assert!(operation.is_some(), "{}", seen.line());
    }
}

fn targets() -> impl Strategy<Value = (&'static str, String)> {
    let methods = select(vec![
        "GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECTX",
    ]);
    let part = select(vec![
        "api",
        "apis",
        "v1",
        "namespaces",
        "kube-system",
        "kube-public",
        "default",
        "secrets",
        "configmaps",
        "cluster-info",
        "bootstrap-token-abcdef",
        "bootstrap-token-",
        "..",
        ".",
        "%2e%2e",
        "%2f",
        "",
        "watch",
        "proxy",
        "authentication.k8s.io",
        "selfsubjectreviews",
        "tokenreviews",
        "*",
    ]);
    let near = prop_oneof![
        4 => Just(SECRETS.to_owned()),
        2 => Just(NAMED.to_owned()),
        1 => Just("/api/v1/namespaces/kube-public/configmaps/cluster-info".to_owned()),
        4 => vec(part, 1..8).prop_map(|parts| format!("/{}", parts.join("/"))),
    ];
    let pairs = vec![
        "limit=5",
        "limit=0x5",
        "watch=true",
        "watch=1",
        "view=masked",
        "view=all",
        "labelSelector=a",
        "fieldSelector=",
        "fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken",
        "fieldSelector=type%3DOpaque",
        "timeoutSeconds=1",
        "resourceVersion=5",
        "resourceVersion=5%3B",
        "pretty=true",
        "%6cimit=5",
        "",
        "dryRun=All",
    ];
    let query = subsequence(pairs, 0..3).prop_map(|pairs| pairs.join("&"));
    (methods, near, query).prop_map(|(method, path, query)| {
        (
            method,
            if query.is_empty() {
                path
            } else {
                format!("{path}?{query}")
            },
        )
    })
}
