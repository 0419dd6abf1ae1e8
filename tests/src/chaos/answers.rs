//! What is answered in the server's place, and what becomes of the body of its own answer.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, BodyStream, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use serde_json::{Value, json};

use super::fault::{Fault, Kind};

/// The body of an answer, which may break off.
pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// How much of a slow answer comes at once, and how often.
const PIECE: usize = 64;
const PAUSE: Duration = Duration::from_millis(5);

/// The answer to a request that the server never hears of; `None` for a fault that isn't an answer.
pub(super) fn in_its_place(fault: Fault, kind: Kind) -> Option<Response<Body>> {
    match fault {
        Fault::TooManyRequests => {
            let mut answer = status(
                429,
                "TooManyRequests",
                "the server has received too many requests",
            );
            answer
                .headers_mut()
                .insert(RETRY_AFTER, http::HeaderValue::from_static("1"));
            Some(answer)
        }
        Fault::InternalError => Some(status(500, "InternalError", "an internal error")),
        Fault::Unavailable => Some(text(
            503,
            "text/html",
            "<html><h1>503 Service Unavailable</h1></html>",
        )),
        // A watch that has begun says it in an event.
        Fault::Expired if kind == Kind::Watch => {
            let object = told(410, "Expired", "too old resource version");
            let event = json!({ "type": "ERROR", "object": object });
            Some(text(200, "application/json", &format!("{event}\n")))
        }
        Fault::Expired => Some(status(
            410,
            "Expired",
            "the provided continue parameter is too old",
        )),
        Fault::Garbage => Some(text(200, "application/json", "{\"kind\":\"Sec\u{7}ret\",,}\n")),
        Fault::NoHttp => Some(status(500, "InternalError", "nobody reads this")),
        _ => None,
    }
}

/// The server's own body, broken off in the middle of what comes first.
pub(super) fn broken(body: Incoming) -> Body {
    let frames = BodyStream::new(body).take(1).flat_map(|frame| {
        let data = frame
            .ok()
            .and_then(|frame| frame.into_data().ok())
            .unwrap_or_default();
        let half = data.slice(..data.len() / 2);
        stream::iter([
            Ok(Frame::data(half)),
            Err(io::Error::from(io::ErrorKind::ConnectionReset)),
        ])
    });
    StreamBody::new(frames).boxed_unsync()
}

/// The server's own body, in small pieces.
pub(super) fn slow(body: Incoming) -> Body {
    let pieces = BodyStream::new(body).flat_map(|frame| {
        let data = frame
            .ok()
            .and_then(|frame| frame.into_data().ok())
            .unwrap_or_default();
        let starts = (0..data.len()).step_by(PIECE);
        let pieces = starts.map(move |start| data.slice(start..data.len().min(start + PIECE)));
        stream::iter(pieces.collect::<Vec<_>>()).then(async |piece| {
            tokio::time::sleep(PAUSE).await;
            Ok(Frame::data(piece))
        })
    });
    StreamBody::new(pieces).boxed_unsync()
}

/// The server's own body, as it comes.
pub(super) fn whole(body: Incoming) -> Body {
    body.map_err(io::Error::other).boxed_unsync()
}

/// A body that begins and never goes on.
pub(super) fn never() -> Body {
    StreamBody::new(stream::pending()).boxed_unsync()
}

fn status(code: u16, reason: &str, message: &str) -> Response<Body> {
    text(code, "application/json", &told(code, reason, message).to_string())
}

fn told(code: u16, reason: &str, message: &str) -> Value {
    json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "message": message, "reason": reason, "code": code,
    })
}

fn text(code: u16, kind: &'static str, text: &str) -> Response<Body> {
    let body = Full::from(text.to_owned()).map_err(|never: Infallible| match never {});
    let mut answer = Response::new(body.boxed_unsync());
    *answer.status_mut() = StatusCode::from_u16(code).unwrap_or_default();
    answer
        .headers_mut()
        .insert(CONTENT_TYPE, http::HeaderValue::from_static(kind));
    answer
}
