//! The API server's certificate, as a TLS handshake shows it. Nothing is sent after the handshake: it doesn't matter
//! that the certificate is not trusted yet.

mod names;
mod stranger;

use std::sync::Arc;

use http::Uri;
use karmada_token_core::{ClusterInfo, Seen, ServingCertificate, Trust, Unseen};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::ServerCertVerifier;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{CertificateError, ClientConfig, Error, RootCertStore};

use crate::upstream::SILENCE;
use stranger::Stranger;

/// Looks at the certificate of the API server at `server`, a URL, as a member would who goes to the endpoint of `info`:
/// that one's host is asked for (SNI), its CAs are tried.
pub(crate) async fn look(server: &str, info: Option<&ClusterInfo>) -> Seen<ServingCertificate> {
    match timeout(SILENCE, chain(server, info)).await {
        Ok(Ok(chain)) => match judge(&chain, info) {
            Some(certificate) => Seen::Found(certificate),
            None => Seen::Not(Unseen::Failed("its certificate can't be read".to_owned())),
        },
        Ok(Err(error)) => Seen::Not(Unseen::Failed(error.to_string())),
        Err(_) => Seen::Not(Unseen::Failed("it did not answer in time".to_owned())),
    }
}

/// Why there was no handshake.
#[derive(Debug, thiserror::Error)]
enum HandshakeError {
    #[error("the API server's URL names no host")]
    Host,
    #[error("there is no connection to it: {0}")]
    Io(#[from] std::io::Error),
    #[error("there is no TLS with it: {0}")]
    Tls(#[from] Error),
}

async fn chain(
    server: &str,
    info: Option<&ClusterInfo>,
) -> Result<Vec<CertificateDer<'static>>, HandshakeError> {
    let uri: Uri = server.parse().map_err(|_| HandshakeError::Host)?;
    let host = uri.host().ok_or(HandshakeError::Host)?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let asked = info.map_or(bare, |info| info.endpoint().host()).to_owned();
    let name = ServerName::try_from(asked).map_err(|_| HandshakeError::Host)?;
    let provider = Arc::new(default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Stranger(provider)))
        .with_no_client_auth();
    let socket = TcpStream::connect((bare, uri.port_u16().unwrap_or(443))).await?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, socket).await?;
    let (_, connection) = stream.get_ref();
    let chain = connection.peer_certificates().unwrap_or_default();
    Ok(chain
        .iter()
        .map(|certificate| certificate.clone().into_owned())
        .collect())
}

fn judge(chain: &[CertificateDer<'_>], info: Option<&ClusterInfo>) -> Option<ServingCertificate> {
    let (first, others) = chain.split_first()?;
    let (names, expires) = names::of(first)?;
    Some(ServingCertificate {
        trust: info.map_or(Trust::Untried, |info| trust(first, others, info)),
        names,
        expires,
    })
}

/// Only who has signed it is asked here: names and times are judged by core.
fn trust(first: &CertificateDer<'_>, others: &[CertificateDer<'_>], info: &ClusterInfo) -> Trust {
    let mut roots = RootCertStore::empty();
    roots
        .add_parsable_certificates(CertificateDer::pem_slice_iter(info.authorities()).filter_map(Result::ok));
    let verifier =
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(default_provider())).build();
    let (Ok(verifier), Ok(name)) = (verifier, ServerName::try_from(info.endpoint().host())) else {
        return Trust::OtherAuthority;
    };
    match verifier.verify_server_cert(first, others, &name, &[], UnixTime::now()) {
        Err(Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::BadSignature)) => {
            Trust::OtherAuthority
        }
        _ => Trust::Signed,
    }
}
