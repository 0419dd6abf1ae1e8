//! The certificate that callers are shown, and its key: read at start, and again whenever they change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_rustls::rustls;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::sign::CertifiedKey;
use zeroize::Zeroizing;

use super::ServeArgs;
use crate::session::Digest;

/// Where they are.
#[derive(Debug, Clone)]
pub(crate) struct TlsFiles {
    certificate: PathBuf,
    key: PathBuf,
}

/// Both files as they are now.
pub(crate) struct TlsPair {
    certificate: Vec<u8>,
    key: Zeroizing<Vec<u8>>,
}

/// Why TLS can't be spoken with them. Nothing of their content is in any of these.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// Both a certificate of our own and a proxy that has one.
    #[error("--tls-cert has no meaning with --behind-tls-proxy: leave one of them out")]
    BehindProxy,
    /// A file that can't be read.
    #[error("{flag} {path}: {source}", path = path.display())]
    File {
        /// The flag that names it.
        flag: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file without what it should hold.
    #[error("{flag} {path} holds no {wanted} in PEM", path = path.display())]
    Pem {
        /// The flag that names it.
        flag: &'static str,
        /// The file.
        path: PathBuf,
        /// What it should hold.
        wanted: &'static str,
    },
    /// No version of TLS that the provider of its ciphers knows.
    #[error("TLS can't be spoken at all: {0}")]
    Protocol(#[source] rustls::Error),
    /// Two that don't belong together, or of a kind that isn't known.
    #[error("--tls-cert {certificate} and --tls-key {key} can't be used together: {source}",
        certificate = certificate.display(), key = key.display())]
    Pair {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// Why.
        source: rustls::Error,
    },
}

impl TlsFiles {
    /// The files that the flags name; each flag requires the other. They are read once, so that a mistake is told at
    /// the start.
    ///
    /// # Errors
    /// [`TlsError`], which says what is wrong with which file.
    pub(crate) fn parse(args: &ServeArgs) -> Result<Option<Self>, TlsError> {
        let (Some(certificate), Some(key)) = (&args.tls_cert, &args.tls_key) else {
            return Ok(None);
        };
        if args.behind_tls_proxy {
            return Err(TlsError::BehindProxy);
        }
        let files = Self {
            certificate: certificate.clone(),
            key: key.clone(),
        };
        files.certified(&files.read()?)?;
        Ok(Some(files))
    }

    /// # Errors
    /// [`TlsError::File`].
    pub(crate) fn read(&self) -> Result<TlsPair, TlsError> {
        let read = |flag, path: &Path| {
            std::fs::read(path).map_err(|source| TlsError::File {
                flag,
                path: path.to_owned(),
                source,
            })
        };
        Ok(TlsPair {
            certificate: read("--tls-cert", &self.certificate)?,
            key: Zeroizing::new(read("--tls-key", &self.key)?),
        })
    }

    /// What a handshake is done with; the certificate is the key's.
    ///
    /// # Errors
    /// [`TlsError::Pem`] or [`TlsError::Pair`].
    pub(crate) fn certified(&self, pair: &TlsPair) -> Result<Arc<CertifiedKey>, TlsError> {
        let missing = |flag, path: &Path, wanted| TlsError::Pem {
            flag,
            path: path.to_owned(),
            wanted,
        };
        let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(&pair.certificate).collect();
        let chain = chain.ok().filter(|chain| !chain.is_empty());
        let chain = chain.ok_or_else(|| missing("--tls-cert", &self.certificate, "certificate"))?;
        let key = PrivateKeyDer::from_pem_slice(&pair.key);
        let key = key.map_err(|_| missing("--tls-key", &self.key, "private key"))?;
        let certified = CertifiedKey::from_der(chain, key, &default_provider());
        certified.map(Arc::new).map_err(|source| TlsError::Pair {
            certificate: self.certificate.clone(),
            key: self.key.clone(),
            source,
        })
    }
}

impl TlsPair {
    /// Tells this pair from a later one.
    pub(crate) fn digests(&self) -> [[u8; Digest::LENGTH]; 2] {
        [&self.certificate, &*self.key].map(|bytes| *Digest::of(bytes).as_bytes())
    }
}
