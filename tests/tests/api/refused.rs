//! What isn't about bootstrap tokens is refused, and upstream never hears of it.

use std::time::Duration;

use http::{Method, StatusCode};
use karmada_token_tests::{AuditEvent, Outcome, SECRETS, Secrets, Serve, story, until};
use serde_json::{Value, json};

const OTHER_TYPE: &str = "bootstrap-token-opaque";

/// Method, path, and whether a body is sent along.
const REQUESTS: [(Method, &str, bool); 26] = [
    // Other namespaces.
    (Method::GET, "/api/v1/namespaces/default/secrets", false),
    (Method::GET, "/api/v1/secrets", false),
    (
        Method::GET,
        "/api/v1/namespaces/kube-public/secrets/bootstrap-token-abcdef",
        false,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/default/configmaps/cluster-info",
        false,
    ),
    // Other resources.
    (Method::GET, "/api/v1/namespaces/kube-system/configmaps", false),
    (Method::GET, "/api/v1/namespaces/kube-public/configmaps", false),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/serviceaccounts",
        false,
    ),
    (
        Method::POST,
        "/api/v1/namespaces/kube-system/serviceaccounts/default/token",
        true,
    ),
    (Method::GET, "/api/v1/namespaces", false),
    (
        Method::GET,
        "/apis/rbac.authorization.k8s.io/v1/clusterroles",
        false,
    ),
    (
        Method::POST,
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        true,
    ),
    (Method::GET, "/apis/cluster.karmada.io/v1alpha1/clusters", false),
    (
        Method::POST,
        "/apis/authorization.k8s.io/v1/localsubjectaccessreviews",
        true,
    ),
    (Method::GET, "/logs/", false),
    // Other names, subresources, and paths that would be another one upstream.
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets/anything",
        false,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef/status",
        false,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-%2e%2e%2f",
        false,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets/%2e%2e/configmaps",
        false,
    ),
    (Method::GET, "/api/v1/namespaces/kube-system//secrets", false),
    // Other verbs and parameters.
    (Method::DELETE, SECRETS, false),
    (
        Method::PUT,
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef",
        true,
    ),
    (Method::PUT, SECRETS, true),
    (
        Method::POST,
        "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef",
        true,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets?labelSelector=a",
        false,
    ),
    (
        Method::GET,
        "/api/v1/namespaces/kube-system/secrets?watch=1&allNamespaces=1",
        false,
    ),
    (Method::GET, "/api/v1/watch/namespaces/kube-system/secrets", false),
];

#[tokio::test]
async fn requests_for_anything_else_never_reach_upstream() -> Outcome {
    story("refused", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let user = plane.administrator("refused")?;
        let session = stage
            .serve(Serve::kubeconfig(&plane, &user)?)
            .await?
            .session()
            .await?;
        let opened = seen(&plane.audit_log(), user.name())?.len();

        for (method, path, has_body) in REQUESTS {
            let body = json!({ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "x" } });
            let answer = session
                .send(method.clone(), path, has_body.then_some(&body))
                .await?;
            let refused = [400, 403, 404, 405, 415].contains(&answer.status.as_u16());
            assert!(refused, "{method} {path}: {} {}", answer.status, answer.text());
            assert_eq!(
                answer.json()["kind"],
                "Status",
                "{method} {path}: {}",
                answer.text()
            );
        }
        let other_kinds = [
            with("kind", "ConfigMap"),
            with("type", "Opaque"),
            in_namespace("default"),
        ];
        for body in other_kinds {
            let answer = session.post(SECRETS, &body).await?;
            assert!(answer.status.is_client_error(), "{body}: {}", answer.text());
        }

        // The last word: a request that is let through. When it is in the log, all before it would be, too.
        let marker = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-marker";
        assert_eq!(session.get(marker).await?.status, StatusCode::NOT_FOUND);
        let uris = until(
            "the marker in the audit log",
            Duration::from_secs(5),
            async || {
                let uris = seen(&plane.audit_log(), user.name()).ok()?;
                uris.iter().any(|uri| uri.starts_with(marker)).then_some(uris)
            },
        )
        .await?;
        let leaked: Vec<_> = uris[opened..]
            .iter()
            .filter(|uri| !uri.starts_with(marker))
            .collect();
        assert!(leaked.is_empty(), "upstream saw {leaked:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_secret_of_another_type_is_as_if_it_were_not_there() -> Outcome {
    story("other-type", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        secrets
            .create(OTHER_TYPE, "Opaque", &[("password", "not-for-this-proxy")])
            .await?;
        let user = plane.administrator("other-type")?;
        let session = stage
            .serve(Serve::kubeconfig(&plane, &user)?)
            .await?
            .session()
            .await?;

        let path = format!("{SECRETS}/{OTHER_TYPE}");
        for (method, path) in [(Method::GET, path.as_str()), (Method::DELETE, &path)] {
            let answer = session.send(method.clone(), path, None).await?;
            assert_eq!(
                answer.status,
                StatusCode::NOT_FOUND,
                "{method}: {}",
                answer.text()
            );
            assert!(
                !answer.text().contains("bm90LWZvci10aGlzLXByb3h5"),
                "{method} answers its content"
            );
        }
        for query in [
            "",
            "?fieldSelector=type%3DOpaque",
            "?fieldSelector=metadata.name%3Dbootstrap-token-opaque",
        ] {
            let answer = session.get(&format!("{SECRETS}{query}")).await?;
            assert!(
                !answer.text().contains(OTHER_TYPE),
                "{query:?}: {}",
                answer.text()
            );
        }
        assert_eq!(
            secrets.object("opaque").await?["type"],
            "Opaque",
            "it is still there"
        );
        Ok(())
    })
    .await
}

fn seen(log: &std::path::Path, user: &str) -> Outcome<Vec<String>> {
    let events = AuditEvent::read(log)?;
    Ok(events
        .into_iter()
        .filter(|event| event.user() == user)
        .map(|event| event.request_uri)
        .collect())
}

/// A token's Secret with one field of another value.
fn with(field: &str, value: &str) -> Value {
    let mut secret = json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": { "name": "bootstrap-token-abcdef" },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": { "token-id": "abcdef", "token-secret": "0123456789abcdef" },
    });
    secret[field] = value.into();
    secret
}

fn in_namespace(namespace: &str) -> Value {
    let mut secret = with("kind", "Secret");
    secret["metadata"]["namespace"] = namespace.into();
    secret
}
