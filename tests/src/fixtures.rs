//! Who there is, and what `karmadactl init` sets up, by its names and with its rules.

mod cluster_info;
mod user;

use std::time::Duration;

use thiserror::Error;

use crate::control_plane::ControlPlane;
use crate::kubeconfig::ClientError;
use crate::tools::{ToolError, kubectl};
use crate::wait::{WaitError, until};
pub use user::User;
pub(crate) use user::token_file;

/// RBAC, and a stand-in for Karmada's own API group.
const MANIFESTS: [&str; 3] = ["karmada-init.yaml", "karmada-api-group.yaml", "viewer.yaml"];

/// Something could not be set up.
#[derive(Debug, Error)]
#[expect(
    missing_docs,
    reason = "each variant is another module's error, named and said there"
)]
pub enum FixtureError {
    #[error("a fixture was refused: {0}")]
    Tool(#[from] ToolError),
    #[error("a fixture was refused: {0}")]
    Api(#[from] kube_client::Error),
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(transparent)]
    Wait(#[from] WaitError),
    #[error("the administrator's kubeconfig: {0}")]
    Io(#[from] std::io::Error),
}

/// Creates the objects, and waits until discovery shows Karmada's group.
pub(crate) async fn set_up(plane: &ControlPlane) -> Result<(), FixtureError> {
    let administrator = plane.kubeconfig(&User::administrator());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let files: Vec<String> = MANIFESTS
        .iter()
        .map(|name| format!("--filename={folder}/{name}"))
        .collect();
    let mut arguments = vec!["create", "--validate=false"];
    arguments.extend(files.iter().map(String::as_str));
    kubectl(&administrator, &arguments).await?;
    let client = administrator.client().await?;
    cluster_info::create(plane, &client).await?;
    until(
        "discovery to show cluster.karmada.io",
        Duration::from_secs(20),
        async || {
            let groups = client.list_api_groups().await.ok()?;
            groups
                .groups
                .iter()
                .any(|group| group.name == "cluster.karmada.io")
                .then_some(())
        },
    )
    .await?;
    Ok(())
}
