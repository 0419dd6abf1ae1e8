//! Where the programs are that the tests run, and what to do when one isn't there.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// A program that the tests run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The control plane's store.
    Etcd,
    /// The API server, which is Karmada's too.
    KubeApiserver,
    /// Bootstrap signer, token cleaner, CSR signer.
    KubeControllerManager,
    /// The reference for what a token is on the wire.
    Kubeadm,
    /// Any other client.
    Kubectl,
    /// The product: `karmada-token`.
    KarmadaToken,
    /// The fuzzer of OpenAPI documents.
    Schemathesis,
    /// Debian's ChromeDriver.
    Chromedriver,
    /// Debian's Chromium.
    Chromium,
}

/// A program isn't there.
#[derive(Debug, Error)]
#[error("{} is missing; get it by: {remedy}", path.display())]
pub struct ProgramError {
    path: PathBuf,
    remedy: &'static str,
}

impl Program {
    /// The executable's path, if it is there.
    pub fn path(self) -> Result<PathBuf, ProgramError> {
        let path = self.location();
        if path.is_file() {
            Ok(path)
        } else {
            Err(ProgramError {
                path,
                remedy: self.remedy(),
            })
        }
    }

    fn location(self) -> PathBuf {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let cluster = |name: &str| tests.join("cluster/bin").join(name);
        match self {
            Self::Etcd => cluster("etcd"),
            Self::KubeApiserver => cluster("kube-apiserver"),
            Self::KubeControllerManager => cluster("kube-controller-manager"),
            Self::Kubeadm => cluster("kubeadm"),
            Self::Kubectl => cluster("kubectl"),
            Self::KarmadaToken => from_environment("KARMADA_TOKEN_BIN")
                .unwrap_or_else(|| tests.join("../target/release/karmada-token")),
            Self::Schemathesis => tests.join("../.tools/schemathesis/bin/schemathesis"),
            Self::Chromedriver => from_environment("CHROMEDRIVER").unwrap_or_else(|| on_path("chromedriver")),
            Self::Chromium => from_environment("CHROMIUM").unwrap_or_else(|| on_path("chromium")),
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Etcd
            | Self::KubeApiserver
            | Self::KubeControllerManager
            | Self::Kubeadm
            | Self::Kubectl => "scripts/control-plane.sh (about 5 minutes, once)",
            Self::KarmadaToken => "make build, or name another build in KARMADA_TOKEN_BIN",
            Self::Schemathesis => "scripts/tools.sh openapi",
            Self::Chromedriver => "apt-get install chromium-driver, or name another in CHROMEDRIVER",
            Self::Chromium => "apt-get install chromium, or name another in CHROMIUM",
        }
    }
}

fn from_environment(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// The first file of that name on PATH; the bare name, which is then reported as missing, when there is none.
fn on_path(name: &str) -> PathBuf {
    std::env::var_os("PATH")
        .and_then(|path| {
            std::env::split_paths(&path)
                .map(|folder| folder.join(name))
                .find(|file| file.is_file())
        })
        .unwrap_or_else(|| PathBuf::from(name))
}
