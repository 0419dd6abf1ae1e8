//! A certificate for a server under test, and clients that trust it.

use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Files that `--tls-cert` and `--tls-key` name.
pub(crate) struct Certificate {
    folder: TempDir,
    current: CertificateDer<'static>,
}

impl Certificate {
    /// For `localhost`, signed by itself.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut certificate = Certificate {
            folder,
            current: CertificateDer::from(Vec::new()),
        };
        certificate.replace();
        certificate
    }

    /// Another one in the same files.
    pub(crate) fn replace(&mut self) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
        let made = params.self_signed(&key).unwrap();
        std::fs::write(self.certificate(), made.pem()).unwrap();
        std::fs::write(self.key(), key.serialize_pem()).unwrap();
        self.current = made.der().clone();
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.path().join("tls.crt")
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.folder.path().join("tls.key")
    }

    pub(crate) fn flags(&self) -> [String; 2] {
        let (certificate, key) = (self.certificate(), self.key());
        [
            format!("--tls-cert={}", certificate.display()),
            format!("--tls-key={}", key.display()),
        ]
    }

    /// A client that trusts what is in the files now, and speaks one protocol.
    pub(crate) fn client(&self, protocol: &str) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(self.current.clone()).unwrap();
        let mut config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        Arc::new(config)
    }
}
