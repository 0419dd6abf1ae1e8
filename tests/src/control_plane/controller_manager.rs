//! kube-controller-manager with the three controllers that a bootstrap token depends on.

use std::process::Command;

use super::ControlPlane;
use crate::failure::Outcome;
use crate::process::Process;
use crate::programs::Program;

/// The first signs cluster-info, the second deletes expired tokens, the third issues approved certificates.
pub(super) const CONTROLLERS: &str =
    "bootstrap-signer-controller,token-cleaner-controller,certificatesigningrequest-signing-controller";

/// Starts it; it serves nothing, so there is nothing to wait for but its effects.
pub(super) fn start(plane: &ControlPlane, controllers: &str) -> Outcome<Process> {
    let files = &plane.files;
    let mut command = Command::new(Program::KubeControllerManager.path()?);
    command
        .args(["--leader-elect=false", "--secure-port=0"])
        .arg(format!("--controllers={controllers}"))
        .arg(format!(
            "--kubeconfig={}",
            files.controller_kubeconfig().display()
        ))
        .arg(format!(
            "--cluster-signing-cert-file={}",
            files.authority().display()
        ))
        .arg(format!(
            "--cluster-signing-key-file={}",
            files.authority_key().display()
        ));
    Ok(Process::spawn_bound(
        "kube-controller-manager",
        &command,
        &plane.files.logs(),
    )?)
}
