//! A connection as the ServiceAccount of the pod that this runs in.
//!
//! Source: <https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/>.

use kube_client::Config as KubeConfig;
use kube_client::config::AuthInfo;

use super::{ConfigError, Connection, authority};

/// # Errors
/// [`ConfigError`]: the pod has no ServiceAccount mounted, or its CA can't be read.
pub(super) fn own() -> Result<Connection, ConfigError> {
    let config = KubeConfig::incluster().map_err(|error| ConfigError::InCluster(error.to_string()))?;
    let mut pins = Vec::new();
    if let Some(path) = &config.root_cert_file {
        pins = authority::pins_of("the pod's CA", path)?;
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
