//! Raw HTTP to the proxy: what a browser would never send, too.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use thiserror::Error;

/// Requests to one plain-HTTP server on loopback, each with the same headers.
#[derive(Debug, Clone)]
pub struct HttpClient {
    address: SocketAddr,
    headers: HeaderMap,
    client: Client<HttpConnector, Full<Bytes>>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct HttpAnswer {
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// Nothing came back.
#[derive(Debug, Error)]
pub enum HttpError {
    /// The request can't be made.
    #[error("the request can't be made: {0}")]
    Request(#[from] http::Error),
    /// A header's value isn't one.
    #[error("a header's value is not one: {0}")]
    Header(#[from] http::header::InvalidHeaderValue),
    /// The server wasn't reached, or hung up.
    #[error("the server gave no answer: {0}")]
    Exchange(#[from] hyper_util::client::legacy::Error),
    /// It hung up in the middle.
    #[error("the answer ends early: {0}")]
    Body(#[from] hyper::Error),
}

impl HttpClient {
    /// A client of `address` that sends no credential.
    pub fn new(address: SocketAddr) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self {
            address,
            headers: HeaderMap::new(),
            client,
        }
    }

    /// The same with one more header on every request.
    pub fn with(&self, name: HeaderName, value: &str) -> Result<Self, HttpError> {
        let mut more = self.clone();
        more.headers.insert(name, HeaderValue::from_str(value)?);
        Ok(more)
    }

    /// The same with `Authorization: Bearer`.
    pub fn bearing(&self, token: &str) -> Result<Self, HttpError> {
        self.with(http::header::AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Result<HttpAnswer, HttpError> {
        self.send(Method::GET, path, None).await
    }

    /// GET, with the answer's body still to be read, such as a watch's.
    pub async fn open(&self, path: &str) -> Result<Response<Incoming>, HttpError> {
        self.exchange(Method::GET, path, None).await
    }

    /// POST with a JSON body.
    pub async fn post(&self, path: &str, body: &Value) -> Result<HttpAnswer, HttpError> {
        self.send(Method::POST, path, Some(body)).await
    }

    /// PATCH with a JSON merge patch.
    pub async fn merge(&self, path: &str, patch: &Value) -> Result<HttpAnswer, HttpError> {
        let client = self.with(http::header::CONTENT_TYPE, "application/merge-patch+json")?;
        client.send(Method::PATCH, path, Some(patch)).await
    }

    /// Any method; a body is JSON and says so.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<HttpAnswer, HttpError> {
        let (head, body) = self.exchange(method, path, body).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(HttpAnswer {
            status: head.status,
            headers: head.headers,
            body,
        })
    }

    async fn exchange(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Response<Incoming>, HttpError> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address));
        if let Some(headers) = request.headers_mut() {
            headers.extend(self.headers.clone());
            if body.is_some() {
                headers
                    .entry(http::header::CONTENT_TYPE)
                    .or_insert(HeaderValue::from_static("application/json"));
            }
        }
        let bytes = body.map(Value::to_string).unwrap_or_default();
        Ok(self.client.request(request.body(Full::from(bytes))?).await?)
    }
}

impl HttpAnswer {
    /// The body as JSON; null when it isn't.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
