//! Which API server, and as whom.

use std::path::{Path, PathBuf};

use clap::Args;

/// The flags that every command has which talks to an API server.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Which control plane")]
pub(super) struct Connect {
    /// Kubeconfig of the Karmada control plane [default: the list in KUBECONFIG, then ~/.kube/config, then the pod's ServiceAccount]
    #[arg(long, value_name = "FILE")]
    kubeconfig: Option<PathBuf>,

    /// Context of the kubeconfig [default: its current one]
    #[arg(long = "karmada-context", visible_alias = "context", value_name = "NAME")]
    context: Option<String>,
}

impl Connect {
    pub(super) fn kubeconfig(&self) -> Option<&Path> {
        self.kubeconfig.as_deref()
    }

    /// An empty name is as good as none, as for the reference.
    pub(super) fn context(&self) -> Option<&str> {
        self.context.as_deref().filter(|name| !name.is_empty())
    }
}
