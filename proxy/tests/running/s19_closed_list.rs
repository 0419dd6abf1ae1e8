//! A closed list of operations: of anything else upstream hears nothing.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
use serde_json::json;

/// Method, target, and the code of the refusal.
const OTHERS: [(&str, &str, u16); 33] = [
    ("PUT", NAMED, 405),
    ("PATCH", SECRETS, 405),
    ("DELETE", SECRETS, 405),
    ("POST", NAMED, 405),
    ("HEAD", NAMED, 405),
    ("OPTIONS", SECRETS, 405),
    ("GET", "/api/v1/secrets", 404),
    ("GET", "/api/v1/namespaces/default/secrets", 404),
    ("GET", "/api/v1/namespaces/kube-system/secrets/other", 404),
    (
        "GET",
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef/status",
        404,
    ),
    (
        "GET",
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-ABCDEF",
        404,
    ),
    ("GET", "/api/v1/namespaces/kube-system/secrets/", 404),
    ("GET", "/api/v1/namespaces/kube-system/configmaps", 404),
    ("GET", "/api/v1/namespaces/kube-public/configmaps", 404),
    (
        "POST",
        "/api/v1/namespaces/kube-system/serviceaccounts/default/token",
        404,
    ),
    ("POST", "/apis/authentication.k8s.io/v1/tokenreviews", 404),
    (
        "POST",
        "/apis/authorization.k8s.io/v1/localsubjectaccessreviews",
        404,
    ),
    (
        "POST",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests",
        405,
    ),
    (
        "DELETE",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests",
        405,
    ),
    (
        "GET",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1",
        404,
    ),
    (
        "PUT",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1/approval",
        404,
    ),
    (
        "GET",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests?fieldSelector=spec.signerName%3Dx",
        400,
    ),
    (
        "GET",
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        404,
    ),
    (
        "POST",
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        404,
    ),
    ("GET", "/api/v1/namespaces/kube-system/pods/x/proxy/", 404),
    ("GET", "/api/v1/watch/namespaces/kube-system/secrets", 404),
    ("GET", "/proxy/api/v1", 404),
    ("GET", "/openapi/v2", 404),
    ("GET", "/openapi/v3/apis/apps/v1", 404),
    ("GET", "/apis/apps/v1", 404),
    ("GET", "/apis/cluster.karmada.io", 404),
    ("GET", "/apis/cluster.karmada.io/v1alpha1/clusters", 404),
    ("POST", "/version", 405),
];

/// Queries of a list.
const QUERIES: [&str; 13] = [
    "labelSelector=a%3Db",
    "fieldSelector=type%3DOpaque",
    "fieldSelector=type!%3Dbootstrap.kubernetes.io/token",
    "fieldSelector=metadata.name%3Dother",
    "limit=1&limit=2",
    "limit=-1",
    "limit=x",
    "watch=maybe",
    "view=none",
    "continue=%0d%0a",
    "resourceVersion=1%26labelSelector=a",
    "dryRun=All",
    "x=1",
];

#[tokio::test]
async fn other_methods_resources_namespaces_and_subresources() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for (method, target, code) in OTHERS {
        let call = server.call(method, target).bearer("alice").json(&json!({}));
        assert_eq!(call.send().await.code, code, "{method} {target}");
        assert_eq!(upstream.lines(), [""; 0], "{method} {target}");
    }
}

#[tokio::test]
async fn other_parameters() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for query in QUERIES {
        let call = server.call("GET", &format!("{SECRETS}?{query}")).bearer("alice");
        let refusal = call.send().await.refusal();
        assert_eq!(refusal, (400, "BadRequest".to_owned()), "{query}");
        assert_eq!(upstream.lines(), [""; 0], "{query}");
    }
}
