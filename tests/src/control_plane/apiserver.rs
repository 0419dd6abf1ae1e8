//! kube-apiserver, which is Karmada's API server too.

use std::process::Command;
use std::time::Duration;

use http::Request;
use kube_client::client::Body;

use super::ControlPlane;
use crate::failure::Outcome;
use crate::fixtures::User;
use crate::process::Process;
use crate::programs::Program;

const DEADLINE: Duration = Duration::from_secs(90);

/// Starts it, with these flags besides, and waits for `/readyz` and for the namespaces that every later step needs.
pub(super) async fn start(plane: &ControlPlane, besides: &[&str]) -> Outcome<Process> {
    let files = &plane.files;
    let mut command = Command::new(Program::KubeApiserver.path()?);
    command
        .args([
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            "--endpoint-reconciler-type=none",
            "--enable-bootstrap-token-auth",
            "--authorization-mode=RBAC",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-cluster-ip-range=10.96.0.0/24",
            "--disable-admission-plugins=ServiceAccount",
        ])
        .args(besides)
        .arg(format!("--secure-port={}", plane.port()))
        .arg(format!("--etcd-servers=http://{}", plane.etcd_address))
        .arg(format!("--client-ca-file={}", files.authority().display()))
        .arg(format!(
            "--tls-cert-file={}",
            files.server_certificate().display()
        ))
        .arg(format!("--tls-private-key-file={}", files.server_key().display()))
        .arg(format!("--token-auth-file={}", files.token_file().display()))
        .arg(format!(
            "--service-account-key-file={}",
            files.service_account_public_key().display()
        ))
        .arg(format!(
            "--service-account-signing-key-file={}",
            files.service_account_key().display()
        ))
        .arg(format!("--audit-policy-file={}", files.audit_policy().display()))
        .arg(format!("--audit-log-path={}", files.audit_log().display()));
    let process = Process::spawn_bound("kube-apiserver", &command, &plane.files.logs())?;
    let client = plane.client(&User::administrator()).await?;
    for path in [
        "/readyz",
        "/api/v1/namespaces/kube-system",
        "/api/v1/namespaces/kube-public",
    ] {
        let answers = async || succeeds(&client, path).await.then_some(());
        process
            .ready(&format!("kube-apiserver to answer {path}"), DEADLINE, answers)
            .await?;
    }
    Ok(process)
}

async fn succeeds(client: &kube_client::Client, path: &str) -> bool {
    let Ok(request) = Request::get(path).body(Body::empty()) else {
        return false;
    };
    client
        .send(request)
        .await
        .is_ok_and(|response| response.status().is_success())
}
