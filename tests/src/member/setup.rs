//! The agent's rights, which a joining cluster sets up in the name of the agents' first user: nobody can give away what
//! they may not do themselves, so it takes more than the right to make roles.

use std::fmt::Debug;

use k8s_openapi::api::core::v1::Namespace;
use k8s_openapi::api::rbac::v1::{
    ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, RoleRef, Subject,
};
use kube_client::api::{ObjectMeta, PostParams};
use kube_client::{Api, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::kubeconfig::{ClientError, Kubeconfig};

/// Where the clusters' Secrets are.
const CLUSTERS: &str = "karmada-cluster";
const RBAC: &str = "rbac.authorization.k8s.io";
const KARMADA: &str = "cluster.karmada.io";

/// They could not be set up.
#[derive(Debug, Error)]
pub enum SetupError {
    /// kube-apiserver said no.
    #[error("kube-apiserver refused the agent's rights")]
    Refused(#[from] Error),
    /// The client could not be built.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl SetupError {
    /// The HTTP status code of a refusal.
    pub(super) fn refusal(&self) -> Option<u16> {
        match self {
            Self::Refused(Error::Api(status)) => Some(status.code),
            Self::Refused(_) | Self::Client(_) => None,
        }
    }
}

/// Creates the agent's roles and what binds them to it; what a member of that name has left is taken as it is.
pub(super) async fn agent_rights(generator: &Kubeconfig, cluster: &str) -> Result<(), SetupError> {
    let client = generator.client().await?;
    let work = format!("karmada-es-{cluster}");
    let name = |part: &str| format!("system:karmada:{cluster}:agent{part}");
    create(Api::all(client.clone()), &everywhere(&name(""), cluster)).await?;
    create(Api::all(client.clone()), &bound_everywhere(&name(""), cluster)).await?;
    for (namespace, part, rules) in [
        (CLUSTERS, "-secret", for_secrets(cluster)),
        (work.as_str(), "-work", for_work()),
    ] {
        let name = name(part);
        let place = Namespace {
            metadata: named(namespace),
            ..Namespace::default()
        };
        create(Api::all(client.clone()), &place).await?;
        let role = Role {
            metadata: named(&name),
            rules: Some(rules),
        };
        create(Api::namespaced(client.clone(), namespace), &role).await?;
        let binding = RoleBinding {
            metadata: named(&name),
            role_ref: reference("Role", &name),
            subjects: Some(agent(cluster)),
        };
        create(Api::namespaced(client.clone(), namespace), &binding).await?;
    }
    Ok(())
}

async fn create<K>(api: Api<K>, object: &K) -> Result<(), SetupError>
where
    K: Clone + Debug + DeserializeOwned + Serialize,
{
    match api.create(&PostParams::default(), object).await {
        Ok(_) => Ok(()),
        Err(Error::Api(status)) if status.code == 409 => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn everywhere(name: &str, cluster: &str) -> ClusterRole {
    let own = |resource, verbs| PolicyRule {
        resource_names: Some(vec![cluster.to_owned()]),
        ..rule(KARMADA, &[resource], verbs)
    };
    let interpreters = [
        "resourceinterpreterwebhookconfigurations",
        "resourceinterpretercustomizations",
    ];
    ClusterRole {
        metadata: named(name),
        rules: Some(vec![
            own("clusters", &["get", "delete"]),
            own("clusters/status", &["update"]),
            rule(KARMADA, &["clusters"], &["create", "list", "watch"]),
            rule("config.karmada.io", &interpreters, &["get", "list", "watch"]),
            rule("coordination.k8s.io", &["leases"], &["get", "create", "update"]),
            rule(
                "certificates.k8s.io",
                &["certificatesigningrequests"],
                &["get", "create"],
            ),
            rule("", &["namespaces"], &["get"]),
            rule("", &["services"], &["list", "watch"]),
            rule("", &["events"], &["create", "update", "patch"]),
        ]),
        ..ClusterRole::default()
    }
}

fn bound_everywhere(name: &str, cluster: &str) -> ClusterRoleBinding {
    ClusterRoleBinding {
        metadata: named(name),
        role_ref: reference("ClusterRole", name),
        subjects: Some(agent(cluster)),
    }
}

fn for_secrets(cluster: &str) -> Vec<PolicyRule> {
    let own = PolicyRule {
        resource_names: Some(vec![cluster.to_owned(), format!("{cluster}-impersonator")]),
        ..rule("", &["secrets"], &["get", "patch"])
    };
    vec![own, rule("", &["secrets"], &["create"])]
}

fn for_work() -> Vec<PolicyRule> {
    let all = ["get", "list", "watch", "create", "update", "delete"];
    vec![
        rule("work.karmada.io", &["works"], &all),
        rule("work.karmada.io", &["works/status"], &["update", "patch"]),
    ]
}

fn rule(group: &str, resources: &[&str], verbs: &[&str]) -> PolicyRule {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    PolicyRule {
        api_groups: Some(vec![group.to_owned()]),
        resources: Some(owned(resources)),
        verbs: owned(verbs),
        ..PolicyRule::default()
    }
}

fn named(name: &str) -> ObjectMeta {
    ObjectMeta {
        name: Some(name.to_owned()),
        ..ObjectMeta::default()
    }
}

fn reference(kind: &str, name: &str) -> RoleRef {
    RoleRef {
        api_group: Some(RBAC.to_owned()),
        kind: kind.to_owned(),
        name: name.to_owned(),
    }
}

fn agent(cluster: &str) -> Vec<Subject> {
    vec![Subject {
        api_group: Some(RBAC.to_owned()),
        kind: "User".to_owned(),
        name: format!("system:karmada:agent:{cluster}"),
        namespace: None,
    }]
}
