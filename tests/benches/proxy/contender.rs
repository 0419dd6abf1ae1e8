//! The two proxies, as processes on a core of their own.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use karmada_token_tests::{ControlPlane, Kubeconfig, Outcome, Process, Program, SECRETS, User};
use tokio::net::TcpStream;

use crate::cores;
use crate::load::Work;
use crate::replay::Replay;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    KarmadaToken,
    KubectlProxy,
}

/// The API server behind them.
pub(crate) struct Server {
    kubeconfig: Kubeconfig,
}

/// A running proxy.
pub(crate) struct Contender {
    pub(crate) name: Name,
    pub(crate) address: SocketAddr,
    process: Process,
}

impl Server {
    pub(crate) fn real(plane: &ControlPlane) -> Self {
        Self {
            kubeconfig: plane.kubeconfig(&User::administrator()),
        }
    }

    pub(crate) fn replayed(replay: &Replay) -> Self {
        Self {
            kubeconfig: replay.kubeconfig(),
        }
    }
}

impl Contender {
    /// Both, before one server.
    pub(crate) async fn pair(server: &Server, plane: &ControlPlane, logs: &Path) -> Outcome<[Self; 2]> {
        Ok([
            Self::start(Name::KarmadaToken, server, plane, logs).await?,
            Self::start(Name::KubectlProxy, server, plane, logs).await?,
        ])
    }

    pub(crate) async fn start(
        name: Name,
        server: &Server,
        plane: &ControlPlane,
        logs: &Path,
    ) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        drop(listener);
        let kubeconfig = plane.write_kubeconfig("bench", &server.kubeconfig)?;
        let command = match name {
            Name::KarmadaToken => ours(address, &kubeconfig)?,
            Name::KubectlProxy => theirs(address, &kubeconfig)?,
        };
        let program = match name {
            Name::KarmadaToken => "karmada-token",
            Name::KubectlProxy => "kubectl-proxy",
        };
        let process = cores::on_the_second(|| Ok(Process::spawn(program, command, logs)?))?;
        let answers = async || TcpStream::connect(address).await.ok();
        process
            .ready("a proxy to take connections", Duration::from_secs(20), answers)
            .await?;
        Ok(Self {
            name,
            address,
            process,
        })
    }

    /// Path and query of a piece of work. The selector is our own proxy's to add.
    pub(crate) fn target(&self, work: Work) -> String {
        let (path, limit) = (SECRETS, work.items());
        match (self.name, work) {
            (Name::KarmadaToken, Work::List) => format!("{path}?limit={limit}"),
            (Name::KarmadaToken, Work::Masked) => format!("{path}?limit={limit}&view=masked"),
            (Name::KubectlProxy, _) => {
                format!("{path}?fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken&limit={limit}")
            }
        }
    }

    /// Its CPU time so far, in seconds (`utime` and `stime` of proc(5), which counts hundredths).
    pub(crate) fn cpu_seconds(&self) -> Outcome<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // After the name in brackets come the third field and those after it.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let ticks = fields
            .iter()
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<f64>())
            .sum::<Result<f64, _>>()?;
        Ok(ticks / 100.0)
    }

    /// A figure of `/proc/PID/status`, in KiB: `VmRSS` is what it has, `VmHWM` the most that it had.
    pub(crate) fn memory_kib(&self, figure: &str) -> Outcome<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(figure));
        let kib = line.unwrap_or_default().trim_matches([':', ' ', '\t', 'k', 'B']);
        Ok(kib.parse()?)
    }
}

/// With everything checked: who the caller is by its own token, and each object of an answer.
fn ours(address: SocketAddr, kubeconfig: &Path) -> Outcome<Command> {
    let mut command = Command::new(Program::KarmadaToken.path()?);
    command
        // One credential has a quarter of the watches.
        .args(["serve", "--auth=bearer", "--max-watches=4000"])
        .arg(format!("--listen={address}"))
        .arg(format!("--kubeconfig={}", kubeconfig.display()))
        .env_remove("KUBECONFIG");
    Ok(command)
}

fn theirs(address: SocketAddr, kubeconfig: &Path) -> Outcome<Command> {
    let path: PathBuf = Program::Kubectl.path()?;
    let mut command = Command::new(path);
    command
        .arg("proxy")
        .arg(format!("--port={}", address.port()))
        .arg(format!("--kubeconfig={}", kubeconfig.display()));
    Ok(command)
}
