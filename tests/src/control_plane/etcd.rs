//! etcd, without waiting for the disk.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tokio::net::TcpStream;

use super::ControlPlaneError;
use super::files::Files;
use crate::ports::free_port;
use crate::process::Process;
use crate::programs::Program;

const DEADLINE: Duration = Duration::from_secs(30);

/// Starts etcd and waits until it accepts connections; answers its client URL too.
pub(super) async fn start(files: &Files, logs: &Path) -> Result<(Process, String), ControlPlaneError> {
    let port = free_port()?;
    let clients = format!("http://127.0.0.1:{port}");
    let peers = format!("http://127.0.0.1:{}", free_port()?);
    let mut command = Command::new(Program::Etcd.path()?);
    command
        .args(["--name=default", "--unsafe-no-fsync", "--log-level=warn"])
        .arg(format!("--data-dir={}", files.etcd_data().display()))
        .arg(format!("--listen-client-urls={clients}"))
        .arg(format!("--advertise-client-urls={clients}"))
        .arg(format!("--listen-peer-urls={peers}"))
        .arg(format!("--initial-advertise-peer-urls={peers}"))
        .arg(format!("--initial-cluster=default={peers}"));
    let process = Process::spawn("etcd", command, logs)?;
    let connected = async || TcpStream::connect(("127.0.0.1", port)).await.ok();
    process
        .ready("etcd to accept connections", DEADLINE, connected)
        .await?;
    Ok((process, clients))
}
