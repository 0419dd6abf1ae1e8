//! What the API server says of itself: its version, its API groups and what is in them, its schemas. The group
//! `cluster.karmada.io` is what makes a Kubernetes API server Karmada's.

use super::answer::Answer;
use crate::operation::{Document, Form, paths};
use serde_json::{Value, json};

/// A group with its one version, and what of it is served here.
struct Group {
    name: &'static str,
    version: &'static str,
    resources: &'static [Resource],
}

struct Resource {
    name: &'static str,
    singular: &'static str,
    kind: &'static str,
    is_namespaced: bool,
    verbs: &'static [&'static str],
}

const CORE: Group = Group {
    name: "",
    version: "v1",
    resources: &[
        Resource {
            name: "configmaps",
            singular: "configmap",
            kind: "ConfigMap",
            is_namespaced: true,
            verbs: &["get"],
        },
        Resource {
            name: "secrets",
            singular: "secret",
            kind: "Secret",
            is_namespaced: true,
            verbs: &["create", "delete", "get", "list", "patch", "watch"],
        },
    ],
};
const KARMADA: Group = Group {
    name: "cluster.karmada.io",
    version: "v1alpha1",
    resources: &[],
};
const GROUPS: [Group; 4] = [
    Group {
        name: "authentication.k8s.io",
        version: "v1",
        resources: &[review(
            "selfsubjectreviews",
            "selfsubjectreview",
            "SelfSubjectReview",
        )],
    },
    Group {
        name: "authorization.k8s.io",
        version: "v1",
        resources: &[
            review(
                "selfsubjectaccessreviews",
                "selfsubjectaccessreview",
                "SelfSubjectAccessReview",
            ),
            review(
                "subjectaccessreviews",
                "subjectaccessreview",
                "SubjectAccessReview",
            ),
        ],
    },
    Group {
        name: "certificates.k8s.io",
        version: "v1",
        resources: &[Resource {
            name: "certificatesigningrequests",
            singular: "certificatesigningrequest",
            kind: "CertificateSigningRequest",
            is_namespaced: false,
            verbs: &["list"],
        }],
    },
    KARMADA,
];

const fn review(name: &'static str, singular: &'static str, kind: &'static str) -> Resource {
    Resource {
        name,
        singular,
        kind,
        is_namespaced: false,
        verbs: &["create"],
    }
}

/// The form is heeded where there are two.
pub(super) fn document(document: Document, form: Form) -> Answer {
    let json = match (document, form) {
        (Document::Api, Form::Aggregated) => return aggregated(&[CORE]),
        (Document::Apis, Form::Aggregated) => return aggregated(&GROUPS),
        (Document::Version, _) => version(),
        (Document::Api, _) => json!({ "kind": "APIVersions", "versions": [CORE.version] }),
        (Document::ApiV1, _) => core_resources(),
        (Document::Apis, _) => {
            json!({ "kind": "APIGroupList", "apiVersion": "v1", "groups": GROUPS.map(|group| group.plain()) })
        }
        (Document::OpenApi, _) => {
            json!({ "paths": { "api/v1": { "serverRelativeURL": paths::OPENAPI_V1 } } })
        }
        (Document::OpenApiV1, _) => schemas(),
    };
    Answer::ok(&json)
}

/// Karmada's own group.
pub(super) fn karmada() -> Answer {
    let mut group = KARMADA.plain();
    group["kind"] = json!("APIGroup");
    group["apiVersion"] = json!("v1");
    Answer::ok(&group)
}

/// Kubernetes' release whose behaviour this is; "sandbox" so that nobody takes it for a real one.
const VERSION: &str = "v1.36.3+sandbox";

fn version() -> Value {
    json!({
        "major": "1",
        "minor": "36",
        "gitVersion": VERSION,
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
    let resources = CORE.resources.iter().map(|resource| {
        json!({
            "name": resource.name, "singularName": resource.singular, "namespaced": resource.is_namespaced,
            "kind": resource.kind, "verbs": resource.verbs,
        })
    });
    let resources: Vec<Value> = resources.collect();
    json!({ "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": resources })
}

/// Groups with all that is in them.
fn aggregated(groups: &[Group]) -> Answer {
    let items: Vec<Value> = groups.iter().map(Group::aggregated).collect();
    let list = json!({
        "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": {}, "items": items,
    });
    Answer::ok(&list).of_type(Form::Aggregated.media_type())
}

/// Of the schemas as much as kubectl reads before it creates something: that the server itself refuses unknown fields, which it
/// looks for at the patch.
fn schemas() -> Value {
    let parameters = ["dryRun", "fieldManager", "fieldValidation"];
    let parameters =
        parameters.map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } }));
    let patch = json!({
        "parameters": parameters,
        "responses": { "200": { "description": "OK" } },
        "x-kubernetes-action": "patch",
        "x-kubernetes-group-version-kind": { "group": CORE.name, "version": CORE.version, "kind": "Secret" },
    });
    json!({
        "openapi": "3.0.0",
        "info": { "title": "Kubernetes", "version": VERSION },
        "paths": { "/api/v1/namespaces/{namespace}/secrets/{name}": { "patch": patch } },
    })
}

impl Group {
    fn plain(&self) -> Value {
        let Self { name, version, .. } = self;
        let version = json!({ "groupVersion": format!("{name}/{version}"), "version": version });
        json!({ "name": name, "versions": [&version], "preferredVersion": &version })
    }

    fn aggregated(&self) -> Value {
        let resources = self.resources.iter().map(|resource| {
            let scope = if resource.is_namespaced { "Namespaced" } else { "Cluster" };
            json!({
                "resource": resource.name, "singularResource": resource.singular, "scope": scope, "verbs": resource.verbs,
                "responseKind": { "group": self.name, "version": self.version, "kind": resource.kind },
            })
        });
        let resources: Vec<Value> = resources.collect();
        json!({
            "metadata": { "name": self.name },
            "versions": [{ "version": self.version, "freshness": "Current", "resources": resources }],
        })
    }
}
