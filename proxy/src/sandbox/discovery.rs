//! What the API server says of itself: ready, its version, its API groups. The group `cluster.karmada.io` is what
//! makes a Kubernetes API server Karmada's.

use super::answer::Answer;
use super::status::Failure;
use serde_json::{Value, json};

const GROUPS: [(&str, &str); 4] = [
    ("authentication.k8s.io", "v1"),
    ("authorization.k8s.io", "v1"),
    ("certificates.k8s.io", "v1"),
    ("cluster.karmada.io", "v1alpha1"),
];

/// # Errors
/// 404 for every other path.
pub(super) fn answer(path: &str) -> Result<Answer, Failure> {
    match path {
        "/readyz" | "/livez" => Ok(Answer::text("ok")),
        "/version" => Ok(Answer::ok(&version())),
        "/api" => Ok(Answer::ok(&json!({ "kind": "APIVersions", "versions": ["v1"] }))),
        "/api/v1" => Ok(Answer::ok(&core_resources())),
        "/apis" => {
            let groups: Vec<_> = GROUPS.iter().copied().map(group).collect();
            Ok(Answer::ok(
                &json!({ "kind": "APIGroupList", "apiVersion": "v1", "groups": groups }),
            ))
        }
        _ => path
            .strip_prefix("/apis/")
            .and_then(|name| GROUPS.into_iter().find(|(known, _)| *known == name))
            .map(|found| Answer::ok(&named_group(found)))
            .ok_or_else(Failure::no_such_resource),
    }
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
    let resources = [
        resource("configmaps", "configmap", "ConfigMap", &["get"]),
        resource(
            "secrets",
            "secret",
            "Secret",
            &["create", "delete", "get", "list", "patch", "watch"],
        ),
    ];
    json!({ "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": resources })
}

fn group((name, version): (&str, &str)) -> Value {
    let version = json!({ "groupVersion": format!("{name}/{version}"), "version": version });
    json!({ "name": name, "versions": [&version], "preferredVersion": &version })
}

fn named_group(found: (&str, &str)) -> Value {
    let mut group = group(found);
    group["kind"] = json!("APIGroup");
    group["apiVersion"] = json!("v1");
    group
}
