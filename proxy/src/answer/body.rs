//! Reading a whole body, with a limit on its size and on upstream's silence.

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use tokio::time::timeout;

use crate::upstream::{SILENCE, UpstreamBody, UpstreamError};

/// The largest single object: etcd keeps 1.5 MiB, and JSON escapes add to it.
pub(crate) const OBJECT_LIMIT: usize = 4 << 20;
/// The largest document about the API: all its groups and resources, or the schemas of one group.
pub(crate) const DISCOVERY_LIMIT: usize = 8 << 20;
/// The largest list that is read at once.
pub(crate) const LIST_LIMIT: usize = 128 << 20;

/// The whole of `body`.
///
/// # Errors
/// [`UpstreamError`]: silent for too long, broken off, or over `limit` bytes.
pub(crate) async fn collect(mut body: UpstreamBody, limit: usize) -> Result<Bytes, UpstreamError> {
    let mut whole = BytesMut::new();
    while let Some(frame) = timeout(SILENCE, body.frame())
        .await
        .map_err(|_| UpstreamError::Silent)?
    {
        let frame = frame.map_err(|error| UpstreamError::Unreachable(error.to_string()))?;
        if let Ok(data) = frame.into_data() {
            if whole.len() + data.len() > limit {
                return Err(UpstreamError::TooLarge);
            }
            whole.extend_from_slice(&data);
        }
    }
    Ok(whole.freeze())
}
