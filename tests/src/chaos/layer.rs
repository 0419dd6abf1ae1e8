//! The place between the proxy and the API server.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::fault::{Fault, Kind};
use super::fault_dealer::FaultDealer;
use super::forwarder::Forwarder;
use super::wire::{Spoiler, Wire};
use crate::control_plane::ControlPlane;
use crate::failure::Outcome;

/// A server that is the API server but for its faults. It ends with this value.
#[derive(Debug)]
pub struct Chaos {
    address: SocketAddr,
    dealer: Arc<Mutex<FaultDealer>>,
    accepting: JoinHandle<()>,
}

impl Chaos {
    /// Stands before `plane`, with so many faults to deal out; the seed says which.
    pub async fn before(plane: &ControlPlane, seed: u64, faults: usize) -> Outcome<Self> {
        let (acceptor, connector) = tls(plane)?;
        let dealer = Arc::new(Mutex::new(FaultDealer::new(seed, faults)));
        let upstream = SocketAddr::from((Ipv4Addr::LOCALHOST, plane.port()));
        let forwarder = Forwarder::new(upstream, connector, Arc::clone(&dealer));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let accepting = tokio::spawn(accept(listener, acceptor, forwarder));
        Ok(Self {
            address,
            dealer,
            accepting,
        })
    }

    /// The URL that the proxy takes for the API server's.
    pub fn url(&self) -> String {
        format!("https://{}", self.address)
    }

    /// How many faults are still to come.
    pub fn left(&self) -> usize {
        self.dealer().left()
    }

    /// No more faults.
    pub fn calm(&self) {
        self.dealer().stop();
    }

    /// From now on, until it is over, requests meet a server that is away.
    pub fn outage(&self, outage: Option<Fault>) {
        self.dealer().set_outage(outage);
    }

    /// What befell the requests about a token, `list` or `watch`, since it was asked last.
    pub fn met(&self, who: &str) -> Vec<(Fault, Kind)> {
        self.dealer().take(who)
    }

    /// How often each fault befell each kind of request.
    pub fn dealt(&self) -> BTreeMap<(Fault, Kind), usize> {
        self.dealer().dealt()
    }

    fn dealer(&self) -> MutexGuard<'_, FaultDealer> {
        self.dealer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Chaos {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, forwarder: Forwarder) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, forwarder) = (acceptor.clone(), forwarder.clone());
        // An error is a fault, or the proxy's own end.
        tokio::spawn(async move { serve(stream, acceptor, forwarder).await.ok() });
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, forwarder: Forwarder) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let spoiler = Spoiler::default();
    let wire = Wire::new(acceptor.accept(stream).await?, spoiler.clone());
    let service = service_fn(move |request| {
        let (forwarder, spoiler) = (forwarder.clone(), spoiler.clone());
        async move { forwarder.take(request, &spoiler).await }
    });
    let served = http1::Builder::new().serve_connection(TokioIo::new(wire), service);
    served.await.map_err(io::Error::other)
}

/// A certificate for callers, and trust in the API server's; both of one CA.
fn tls(plane: &ControlPlane) -> Outcome<(TlsAcceptor, TlsConnector)> {
    let identity = plane.authority().server()?;
    let certificate = CertificateDer::from_pem_slice(identity.certificate.as_bytes())?;
    let key = PrivateKeyDer::from_pem_slice(identity.key.as_bytes())?;
    let provider = Arc::new(default_provider());
    let server = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(
        plane.authority().certificate().as_bytes(),
    )?)?;
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok((
        TlsAcceptor::from(Arc::new(server)),
        TlsConnector::from(Arc::new(client)),
    ))
}
