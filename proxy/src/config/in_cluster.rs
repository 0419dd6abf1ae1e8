//! A connection as the ServiceAccount of the pod that this runs in.
//!
//! Source: <https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/>.

use karmada_token_core::pins_of_pem;
use kube_client::Config as KubeConfig;
use kube_client::config::AuthInfo;

use super::{ConfigError, Connection};

/// # Errors
/// [`ConfigError`]: the pod has no ServiceAccount mounted, or its CA can't be read.
pub(super) fn own() -> Result<Connection, ConfigError> {
    let config = KubeConfig::incluster().map_err(|error| ConfigError::InCluster(error.to_string()))?;
    let mut pins = Vec::new();
    if let Some(path) = &config.root_cert_file {
        let pem = std::fs::read(path).map_err(|source| ConfigError::File {
            flag: "the pod's CA",
            path: path.clone(),
            source,
        })?;
        let place = path.display().to_string();
        pins = pins_of_pem(&pem).map_err(|source| ConfigError::Authority { place, source })?;
    }
    let mut nobody = config.clone();
    nobody.auth_info = AuthInfo::default();
    Ok(Connection {
        nobody,
        server: config.cluster_url.to_string(),
        own: Some(config),
        pins,
    })
}
