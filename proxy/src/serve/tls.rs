//! TLS to callers, with a certificate that may be replaced while connections are open.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::server::TlsStream;

use super::HEAD_TIME;
use crate::config::{TlsError, TlsFiles};
use crate::session::Digest;

/// How often the files are looked at. A new certificate serves new connections within that time.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Speaks TLS with whoever connects.
#[derive(Clone)]
pub(super) struct Tls {
    any: TlsAcceptor,
    /// For who is only told something.
    http1: TlsAcceptor,
}

impl Tls {
    /// TLS with the certificate that the files hold, now and later: a task looks at them for as long as the process
    /// runs.
    ///
    /// # Errors
    /// [`TlsError`].
    pub(super) fn start(files: TlsFiles) -> Result<Self, TlsError> {
        let certificate = Arc::new(Certificate::read(files)?);
        let again = Arc::clone(&certificate);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK_AGAIN).await;
                again.look_again();
            }
        });
        Self::with(certificate)
    }

    fn with(certificate: Arc<Certificate>) -> Result<Self, TlsError> {
        let provider = Arc::new(default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(TlsError::Protocol)?
            .with_no_client_auth()
            .with_cert_resolver(certificate);
        let speaking = |protocols: &[&[u8]]| {
            let mut config = config.clone();
            config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
            TlsAcceptor::from(Arc::new(config))
        };
        Ok(Self {
            any: speaking(&[b"h2", b"http/1.1"]),
            http1: speaking(&[b"http/1.1"]),
        })
    }

    /// The handshake, which has as long as a request's head.
    ///
    /// # Errors
    /// The peer's fault or silence.
    pub(super) async fn accept<T: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: T,
    ) -> std::io::Result<TlsStream<T>> {
        tokio::time::timeout(HEAD_TIME, self.any.accept(stream)).await?
    }

    /// The handshake with somebody who is to be told one thing in HTTP/1.1; its time is the caller's.
    ///
    /// # Errors
    /// The peer's fault.
    pub(super) async fn accept_briefly<T: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: T,
    ) -> std::io::Result<TlsStream<T>> {
        self.http1.accept(stream).await
    }
}

/// The certificate of the moment.
struct Certificate {
    files: TlsFiles,
    current: RwLock<Current>,
}

struct Current {
    certified: Arc<CertifiedKey>,
    /// The files that were looked at last, good or bad: a broken pair is told of once.
    seen: [[u8; Digest::LENGTH]; 2],
}

impl std::fmt::Debug for Certificate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Certificate")
            .field("files", &self.files)
            .finish_non_exhaustive()
    }
}

impl Certificate {
    fn read(files: TlsFiles) -> Result<Self, TlsError> {
        let pair = files.read()?;
        let current = Current {
            certified: files.certified(&pair)?,
            seen: pair.digests(),
        };
        Ok(Self {
            files,
            current: RwLock::new(current),
        })
    }

    /// Takes what the files hold now. A broken pair, or one that is written half, leaves the last good one in use.
    fn look_again(&self) {
        let pair = match self.files.read() {
            Ok(pair) => pair,
            Err(error) => return tracing::warn!(%error, "the certificate can't be read; the last one stays"),
        };
        let seen = pair.digests();
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.seen == seen {
            return;
        }
        current.seen = seen;
        match self.files.certified(&pair) {
            Ok(certified) => {
                current.certified = certified;
                tracing::info!("a new certificate serves new connections");
            }
            Err(error) => tracing::warn!(%error, "the new certificate can't be used; the last one stays"),
        }
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&current.certified))
    }
}

#[cfg(test)]
mod tests;
