//! Keys, certificates, policies, logs and data of one control plane, in a folder that goes with it.

use std::path::PathBuf;

use super::folder::Folder;
use crate::failure::Outcome;
use crate::fixtures::token_file;
use crate::pki::{Authority, service_account_keys};

/// Every request is recorded once it has been answered, and watches when they start; no bodies.
const AUDIT_POLICY: &str = "\
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
omitManagedFields: true
rules:
- level: Metadata
";

/// The folder.
#[derive(Debug)]
pub(super) struct Files {
    folder: Folder,
}

impl Files {
    /// Writes what the servers read at their start.
    pub(super) fn write(authority: &Authority) -> Outcome<Self> {
        let files = Self {
            folder: Folder::new("karmada-token-control-plane-")?,
        };
        std::fs::create_dir(files.logs())?;
        let server = authority.server()?;
        std::fs::write(files.authority(), authority.certificate())?;
        std::fs::write(files.authority_key(), authority.key())?;
        std::fs::write(files.server_certificate(), server.certificate)?;
        std::fs::write(files.server_key(), server.key)?;
        let (signing, verifying) = service_account_keys()?;
        std::fs::write(files.service_account_key(), signing)?;
        std::fs::write(files.service_account_public_key(), verifying)?;
        std::fs::write(files.token_file(), token_file())?;
        std::fs::write(files.audit_policy(), AUDIT_POLICY)?;
        Ok(files)
    }

    pub(super) fn authority(&self) -> PathBuf {
        self.at("ca.crt")
    }

    pub(super) fn authority_key(&self) -> PathBuf {
        self.at("ca.key")
    }

    pub(super) fn server_certificate(&self) -> PathBuf {
        self.at("apiserver.crt")
    }

    pub(super) fn server_key(&self) -> PathBuf {
        self.at("apiserver.key")
    }

    pub(super) fn service_account_key(&self) -> PathBuf {
        self.at("sa.key")
    }

    pub(super) fn service_account_public_key(&self) -> PathBuf {
        self.at("sa.pub")
    }

    pub(super) fn token_file(&self) -> PathBuf {
        self.at("tokens.csv")
    }

    pub(super) fn audit_policy(&self) -> PathBuf {
        self.at("audit-policy.yaml")
    }

    pub(super) fn audit_log(&self) -> PathBuf {
        self.at("audit.log")
    }

    pub(super) fn controller_kubeconfig(&self) -> PathBuf {
        self.kubeconfig("kube-controller-manager")
    }

    /// What the servers print.
    pub(super) fn logs(&self) -> PathBuf {
        self.at("logs")
    }

    pub(super) fn etcd_data(&self) -> PathBuf {
        self.at("etcd")
    }

    pub(super) fn kubeconfig(&self, name: &str) -> PathBuf {
        self.at(&format!("{name}.kubeconfig"))
    }

    pub(super) fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
