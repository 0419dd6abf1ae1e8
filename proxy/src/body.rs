//! The body of a request: JSON, small, within a time, and within what all bodies may take of memory together.

use axum::body::Body;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Duration, timeout};

use crate::status::{Reason, Status};

/// The largest body that is read.
const LIMIT: usize = 64 << 10;
/// How long it may take to arrive.
const TIME: Duration = Duration::from_secs(10);
/// How many bytes there may be at once of all bodies, and of the heads of requests that wait for theirs: anybody may send
/// them, on as many connections and streams as there may be.
static ROOM: Semaphore = Semaphore::const_new(16 << 20);

const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The whole body of a request that says it is JSON.
///
/// # Errors
/// 415 for another content type, 413 over 64 KiB, 400 for one that breaks off or is too slow.
pub(crate) async fn json(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    require_json(headers)?;
    read(headers, body).await
}

/// The whole body, which may be empty; what isn't must say that it is JSON.
///
/// # Errors
/// As [`json`].
pub(crate) async fn optional_json(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    let body = read(headers, body).await?;
    if !body.is_empty() {
        require_json(headers)?;
    }
    Ok(body)
}

/// The whole body of a request that says it is a JSON merge patch.
///
/// # Errors
/// As [`json`].
pub(crate) async fn merge_patch(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    let kind = kind_of(headers);
    if !kind.eq_ignore_ascii_case(MERGE_PATCH) {
        return Err(wrong_kind(
            kind,
            "a patch must be a merge patch, and say so (kubectl patch --type=merge)",
            MERGE_PATCH,
        ));
    }
    read(headers, body).await
}

fn require_json(headers: &HeaderMap) -> Result<(), Status> {
    let kind = kind_of(headers);
    if kind.eq_ignore_ascii_case(JSON) {
        return Ok(());
    }
    Err(wrong_kind(kind, "the body must be JSON, and say so", JSON))
}

/// The one Content-Type without its parameters; empty where there is none or more.
fn kind_of(headers: &HeaderMap) -> &str {
    let mut kinds = headers.get_all(CONTENT_TYPE).iter();
    let kind = match (kinds.next(), kinds.next()) {
        (Some(kind), None) => kind.to_str().unwrap_or_default(),
        _ => "",
    };
    kind.split(';').next().unwrap_or_default().trim()
}

fn wrong_kind(kind: &str, wanted: &str, right: &str) -> Status {
    let message = if kind.contains("protobuf") {
        format!("this proxy reads JSON, not protobuf: send Content-Type: {right}")
    } else {
        format!("{wanted}: Content-Type: {right}")
    };
    Status::new(Reason::UnsupportedMediaType, message)
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    read_into(&ROOM, headers, body).await
}

async fn read_into(room: &'static Semaphore, headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    let late = |_| Err(bad("the body did not arrive within 10 s"));
    timeout(TIME, arrive(room, headers, body))
        .await
        .unwrap_or_else(late)
}

/// A body, and its part of the room.
struct Held {
    bytes: Vec<u8>,
    room: SemaphorePermit<'static>,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// In one piece, whatever pieces it arrives in: one for each byte would take dozens of times its size.
async fn arrive(room: &'static Semaphore, headers: &HeaderMap, mut body: Body) -> Result<Bytes, Status> {
    let mut held = Held {
        bytes: Vec::new(),
        room: take(room, size_of(headers))?,
    };
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| bad("the body broke off"))?;
        let Ok(data) = frame.into_data() else { continue };
        if held.bytes.len() + data.len() > LIMIT {
            let message = "the body is larger than 64 KiB";
            return Err(Status::new(Reason::RequestEntityTooLarge, message));
        }
        held.room.merge(take(room, data.len())?);
        held.bytes.extend_from_slice(&data);
    }
    Ok(Bytes::from_owner(held))
}

/// As HTTP/2 counts it (RFC 9113, section 6.5.2).
fn size_of(headers: &HeaderMap) -> usize {
    let each = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 32);
    each.sum()
}

fn take(room: &'static Semaphore, bytes: usize) -> Result<SemaphorePermit<'static>, Status> {
    let taken = u32::try_from(bytes)
        .ok()
        .and_then(|bytes| room.try_acquire_many(bytes).ok());
    taken.ok_or_else(|| {
        let message = "too many bodies are arriving at once; try again in a moment";
        Status::full("TooManyBodies", message)
    })
}

fn bad(message: &str) -> Status {
    Status::new(Reason::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::Refused;
    use axum::response::IntoResponse;
    use http::StatusCode;

    #[tokio::test]
    async fn s26_all_bodies_share_one_room() {
        static SMALL: Semaphore = Semaphore::const_new(100 << 10);
        let headers = HeaderMap::new();
        let read = || read_into(&SMALL, &headers, Body::from(vec![b' '; 60 << 10]));
        let first = read().await.unwrap();
        assert_eq!(first.len(), 60 << 10);
        let refused = read().await.unwrap_err().into_response();
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refused.headers()[http::header::RETRY_AFTER], "1");
        let counted = refused.extensions().get::<Refused>().unwrap();
        assert_eq!(counted.full, Some("TooManyBodies"));
        drop(first);
        drop(read().await.unwrap());
        assert_eq!(SMALL.available_permits(), 100 << 10, "all of it is given back");
    }

    #[tokio::test]
    async fn s26_a_head_counts_while_its_body_is_waited_for() {
        static SMALL: Semaphore = Semaphore::const_new(10 << 10);
        let mut headers = HeaderMap::new();
        headers.insert("x-large", "x".repeat(9 << 10).parse().unwrap());
        let silence = futures_util::stream::pending::<Result<Bytes, std::io::Error>>();
        let mut waiting = std::pin::pin!(read_into(&SMALL, &headers, Body::from_stream(silence)));
        assert!(timeout(Duration::ZERO, waiting.as_mut()).await.is_err());
        let refused = read_into(&SMALL, &headers, Body::from("{}")).await.unwrap_err();
        assert_eq!(refused.code(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
