//! What the API server says of itself: its version, its API groups. The group `cluster.karmada.io` is what makes a
//! Kubernetes API server Karmada's.

use super::answer::Answer;
use super::failure::Failure;
use crate::operation::Document;
use serde_json::{Value, json};

const KARMADA: (&str, &str) = ("cluster.karmada.io", "v1alpha1");
const GROUPS: [(&str, &str); 4] = [
    ("authentication.k8s.io", "v1"),
    ("authorization.k8s.io", "v1"),
    ("certificates.k8s.io", "v1"),
    KARMADA,
];

/// Always in the plain form, as a server of before Kubernetes 1.30.
///
/// # Errors
/// 404 for the schemas, of which there are none.
pub(super) fn document(document: Document) -> Result<Answer, Failure> {
    let json = match document {
        Document::Version => version(),
        Document::Api => json!({ "kind": "APIVersions", "versions": ["v1"] }),
        Document::ApiV1 => core_resources(),
        Document::Apis => {
            json!({ "kind": "APIGroupList", "apiVersion": "v1", "groups": GROUPS.map(group) })
        }
        Document::OpenApi | Document::OpenApiV1 => return Err(Failure::no_such_resource()),
    };
    Ok(Answer::ok(&json))
}

/// Karmada's own group.
pub(super) fn karmada() -> Answer {
    let mut group = group(KARMADA);
    group["kind"] = json!("APIGroup");
    group["apiVersion"] = json!("v1");
    Answer::ok(&group)
}

/// Kubernetes' release whose behaviour this is; "sandbox" so that nobody takes it for a real one.
fn version() -> Value {
    json!({
        "major": "1",
        "minor": "36",
        "gitVersion": "v1.36.3+sandbox",
        "gitCommit": "",
        "gitTreeState": "",
        "buildDate": "1970-01-01T00:00:00Z",
        "goVersion": "",
        "compiler": "",
        "platform": format!("{}/{}", std::env::consts::OS, std::env::consts::ARCH),
    })
}

/// What of the core group there is here.
fn core_resources() -> Value {
    let resource = |name: &str, singular: &str, kind: &str, verbs: &[&str]| json!({ "name": name, "singularName": singular, "namespaced": true, "kind": kind, "verbs": verbs });
    let verbs = ["create", "delete", "get", "list", "patch", "watch"];
    let resources = [
        resource("configmaps", "configmap", "ConfigMap", &["get"]),
        resource("secrets", "secret", "Secret", &verbs),
    ];
    json!({ "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": resources })
}

fn group((name, version): (&str, &str)) -> Value {
    let version = json!({ "groupVersion": format!("{name}/{version}"), "version": version });
    json!({ "name": name, "versions": [&version], "preferredVersion": &version })
}
