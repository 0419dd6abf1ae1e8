//! A closed list of operations: of anything else upstream hears nothing.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
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
