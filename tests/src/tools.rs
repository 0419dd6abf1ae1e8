//! Other people's command lines: the references that ours is compared with.

use std::ffi::OsStr;
use std::path::Path;

use thiserror::Error;
use tokio::process::Command;

use crate::kubeconfig::Kubeconfig;
use crate::programs::{Program, ProgramError};

/// A command failed.
#[derive(Debug, Error)]
pub enum ToolError {
    /// Its program isn't there.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// It could not be run.
    #[error("{name} could not be run: {cause}")]
    Run {
        /// Which program.
        name: String,
        /// The operating system's word.
        cause: std::io::Error,
    },
    /// It said no.
    #[error("{name} failed: {stderr}")]
    Failed {
        /// Which program.
        name: String,
        /// What it wrote on standard error.
        stderr: String,
    },
}

/// Runs kubeadm as the kubeconfig's user; answers its standard output.
pub async fn kubeadm(kubeconfig: &Kubeconfig, arguments: &[&str]) -> Result<String, ToolError> {
    as_user(Program::Kubeadm, kubeconfig, arguments).await
}

/// Runs kubectl as the kubeconfig's user; answers its standard output.
pub async fn kubectl(kubeconfig: &Kubeconfig, arguments: &[&str]) -> Result<String, ToolError> {
    as_user(Program::Kubectl, kubeconfig, arguments).await
}

/// Runs our own program without a kubeconfig; answers its standard output.
pub async fn karmada_token(arguments: &[&str]) -> Result<String, ToolError> {
    let mut command = Command::new(Program::KarmadaToken.path()?);
    command.args(arguments);
    run("karmada-token", command).await
}

/// Runs lines of shell as a person pastes them, with kubectl and karmada-token at hand and KUBECONFIG set to the
/// kubeconfig's file; answers their standard output.
pub async fn shell(kubeconfig: &Kubeconfig, script: &str) -> Result<String, ToolError> {
    let fail = |cause| ToolError::Run {
        name: "sh".to_owned(),
        cause,
    };
    let folder = tempfile::tempdir().map_err(fail)?;
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, kubeconfig.yaml()).map_err(fail)?;
    let programs = [Program::Kubectl.path()?, Program::KarmadaToken.path()?];
    let folders = programs
        .iter()
        .filter_map(|program| program.parent())
        .map(Path::to_path_buf);
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.chain(std::env::split_paths(&usual)))
        .map_err(|error| fail(std::io::Error::other(error)))?;
    let mut command = Command::new("sh");
    command
        .args(["-euc", script])
        .current_dir(folder.path())
        .env("PATH", path)
        .env("KUBECONFIG", &file)
        .env("HOME", folder.path());
    run("sh", command).await
}

/// Every description of a CA pin's line of OpenSSL.
const PIN: &str =
    "openssl x509 -pubkey -noout -in \"$FILE\" | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r";

/// The pin that OpenSSL computes of the certificate in a PEM file.
pub async fn openssl_pin(file: &Path) -> Result<String, ToolError> {
    let mut command = Command::new("sh");
    command.args(["-c", PIN]).env("FILE", file);
    let digest = run("openssl", command).await?;
    let hex = digest.split_whitespace().next().unwrap_or_default();
    Ok(format!("sha256:{hex}"))
}

async fn as_user(program: Program, kubeconfig: &Kubeconfig, arguments: &[&str]) -> Result<String, ToolError> {
    let path = program.path()?;
    let name = path
        .file_name()
        .and_then(OsStr::to_str)
        .unwrap_or_default()
        .to_owned();
    let fail = |cause| ToolError::Run {
        name: name.clone(),
        cause,
    };
    let folder = tempfile::tempdir().map_err(fail)?;
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, kubeconfig.yaml()).map_err(fail)?;
    let mut command = Command::new(path);
    // HOME: kubectl caches discovery there, and no run may see another control plane's.
    command
        .args(arguments)
        .arg("--kubeconfig")
        .arg(&file)
        .env("HOME", folder.path());
    run(&name, command).await
}

async fn run(name: &str, mut command: Command) -> Result<String, ToolError> {
    let output = command
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|cause| ToolError::Run {
            name: name.to_owned(),
            cause,
        })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(ToolError::Failed {
        name: name.to_owned(),
        stderr,
    })
}
