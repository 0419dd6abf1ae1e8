//! What of the process's surroundings the configuration depends on, as a value, so that tests can have another.

use std::ffi::OsString;
use std::path::PathBuf;

/// The surroundings.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `KUBECONFIG`: a list of files.
    pub kubeconfig: Option<OsString>,
    /// Where `.kube/config` is.
    pub home: Option<PathBuf>,
    /// Whether this is a pod.
    pub in_pod: bool,
}

impl Environment {
    /// That of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            kubeconfig: std::env::var_os("KUBECONFIG").filter(|list| !list.is_empty()),
            home: std::env::home_dir(),
            // What the kubelet sets for every container.
            in_pod: std::env::var_os("KUBERNETES_SERVICE_HOST").is_some_and(|host| !host.is_empty()),
        }
    }
}
