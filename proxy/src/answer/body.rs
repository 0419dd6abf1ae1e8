//! Reading a body, with a limit on its size and on upstream's silence.

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

use crate::upstream::{SILENCE, UpstreamBody, UpstreamError};

/// The largest single object: etcd keeps 1.5 MiB, and JSON escapes add to it.
pub(crate) const OBJECT_LIMIT: usize = 4 << 20;
/// The largest document about the API: all its groups and resources, or the schemas of one group.
pub(crate) const DISCOVERY_LIMIT: usize = 8 << 20;

/// The largest list that is read at once, by who needs it whole.
pub(crate) const LIST_LIMIT: usize = 128 << 20;

/// The whole of `body`.
///
/// # Errors
/// [`UpstreamError`]: silent for too long, broken off, or over `limit` bytes.
pub(crate) async fn collect(mut body: UpstreamBody, limit: usize) -> Result<Bytes, UpstreamError> {
    let mut whole = BytesMut::new();
    while let Some(data) = next_data(&mut body).await? {
        if whole.len() + data.len() > limit {
            return Err(UpstreamError::TooLarge);
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole.freeze())
}

/// What arrives next; `None` at the end.
///
/// # Errors
/// [`UpstreamError`]: silent for too long, or broken off.
pub(super) async fn next_data(body: &mut UpstreamBody) -> Result<Option<Bytes>, UpstreamError> {
    match data_until(body, Instant::now() + SILENCE).await? {
        Arrived::Data(data) => Ok(Some(data)),
        Arrived::End => Ok(None),
        Arrived::Nothing => Err(UpstreamError::Silent),
    }
}

/// What may come of waiting for a body.
pub(super) enum Arrived {
    Data(Bytes),
    /// The body's end.
    End,
    /// Nothing in time.
    Nothing,
}

/// What arrives until then.
///
/// # Errors
/// [`UpstreamError`]: broken off.
pub(super) async fn data_until(body: &mut UpstreamBody, until: Instant) -> Result<Arrived, UpstreamError> {
    loop {
        let Ok(arrived) = timeout_at(until, body.frame()).await else {
            return Ok(Arrived::Nothing);
        };
        let Some(frame) = arrived else {
            return Ok(Arrived::End);
        };
        let frame = frame.map_err(|error| UpstreamError::Unreachable(error.to_string()))?;
        // Trailers are passed over.
        if let Ok(data) = frame.into_data() {
            return Ok(Arrived::Data(data));
        }
    }
}
