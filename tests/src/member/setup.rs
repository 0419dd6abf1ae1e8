//! The agent's rights, which a joining cluster sets up in the name of the agents' first user.

use k8s_openapi::api::rbac::v1::{ClusterRole, PolicyRule};
use kube_client::Api;
use kube_client::api::{ObjectMeta, Patch, PatchParams};
use thiserror::Error;

use crate::kubeconfig::{ClientError, Kubeconfig};

/// They could not be set up.
#[derive(Debug, Error)]
pub enum SetupError {
    /// kube-apiserver said no.
    #[error("kube-apiserver refused the agent's role")]
    Refused(#[from] kube_client::Error),
    /// The client could not be built.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl SetupError {
    /// The HTTP status code of a refusal.
    pub(super) fn refusal(&self) -> Option<u16> {
        match self {
            Self::Refused(kube_client::Error::Api(status)) => Some(status.code),
            Self::Refused(_) | Self::Client(_) => None,
        }
    }
}

/// Creates the first of the agent's roles, or writes it again where a member of that name has tried before.
pub(super) async fn agent_role(generator: &Kubeconfig, cluster: &str) -> Result<(), SetupError> {
    let name = format!("system:karmada:{cluster}:agent");
    let role = ClusterRole {
        metadata: ObjectMeta {
            name: Some(name.clone()),
            ..ObjectMeta::default()
        },
        rules: Some(vec![PolicyRule {
            api_groups: Some(vec!["cluster.karmada.io".into()]),
            resources: Some(vec!["clusters".into()]),
            resource_names: Some(vec![cluster.into()]),
            verbs: ["get", "delete"].map(str::to_owned).into(),
            ..PolicyRule::default()
        }]),
        ..ClusterRole::default()
    };
    let roles: Api<ClusterRole> = Api::all(generator.client().await?);
    roles
        .patch(
            &name,
            &PatchParams::apply("karmadactl").force(),
            &Patch::Apply(&role),
        )
        .await?;
    Ok(())
}
