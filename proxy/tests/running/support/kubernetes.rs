//! What an ordinary API server answers to what this proxy may ask.

use super::{Answer, NAMED, SECRETS, Seen};
use serde_json::{Value, json};

/// The token that is there: its secret may never be seen where it wasn't asked for.
pub(crate) const TOKEN: &str = "abcdef.canary0secret00x";

/// The media type of discovery's aggregated form.
pub(crate) const AGGREGATED: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

/// Plays an API server that knows one token, whom `kubeconfig-user` and any bearer but `nobody` may do everything.
pub(crate) fn kubernetes(seen: &Seen) -> Answer {
    let bearer = seen.header("authorization").trim_start_matches("Bearer ");
    if bearer == "nobody" {
        return Answer::json(401, &status(401, "Unauthorized", "Unauthorized"));
    }
    match (seen.method.as_str(), seen.path()) {
        ("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews") => {
            let user = json!({ "username": format!("user-of-{bearer}"), "groups": ["system:authenticated"] });
            Answer::json(
                201,
                &json!({ "kind": "SelfSubjectReview", "status": { "userInfo": user } }),
            )
        }
        ("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews") => Answer::json(
            201,
            &json!({ "kind": "SelfSubjectAccessReview", "status": { "allowed": true } }),
        ),
        ("GET", SECRETS) if seen.target.contains("watch=") => Answer::Open(vec![format!(
            "{}\n",
            json!({ "type": "ADDED", "object": token_secret() })
        )]),
        ("GET", SECRETS) => {
            let list = json!({
                "kind": "SecretList", "apiVersion": "v1",
                "metadata": { "resourceVersion": "7" }, "items": [token_secret()],
            });
            Answer::json(200, &list)
        }
        ("POST", SECRETS) => Answer::json(201, &stored(&seen.json())),
        ("GET" | "PATCH", NAMED) => Answer::json(200, &token_secret()),
        ("DELETE", NAMED) => {
            let details =
                json!({ "name": "bootstrap-token-abcdef", "kind": "secrets", "uid": "uid-of-abcdef" });
            let status =
                json!({ "kind": "Status", "apiVersion": "v1", "status": "Success", "details": details });
            Answer::json(200, &status)
        }
        ("GET", "/version") => Answer::json(200, &json!({ "gitVersion": format!("v1-for-{bearer}") })),
        ("GET", "/api" | "/apis") => {
            let aggregated = seen.header("accept").contains("as=APIGroupDiscoveryList");
            let kind = if aggregated {
                AGGREGATED
            } else {
                "application/json"
            };
            Answer::text(200, kind, "{\"kind\":\"discovery\"}")
        }
        ("GET", "/apis/cluster.karmada.io") => Answer::json(200, &json!({ "kind": "APIGroup" })),
        ("GET", "/readyz") => Answer::text(200, "text/plain", "ok"),
        ("GET", "/api/v1/namespaces/kube-public/configmaps/cluster-info") => Answer::json(
            200,
            &json!({ "kind": "ConfigMap", "apiVersion": "v1", "data": { "kubeconfig": "" } }),
        ),
        _ => Answer::json(
            404,
            &status(
                404,
                "NotFound",
                "the server could not find the requested resource",
            ),
        ),
    }
}

/// What a person asks for who creates a token: one that is for everything and never expires.
pub(crate) fn wish(id: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
        "stringData": {
            "token-id": id, "token-secret": "0123456789abcdef",
            "usage-bootstrap-authentication": "true", "usage-bootstrap-signing": "true",
        },
    })
}

/// The Secret of [`TOKEN`], with the copy that `kubectl apply` leaves of it.
pub(crate) fn token_secret() -> Value {
    json!({
        "kind": "Secret",
        "apiVersion": "v1",
        "metadata": {
            "name": "bootstrap-token-abcdef",
            "namespace": "kube-system",
            "uid": "uid-of-abcdef",
            "resourceVersion": "7",
            "creationTimestamp": "2026-11-24T06:00:00Z",
            "annotations": {
                "kubectl.kubernetes.io/last-applied-configuration": "{\"stringData\":{\"token-secret\":\"canary0secret00x\"}}",
            },
            "managedFields": [{
                "manager": "kubectl", "operation": "Update", "apiVersion": "v1", "time": "2026-11-24T06:00:00Z",
                "fieldsType": "FieldsV1", "fieldsV1": { "f:data": { "f:token-secret": {} } },
            }],
        },
        "type": "bootstrap.kubernetes.io/token",
        "data": {
            "token-id": "YWJjZGVm",
            "token-secret": "Y2FuYXJ5MHNlY3JldDAweA==",
            "usage-bootstrap-authentication": "dHJ1ZQ==",
            "usage-bootstrap-signing": "dHJ1ZQ==",
        },
    })
}

/// A failure as kube-apiserver tells it.
pub(crate) fn status(code: u16, reason: &str, message: &str) -> Value {
    json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "message": message, "reason": reason, "code": code,
    })
}

/// What was sent, as the server has it after: with a uid and a version.
fn stored(sent: &Value) -> Value {
    let mut stored = sent.clone();
    stored["metadata"]["uid"] = json!("uid-of-new");
    stored["metadata"]["resourceVersion"] = json!("8");
    stored
}
