//! One request on its way to the API server, and what becomes of it.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{CONNECTION, TRANSFER_ENCODING};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::SECRETS;
use super::answers::{Body, broken, in_its_place, never, slow, whole};
use super::fault::{Fault, Kind};
use super::fault_dealer::FaultDealer;
use super::wire::Spoiler;

/// The way to the API server.
#[derive(Clone)]
pub(super) struct Forwarder {
    upstream: SocketAddr,
    connector: TlsConnector,
    dealer: Arc<Mutex<FaultDealer>>,
}

impl Forwarder {
    pub(super) fn new(
        upstream: SocketAddr,
        connector: TlsConnector,
        dealer: Arc<Mutex<FaultDealer>>,
    ) -> Self {
        Self {
            upstream,
            connector,
            dealer,
        }
    }

    /// # Errors
    /// A connection that is to be cut.
    pub(super) async fn take(
        &self,
        request: Request<Incoming>,
        spoiler: &Spoiler,
    ) -> io::Result<Response<Body>> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
        let target = head.uri.path_and_query().map_or("", |target| target.as_str());
        let about = about(&head.method, target, &body);
        let request = Request::from_parts(head, Full::new(body));
        let Some((kind, who)) = about else {
            return Ok(self.pass(request).await?.map(whole));
        };
        let fault = self.dealer().next(kind, &who);
        let Some(fault) = fault else {
            let answer = self.pass(request).await?;
            if !answer.status().is_server_error() {
                self.dealer().answered(&who);
            }
            return Ok(answer.map(whole));
        };
        match fault {
            Fault::CutBefore => Err(cut()),
            Fault::StalledBefore => std::future::pending().await,
            Fault::CutAfter => self.pass(request).await.and_then(|_| Err(cut())),
            Fault::StalledAfter if kind == Kind::Watch => Ok(self.pass(request).await?.map(|_| never())),
            Fault::StalledAfter => {
                let _answer = self.pass(request).await?;
                std::future::pending().await
            }
            Fault::CutWithin => Ok(self.pass(request).await?.map(broken)),
            Fault::SlowBytes => Ok(self.pass(request).await?.map(slow)),
            Fault::TlsClosed => {
                let answer = self.pass(request).await?;
                spoiler.close();
                Ok(answer.map(whole))
            }
            Fault::NoHttp => {
                spoiler.garble();
                in_its_place(fault, kind).ok_or_else(cut)
            }
            _ => in_its_place(fault, kind).ok_or_else(cut),
        }
    }

    fn dealer(&self) -> MutexGuard<'_, FaultDealer> {
        self.dealer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The server's own answer, on a connection of its own: what befalls one request befalls no other.
    async fn pass(&self, request: Request<Full<Bytes>>) -> io::Result<Response<Incoming>> {
        let stream = TcpStream::connect(self.upstream).await?;
        stream.set_nodelay(true)?;
        let name = ServerName::from(self.upstream.ip());
        let stream = self.connector.connect(name, stream).await?;
        let handshake = http1::handshake(TokioIo::new(stream));
        let (mut sender, connection) = handshake.await.map_err(io::Error::other)?;
        tokio::spawn(connection);
        let mut answer = sender.send_request(request).await.map_err(io::Error::other)?;
        for name in [CONNECTION, TRANSFER_ENCODING] {
            answer.headers_mut().remove(name);
        }
        Ok(answer)
    }
}

fn cut() -> io::Error {
    io::ErrorKind::ConnectionReset.into()
}

/// What a request is about, and whom its fault concerns; `None` for one that is not about tokens.
fn about(method: &Method, target: &str, body: &[u8]) -> Option<(Kind, String)> {
    let rest = target.strip_prefix(SECRETS)?;
    let id = |name: &str| name.trim_start_matches("bootstrap-token-").to_owned();
    if let Some(name) = rest.strip_prefix('/') {
        let name = name.split('?').next().unwrap_or_default();
        let kind = if method == Method::GET {
            Kind::Read
        } else {
            Kind::Change
        };
        return Some((kind, id(name)));
    }
    if method == Method::POST {
        let secret: Value = serde_json::from_slice(body).ok()?;
        return Some((Kind::Create, id(secret["metadata"]["name"].as_str()?)));
    }
    // By pages lists the one client, whole the other.
    let (kind, who) = match () {
        () if rest.contains("watch=true") => (Kind::Watch, "watch"),
        () if rest.contains("limit=") => (Kind::List, "list"),
        () => (Kind::List, "relist"),
    };
    Some((kind, who.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::path_of;
    use super::*;

    #[test]
    fn a_request_says_what_it_is_about() {
        let one = path_of("abcdef");
        let secret = br#"{"metadata":{"name":"bootstrap-token-ghijkl"}}"#;
        let list = format!("{SECRETS}?fieldSelector=type%3Dx&limit=10");
        let watch = format!("{SECRETS}?watch=true&fieldSelector=type%3Dx");
        for (method, target, body, kind, who) in [
            (Method::GET, one.as_str(), &b""[..], Kind::Read, "abcdef"),
            (Method::PATCH, one.as_str(), b"", Kind::Change, "abcdef"),
            (Method::DELETE, one.as_str(), b"", Kind::Change, "abcdef"),
            (Method::POST, SECRETS, secret, Kind::Create, "ghijkl"),
            (Method::GET, list.as_str(), b"", Kind::List, "list"),
            (Method::GET, watch.as_str(), b"", Kind::Watch, "watch"),
        ] {
            assert_eq!(
                about(&method, target, body),
                Some((kind, who.to_owned())),
                "{target}"
            );
        }
        assert_eq!(about(&Method::GET, "/readyz", b""), None);
    }
}
