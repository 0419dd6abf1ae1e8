//! The RBAC that the README tells people to apply: applied, and signed in with.

use http::{Method, StatusCode};
use karmada_token_tests::{Outcome, SECRETS, Serve, User, in_tree, kubectl, story};
use serde_json::json;

const REQUESTS: &str = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const REVIEWS: &str = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

#[tokio::test]
async fn the_service_accounts_of_deploy_may_what_the_readme_says() -> Outcome {
    story("rbac", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let administrator = plane.kubeconfig(&User::administrator());
        let manifest = in_tree("deploy/rbac.yaml");
        kubectl(&administrator, &["apply", "-f", &manifest.to_string_lossy()]).await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let secret = json!({
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": { "name": "bootstrap-token-rbac01", "namespace": "kube-system" },
            "type": "bootstrap.kubernetes.io/token",
            "stringData": { "token-id": "rbac01", "token-secret": "0123456789abcdef", "usage-bootstrap-signing": "true" },
        });
        // Whether an agent may be set up: one of the three that the proxy forwards.
        let question = json!({
            "apiVersion": "authorization.k8s.io/v1",
            "kind": "SubjectAccessReview",
            "spec": {
                "user": "system:karmada:agent:rbac-generator",
                "groups": ["system:karmada:agents", "system:authenticated"],
                "resourceAttributes": { "verb": "create", "group": "rbac.authorization.k8s.io", "resource": "clusterroles" },
            },
        });

        for (account, creates) in [
            ("karmada-token-viewer", StatusCode::FORBIDDEN),
            ("karmada-token-admin", StatusCode::CREATED),
        ] {
            let token = kubectl(&administrator, &["-n", "kube-system", "create", "token", account]).await?;
            let session = proxy.session_of(token.trim()).await?;
            assert_eq!(session.get(SECRETS).await?.status, StatusCode::OK, "{account} lists");
            let cluster_info = "/api/v1/namespaces/kube-public/configmaps/cluster-info";
            assert_eq!(session.get(cluster_info).await?.status, StatusCode::OK, "{account} reads cluster-info");
            let listed = session.get(REQUESTS).await?;
            assert_eq!(listed.status, StatusCode::OK, "{account} sees requests: {}", listed.text());
            let asked = session.post(REVIEWS, &question).await?;
            assert_eq!(asked.status, StatusCode::CREATED, "{account} asks: {}", asked.text());
            assert_eq!(session.post(SECRETS, &secret).await?.status, creates, "{account} creates");
            if creates.is_success() {
                let named = format!("{SECRETS}/bootstrap-token-rbac01");
                let patch = json!({ "data": { "usage-bootstrap-signing": null } });
                let patched = session.merge(&named, &patch).await?;
                assert_eq!(patched.status, StatusCode::OK, "{account} patches: {}", patched.text());
                let deleted = session.send(Method::DELETE, &named, None).await?;
                assert_eq!(deleted.status, StatusCode::OK, "{account} deletes: {}", deleted.text());
            }
        }
        Ok(())
    })
    .await
}
