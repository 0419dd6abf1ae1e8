//! One connection, from its acceptance to its end.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::future::RouteFuture;
use http::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tower::util::{MapFuture, MapRequest};

use super::HEAD_TIME;
use super::first_bytes::FirstBytes;
use super::streams::Streams;
use super::tls::Tls;
use super::too_many::tell;
use super::write_deadline::WriteDeadline;
use crate::audit::Peer;
use crate::caps::{Caps, Place};
use crate::state::Shared;

/// The largest head of a request.
const HEAD_SIZE: usize = 16 << 10;
/// What may arrive on a connection of HTTP/2, and on each of its streams, before somebody reads it: a body's size, and the
/// least that there is.
const WINDOW: u32 = (64 << 10) - 1;
/// What one connection of HTTP/2 may ask at once: more than the watches of the pages that a person has open, which share it.
const STREAMS: u32 = 32;
/// How long a peer may take nothing of an answer.
const WRITE_TIME: Duration = Duration::from_secs(30);
/// How long a peer may do nothing that has heard that its connection ends.
const LEAVING_TIME: Duration = Duration::from_secs(2);
/// How long one may take to hear that it is too many.
const TELLING_TIME: Duration = Duration::from_secs(1);
/// How many of those who are too many are told so at once; others are cut without a word.
const TOLD: usize = 64;

/// All that connections share.
#[derive(Clone)]
pub(super) struct Connections {
    builder: Builder<TokioExecutor>,
    router: Router,
    state: Shared,
    caps: Caps<IpAddr>,
    tls: Option<Tls>,
    told: Arc<Semaphore>,
}

impl Connections {
    pub(super) fn new(router: Router, state: Shared, caps: Caps<IpAddr>, tls: Option<Tls>) -> Self {
        Self {
            builder: builder(),
            router,
            state,
            caps,
            tls,
            told: Arc::new(Semaphore::new(TOLD)),
        }
    }

    /// Serves a connection in a task of its own, or says that it is one too many.
    pub(super) fn begin(&self, stream: TcpStream, peer: SocketAddr, ending: watch::Receiver<()>) {
        // Without it a streamed answer waits for the peer's delayed acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
        let Some(place) = self.caps.take(peer_of(peer.ip())) else {
            return self.refuse(stream);
        };
        let connections = self.clone();
        tokio::spawn(async move {
            let streams = Streams::default();
            let stream = WriteDeadline::new(stream, WRITE_TIME, streams.clone());
            let held = (place, Peer(peer.ip().to_canonical()));
            match &connections.tls {
                None => connections.serve(stream, streams, ending, held).await,
                Some(tls) => match tls.accept(stream).await {
                    Ok(stream) => connections.serve(stream, streams, ending, held).await,
                    Err(error) => tracing::debug!(%error, "a handshake was not finished"),
                },
            }
        });
    }

    /// Until the peer has enough, nothing was asked for too long, or the process ends: then requests in flight are
    /// finished, and no other is taken.
    async fn serve<T>(
        &self,
        stream: T,
        streams: Streams,
        mut ending: watch::Receiver<()>,
        (_place, peer): (Place<IpAddr>, Peer),
    ) where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let _open = self.state.metrics.connection_opened();
        let io = TokioIo::new(FirstBytes::new(stream, HEAD_TIME, streams.busy()));
        let counting = streams.clone();
        let counted = move |answer: RouteFuture<Infallible>| counting.count(answer);
        let service = MapFuture::new(self.router.clone(), counted);
        let service = MapRequest::new(service, move |mut request: Request<_>| {
            request.extensions_mut().insert(peer);
            request
        });
        let service = TowerToHyperService::new(service);
        let mut connection = pin!(self.builder.serve_connection(io, service));
        let ended = tokio::select! {
            ended = connection.as_mut() => Some(ended),
            _ = ending.changed() => None,
            () = streams.idle(HEAD_TIME) => None,
        };
        let ended = match ended {
            Some(ended) => ended,
            None => {
                connection.as_mut().graceful_shutdown();
                tokio::select! {
                    ended = connection => ended,
                    () = streams.idle(LEAVING_TIME) => Ok(()),
                }
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection broke off");
        }
    }

    /// Says that there is no place, to so many at once; under TLS that takes a handshake, which is short of a place.
    fn refuse(&self, stream: TcpStream) {
        self.state.metrics.refused("TooManyConnections");
        let Ok(told) = Arc::clone(&self.told).try_acquire_owned() else {
            return;
        };
        let (tls, state) = (self.tls.clone(), Shared::clone(&self.state));
        tokio::spawn(async move {
            let _told = told;
            let telling = async {
                match tls {
                    None => tell(&state, stream).await,
                    Some(tls) => tell(&state, tls.accept_briefly(stream).await?).await,
                }
            };
            // Whether the peer has heard it is its own affair.
            drop(tokio::time::timeout(TELLING_TIME, telling).await);
        });
    }
}

/// Whom an address counts for: an IPv4 address wherever it is written, and of IPv6 the network of 64 bits, since
/// whoever has one address of it has them all.
fn peer_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_SIZE);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(20))
        .keep_alive_timeout(HEAD_TIME)
        .max_concurrent_streams(STREAMS)
        .initial_stream_window_size(WINDOW)
        .initial_connection_window_size(WINDOW)
        .max_header_list_size(u32::try_from(HEAD_SIZE).unwrap_or(u32::MAX));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s26_a_network_of_ipv6_is_one_peer() {
        let peer = |text: &str| peer_of(text.parse().unwrap());
        assert_eq!(peer("2001:db8:0:1::1"), peer("2001:db8:0:1::2"));
        assert_ne!(peer("2001:db8:0:1::1"), peer("2001:db8:0:2::1"));
        assert_eq!(peer("::ffff:10.0.0.1"), peer("10.0.0.1"));
    }
}
