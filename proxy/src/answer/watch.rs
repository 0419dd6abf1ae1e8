//! A watch: upstream's stream, frame by frame, until either end has enough or the process is asked to stop.

use std::sync::Arc;

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::frames::{Lines, frame};
use crate::drain::Drain;
use crate::metrics::Opened;
use crate::operation::View;
use crate::status::{Reason, Status};
use crate::upstream::{UpstreamBody, UpstreamError};

/// A place among the watches that may be open at once; given back when dropped.
pub(crate) struct WatchGuard {
    _permit: OwnedSemaphorePermit,
    _gauge: Opened,
}

impl WatchGuard {
    /// # Errors
    /// A 503 when all places are taken.
    pub(crate) fn take(places: &Arc<Semaphore>, gauge: Opened) -> Result<Self, Status> {
        let permit = Arc::clone(places).try_acquire_owned().map_err(|_| {
            Status::new(
                Reason::ServiceUnavailable,
                "too many watches are open on this proxy; try again later (--max-watches)",
            )
        })?;
        Ok(Self {
            _permit: permit,
            _gauge: gauge,
        })
    }
}

struct Watch {
    upstream: UpstreamBody,
    lines: Lines,
    view: View,
    drain: Drain,
    _guard: WatchGuard,
}

/// The body of a watch's answer. It ends between two frames, whatever ends it: a client then watches again from
/// where it was.
pub(crate) fn watch(upstream: UpstreamBody, view: View, drain: Drain, guard: WatchGuard) -> Body {
    let watch = Watch {
        upstream,
        lines: Lines::default(),
        view,
        drain,
        _guard: guard,
    };
    Body::from_stream(stream::unfold(watch, |mut watch| async move {
        let passed = watch.next().await?;
        Some((Ok::<_, std::convert::Infallible>(passed), watch))
    }))
}

impl Watch {
    /// The next frames that may pass; `None` at the end.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            let arrived = tokio::select! {
                () = self.drain.begun() => return None,
                arrived = self.upstream.frame() => arrived?,
            };
            let data = match arrived.map(http_body::Frame::into_data) {
                Ok(Ok(data)) => data,
                Ok(Err(_trailers)) => continue,
                Err(error) => {
                    tracing::debug!(%error, "a watch broke off upstream");
                    return None;
                }
            };
            self.lines.push(&data);
            match self.passed() {
                Ok(passed) if passed.is_empty() => {}
                Ok(passed) => return Some(passed),
                Err(error) => {
                    tracing::warn!(kind = error.kind(), %error, "a watch was ended");
                    return None;
                }
            }
        }
    }

    fn passed(&mut self) -> Result<Bytes, UpstreamError> {
        let mut passed = BytesMut::new();
        while let Some(line) = self.lines.next()? {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if let Some(text) = frame(&line, self.view)? {
                passed.extend_from_slice(&text);
                passed.put_u8(b'\n');
            }
        }
        Ok(passed.freeze())
    }
}
