//! An API server that is played: it keeps every request, and answers as the test says.

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

/// The time that it says it is, in every answer.
const DATE: &str = "Tue, 24 Nov 2026 06:30:57 GMT";

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// What becomes of a request.
pub(crate) enum Answer {
    Full(Response<Bytes>),
    /// Frames, and then nothing until the other end has enough.
    Open(Vec<String>),
    /// Frames, and then the connection breaks.
    Broken(Vec<String>),
    /// The connection is closed without a word.
    Cut,
    /// Not a word, and the connection stays.
    Silence,
}

impl Answer {
    pub(crate) fn json(code: u16, body: &Value) -> Self {
        Answer::text(code, "application/json", &body.to_string())
    }

    pub(crate) fn text(code: u16, content_type: &str, body: &str) -> Self {
        let response = Response::builder()
            .status(StatusCode::from_u16(code).unwrap())
            .header("content-type", content_type)
            .header("date", DATE)
            .header("audit-id", "0f1e2d3c-played");
        Answer::Full(response.body(Bytes::from(body.to_owned())).unwrap())
    }

    pub(crate) fn header(self, name: &'static str, value: &'static str) -> Self {
        match self {
            Answer::Full(mut response) => {
                response.headers_mut().insert(name, value.parse().unwrap());
                Answer::Full(response)
            }
            other => other,
        }
    }
}

impl Seen {
    /// Method and target in a line.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    /// A header's value; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// The server. It ends with the test's runtime.
pub(crate) struct Upstream {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

type Play = Arc<dyn Fn(&Seen) -> Answer + Send + Sync>;

impl Upstream {
    pub(crate) async fn start(play: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (kept, play): (_, Play) = (Arc::clone(&seen), Arc::new(play));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (kept, play) = (Arc::clone(&kept), Arc::clone(&play));
                let service = service_fn(move |request| serve(request, Arc::clone(&kept), Arc::clone(&play)));
                // An error is the Cut that a test asked for, or the proxy's own end.
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Upstream { address, seen }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Methods and targets, in order.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().iter().map(Seen::line).collect()
    }

    /// What it was asked about Secrets: not who the caller is, which the proxy asks for its audit lines.
    pub(crate) fn about_secrets(&self) -> Vec<Seen> {
        self.seen()
            .into_iter()
            .filter(|seen| seen.path().starts_with(super::SECRETS))
            .collect()
    }

    pub(crate) fn forget(&self) {
        self.seen.lock().unwrap().clear();
    }
}

/// A connection that is to be cut is an error to hyper.
#[derive(Debug)]
struct CutShort;

impl std::fmt::Display for CutShort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("cut short")
    }
}

impl std::error::Error for CutShort {}

async fn serve(
    request: Request<Incoming>,
    kept: Arc<Mutex<Vec<Seen>>>,
    play: Play,
) -> Result<Response<UnsyncBoxBody<Bytes, CutShort>>, CutShort> {
    let (head, body) = request.into_parts();
    let seen = Seen {
        method: head.method.to_string(),
        target: head.uri.to_string(),
        headers: head.headers,
        body: body.collect().await.map_err(|_| CutShort)?.to_bytes(),
    };
    kept.lock().unwrap().push(seen.clone());
    match play(&seen) {
        Answer::Full(response) => Ok(response.map(|body| Full::new(body).map_err(never).boxed_unsync())),
        Answer::Open(frames) => Ok(streamed(frames, stream::pending())),
        Answer::Broken(frames) => {
            let end = async {
                // What was sent is to be on its way first.
                tokio::time::sleep(Duration::from_millis(100)).await;
                Err(CutShort)
            };
            Ok(streamed(frames, stream::once(end)))
        }
        Answer::Cut => Err(CutShort),
        Answer::Silence => std::future::pending().await,
    }
}

fn never(nothing: Infallible) -> CutShort {
    match nothing {}
}

/// Frames one by one, and then `end`.
fn streamed(
    frames: Vec<String>,
    end: impl Stream<Item = Result<Frame<Bytes>, CutShort>> + Send + 'static,
) -> Response<UnsyncBoxBody<Bytes, CutShort>> {
    let frames = frames
        .into_iter()
        .map(|frame| Ok(Frame::data(Bytes::from(frame))));
    let body = StreamBody::new(stream::iter(frames).chain(end)).boxed_unsync();
    let head = Response::builder()
        .header("content-type", "application/json")
        .header("date", DATE);
    head.body(body).unwrap()
}
