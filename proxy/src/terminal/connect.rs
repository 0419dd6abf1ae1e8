//! Which API server, and as whom.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::Environment;

/// The flags that say so. As cobra has it they may stand before the command, and every command takes them; `serve` has its own,
/// by the same names.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Which control plane")]
pub struct Connect {
    /// Kubeconfig of the Karmada control plane [default: the list in KUBECONFIG, then ~/.kube/config, then the pod's ServiceAccount]
    #[arg(long, global = true, value_name = "FILE")]
    kubeconfig: Option<PathBuf>,

    /// Context of the kubeconfig [default: its current one]
    #[arg(
        long = "karmada-context",
        visible_alias = "context",
        global = true,
        value_name = "NAME"
    )]
    context: Option<String>,
}

impl Connect {
    pub(crate) fn kubeconfig(&self) -> Option<&Path> {
        self.kubeconfig.as_deref()
    }

    /// An empty name is as good as none, as for the reference.
    pub(super) fn context(&self) -> Option<&str> {
        self.context.as_deref().filter(|name| !name.is_empty())
    }
}

/// The way to the API server: what the command line says of it, and what the environment does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way<'a> {
    pub(super) connect: &'a Connect,
    pub(super) environment: &'a Environment,
}
