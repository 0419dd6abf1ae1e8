//! The product: the real `karmada-token serve`.

mod serve;
mod session;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use tokio::net::TcpStream;

use crate::failure::Outcome;
use crate::http_client::HttpClient;
use crate::ports::free_port;
use crate::process::Process;
use crate::programs::Program;
pub use serve::Serve;

const DEADLINE: Duration = Duration::from_secs(15);
const GRACE: Duration = Duration::from_secs(20);

/// A running proxy. Dropping it kills it; [`stop`](Self::stop) asks it to end.
#[derive(Debug)]
pub struct Proxy {
    process: Process,
    address: SocketAddr,
}

impl Proxy {
    /// Starts `karmada-token serve` as `serve` says and waits until it takes connections; it logs into `logs`.
    pub async fn start(serve: Serve, logs: &Path) -> Outcome<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let mut command = Command::new(Program::KarmadaToken.path()?);
        // Nothing of the developer's own environment may choose the upstream.
        command.env_remove("KUBECONFIG").env("HOME", logs);
        command
            .arg("serve")
            .arg(format!("--listen={address}"))
            .args(serve.arguments(address));
        let process = Process::spawn("karmada-token", command, logs)?;
        let proxy = Self { process, address };
        // It prints its URL once it takes connections, whether over TLS or in clear; so did those before it, into the same file.
        let alive = async || {
            let has_printed = proxy.process.stdout().contains("http");
            let listens = has_printed && TcpStream::connect(address).await.is_ok();
            listens.then_some(())
        };
        proxy
            .process
            .ready("karmada-token serve to take connections", DEADLINE, alive)
            .await?;
        Ok(proxy)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`, which is its page's origin too.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same where it speaks TLS (see [`Serve::over_tls`]).
    pub fn tls_url(&self) -> String {
        format!("https://{}", self.address)
    }

    /// The sign-in link that it printed last (kubeconfig mode).
    pub async fn sign_in_url(&self) -> Outcome<String> {
        let printed = async || {
            let start = format!("{}/#signin=", self.url());
            let output = self.process.stdout();
            output
                .split_whitespace()
                .rfind(|word| word.starts_with(&start))
                .map(str::to_owned)
        };
        Ok(self
            .process
            .ready("a sign-in link on standard output", DEADLINE, printed)
            .await?)
    }

    /// A client of it that sends no credential.
    pub fn http(&self) -> HttpClient {
        HttpClient::new(self.address)
    }

    /// Everything it has printed and logged.
    pub fn output(&self) -> String {
        format!("{}\n{}", self.process.stdout(), self.process.stderr())
    }

    /// Asks it to end, as Ctrl-C or a pod's end does.
    pub async fn stop(&self) -> Outcome<ExitStatus> {
        Ok(self.process.terminate(GRACE).await?)
    }
}
