//! Who there is, and what `karmadactl init` sets up, by its names and with its rules.

mod cluster_info;
mod user;

use std::time::Duration;

use crate::control_plane::ControlPlane;
use crate::failure::Outcome;
use crate::tools::kubectl;
use crate::wait::until;
pub use user::User;
pub(crate) use user::token_file;

/// RBAC, and a stand-in for Karmada's own API group.
const MANIFESTS: [&str; 3] = ["karmada-init.yaml", "karmada-api-group.yaml", "viewer.yaml"];

/// Creates the objects, and waits until discovery shows Karmada's group.
pub(crate) async fn set_up(plane: &ControlPlane) -> Outcome {
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
