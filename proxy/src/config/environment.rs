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
    /// `HTTPS_PROXY`: through which proxy far servers are reached.
    pub https_proxy: Option<String>,
    /// `NO_PROXY`: which are reached directly all the same.
    pub no_proxy: String,
}

impl Environment {
    /// That of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let either = |upper, lower| {
            let values = [upper, lower]
                .into_iter()
                .filter_map(|name| std::env::var(name).ok());
            values.into_iter().find(|value| !value.is_empty())
        };
        Self {
            kubeconfig: std::env::var_os("KUBECONFIG").filter(|list| !list.is_empty()),
            home: std::env::home_dir(),
            // What the kubelet sets for every container.
            in_pod: std::env::var_os("KUBERNETES_SERVICE_HOST").is_some_and(|host| !host.is_empty()),
            https_proxy: either("HTTPS_PROXY", "https_proxy"),
            no_proxy: either("NO_PROXY", "no_proxy").unwrap_or_default(),
        }
    }
}
