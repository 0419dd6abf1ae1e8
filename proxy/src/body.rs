//! The body of a request: JSON, small, and within a time.

use axum::body::Body;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::time::{Duration, timeout};

use crate::status::{Reason, Status};

/// The largest body that is read.
const LIMIT: usize = 64 << 10;
/// How long it may take to arrive.
const TIME: Duration = Duration::from_secs(10);

const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The whole body of a request that says it is JSON.
///
/// # Errors
/// 415 for another content type, 413 over 64 KiB, 400 for one that breaks off or is too slow.
pub(crate) async fn json(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    require_json(headers)?;
    read(body).await
}

/// The whole body, which may be empty; what isn't must say that it is JSON.
///
/// # Errors
/// As [`json`].
pub(crate) async fn optional_json(headers: &HeaderMap, body: Body) -> Result<Bytes, Status> {
    let body = read(body).await?;
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
    read(body).await
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

async fn read(body: Body) -> Result<Bytes, Status> {
    let bad = |message: &str| Status::new(Reason::BadRequest, message);
    match timeout(TIME, Limited::new(body, LIMIT).collect()).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Status::new(
            Reason::RequestEntityTooLarge,
            "the body is larger than 64 KiB",
        )),
        Ok(Err(_)) => Err(bad("the body broke off")),
        Err(_) => Err(bad("the body did not arrive within 10 s")),
    }
}
