//! etcd, without waiting for the disk.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::process::Command;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::ControlPlane;
use crate::failure::{Failure, Outcome};
use crate::http_client::HttpClient;
use crate::ports::free_port;
use crate::process::Process;
use crate::programs::Program;

const DEADLINE: Duration = Duration::from_secs(30);
/// Where kube-apiserver keeps the Secrets of kube-system, and the key after them.
const FIRST: &str = "/registry/secrets/kube-system/";
const END: &str = "/registry/secrets/kube-system0";

/// Starts etcd and waits until it accepts connections.
pub(super) async fn start(plane: &ControlPlane) -> Outcome<Process> {
    let address = plane.etcd_address;
    let clients = format!("http://{address}");
    let peers = format!("http://127.0.0.1:{}", free_port()?);
    let mut command = Command::new(Program::Etcd.path()?);
    command
        .args(["--name=default", "--unsafe-no-fsync", "--log-level=warn"])
        .arg(format!("--data-dir={}", plane.files.etcd_data().display()))
        .arg(format!("--listen-client-urls={clients}"))
        .arg(format!("--advertise-client-urls={clients}"))
        .arg(format!("--listen-peer-urls={peers}"))
        .arg(format!("--initial-advertise-peer-urls={peers}"))
        .arg(format!("--initial-cluster=default={peers}"));
    let process = Process::spawn_bound("etcd", &command, &plane.files.logs())?;
    let connected = async || TcpStream::connect(address).await.ok();
    process
        .ready("etcd to accept connections", DEADLINE, connected)
        .await?;
    Ok(process)
}

/// The Secrets of kube-system, by etcd's own JSON gateway: names, and values as kube-apiserver wrote them.
///
/// Source: <https://etcd.io/docs/v3.6/dev-guide/api_grpc_gateway/>.
pub(super) async fn secrets(address: SocketAddr) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let range = json!({ "key": BASE64_STANDARD.encode(FIRST), "range_end": BASE64_STANDARD.encode(END) });
    let answer = HttpClient::new(address).post("/v3/kv/range", &range).await?;
    let told = answer.json();
    let decoded = |value: &Value| BASE64_STANDARD.decode(value.as_str().unwrap_or_default()).ok();
    let pair = |pair: &Value| {
        let key = String::from_utf8(decoded(&pair["key"])?).ok()?;
        Some((key.strip_prefix(FIRST)?.to_owned(), decoded(&pair["value"])?))
    };
    let pairs = told["kvs"]
        .as_array()
        .map(|pairs| pairs.iter().map(pair).collect());
    pairs.flatten().ok_or_else(|| {
        Failure::told(format!(
            "etcd has something else than Secrets to give: {}",
            answer.text()
        ))
    })
}
