//! One request on one connection.

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, ORIGIN};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;

/// A request in the making. It names the server as a browser would, and nothing else.
pub(crate) struct Call {
    address: SocketAddr,
    method: Method,
    target: String,
    headers: HeaderMap,
    body: Bytes,
    tls: Option<Arc<ClientConfig>>,
}

/// An answer, read to its end.
pub(crate) struct Reply {
    pub(crate) code: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Call {
    pub(crate) fn new(address: SocketAddr, method: &str, target: &str) -> Self {
        let call = Call {
            address,
            method: method.parse().unwrap(),
            target: target.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            tls: None,
        };
        call.header(HOST.as_str(), &address.to_string())
    }

    /// One header more, beside others of its name.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).unwrap();
        self.headers.append(name, HeaderValue::try_from(value).unwrap());
        self
    }

    /// Instead of those of its name; nothing at all for an empty value.
    pub(crate) fn instead(mut self, name: &str, value: &str) -> Self {
        self.headers.remove(name);
        if value.is_empty() {
            self
        } else {
            self.header(name, value)
        }
    }

    /// Over TLS, to `localhost`; HTTP/2 where the client speaks that.
    pub(crate) fn over(mut self, tls: &Arc<ClientConfig>) -> Self {
        self.tls = Some(Arc::clone(tls));
        let host = format!("localhost:{}", self.address.port());
        self.instead(HOST.as_str(), &host)
    }

    /// As the browser sends for this server's own page.
    pub(crate) fn own_page(self) -> Self {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let host = self.headers[HOST].to_str().unwrap();
        let origin = format!("{scheme}://{host}");
        self.header(ORIGIN.as_str(), &origin)
            .header("sec-fetch-site", "same-origin")
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.header(CONTENT_TYPE.as_str(), "application/json")
            .body(body.to_string())
    }

    /// A JSON merge patch.
    pub(crate) fn merge(self, patch: &Value) -> Self {
        self.header(CONTENT_TYPE.as_str(), "application/merge-patch+json")
            .body(patch.to_string())
    }

    pub(crate) fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) async fn send(self) -> Reply {
        let (head, body) = self.open().await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply {
            code: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }

    /// Sends it, and leaves the answer's body to be read.
    pub(crate) async fn open(mut self) -> Response<Incoming> {
        let stream = TcpStream::connect(self.address).await.unwrap();
        let Some(tls) = self.tls.take() else {
            return self.exchange(stream).await;
        };
        let is_http2 = tls.alpn_protocols == [b"h2"];
        let connector = TlsConnector::from(tls);
        let stream = connector
            .connect("localhost".try_into().unwrap(), stream)
            .await
            .unwrap();
        if is_http2 {
            self.exchange_http2(stream).await
        } else {
            self.exchange(stream).await
        }
    }

    async fn exchange<T: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
        self,
        stream: T,
    ) -> Response<Incoming> {
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        sender.send_request(self.request()).await.unwrap()
    }

    async fn exchange_http2<T: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
        mut self,
        stream: T,
    ) -> Response<Incoming> {
        let host = self.headers.remove(HOST).unwrap();
        self.target = format!("https://{}{}", host.to_str().unwrap(), self.target);
        let handshake = http2::handshake(TokioExecutor::new(), TokioIo::new(stream));
        let (mut sender, connection) = handshake.await.unwrap();
        tokio::spawn(connection);
        sender.send_request(self.request()).await.unwrap()
    }

    pub(super) fn request(self) -> Request<Full<Bytes>> {
        let mut request = Request::builder().method(self.method).uri(self.target);
        request.headers_mut().unwrap().extend(self.headers);
        request.body(Full::new(self.body)).unwrap()
    }
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    /// The cookie that it sets, without its attributes.
    pub(crate) fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().unwrap()
    }

    /// Code and reason of a `Status`.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let reason = self.json()["reason"].as_str().unwrap_or_default().to_owned();
        (self.code, reason)
    }
}

/// The next frame of an answer that goes on, such as a watch's line.
pub(crate) async fn next_frame(body: &mut Incoming) -> Bytes {
    body.frame().await.unwrap().unwrap().into_data().unwrap()
}
