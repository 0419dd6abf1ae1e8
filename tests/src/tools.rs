//! Other people's command lines: the references that ours is compared with.

use std::path::Path;

use crate::command_line::CommandLine;
use crate::failure::Outcome;
use crate::kubeconfig::Kubeconfig;
use crate::programs::Program;

/// Runs kubeadm as the kubeconfig's user; answers its standard output.
pub async fn kubeadm(kubeconfig: &Kubeconfig, arguments: &[&str]) -> Outcome<String> {
    as_user(Program::Kubeadm, kubeconfig, arguments).await
}

/// Runs kubectl as the kubeconfig's user; answers its standard output.
pub async fn kubectl(kubeconfig: &Kubeconfig, arguments: &[&str]) -> Outcome<String> {
    as_user(Program::Kubectl, kubeconfig, arguments).await
}

/// Runs our own program without a kubeconfig; answers its standard output.
pub async fn karmada_token(arguments: &[&str]) -> Outcome<String> {
    CommandLine::new(Program::KarmadaToken.path()?, arguments)
        .output()
        .await
}

/// Runs lines of shell as a person pastes them, with kubectl and karmada-token at hand and KUBECONFIG set to the
/// kubeconfig's file; answers their standard output.
pub async fn shell(kubeconfig: &Kubeconfig, script: &str) -> Outcome<String> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, kubeconfig.yaml())?;
    let programs = [Program::Kubectl.path()?, Program::KarmadaToken.path()?];
    let folders = programs
        .iter()
        .filter_map(|program| program.parent())
        .map(Path::to_path_buf);
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.chain(std::env::split_paths(&usual)))?;
    CommandLine::new("sh", &["-euc", script])
        .within(folder.path())
        .env("PATH", path)
        .env("KUBECONFIG", &file)
        .env("HOME", folder.path())
        .output()
        .await
}

/// Every description of a CA pin's line of OpenSSL.
const PIN: &str =
    "openssl x509 -pubkey -noout -in \"$FILE\" | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r";

/// The pin that OpenSSL computes of the certificate in a PEM file.
pub async fn openssl_pin(file: &Path) -> Outcome<String> {
    let line = CommandLine::new("sh", &["-c", PIN]).env("FILE", file);
    let digest = line.output().await?;
    let hex = digest.split_whitespace().next().unwrap_or_default();
    Ok(format!("sha256:{hex}"))
}

async fn as_user(program: Program, kubeconfig: &Kubeconfig, arguments: &[&str]) -> Outcome<String> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, kubeconfig.yaml())?;
    // HOME: kubectl caches discovery there, and no run may see another control plane's.
    CommandLine::new(program.path()?, arguments)
        .kubeconfig(&file)
        .env("HOME", folder.path())
        .output()
        .await
}
