//! A watch: upstream's stream, frame by frame, until either end has enough or the process is asked to stop.

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use http_body_util::BodyExt;

use super::frames::{Lines, frame};
use crate::caps::{Caps, Place};
use crate::drain::Drain;
use crate::metrics::Opened;
use crate::operation::View;
use crate::session::{CallerKey, caller_key};
use crate::status::Status;
use crate::upstream::{Credential, UpstreamBody, UpstreamError};

/// A place among the watches that may be open at once; given back when dropped.
pub(crate) struct WatchGuard {
    _place: Place<Option<CallerKey>>,
    _gauge: Opened,
}

impl WatchGuard {
    /// # Errors
    /// A 503 when all places are taken, or all of this credential's.
    pub(crate) fn take(
        places: &Caps<Option<CallerKey>>,
        credential: &Credential,
        gauge: Opened,
    ) -> Result<Self, Status> {
        let place = places.take(caller_key(credential)).ok_or_else(|| {
            let message = "too many watches are open on this proxy, in all or of this credential; try again later (--max-watches)";
            Status::full("TooManyWatches", message)
        })?;
        Ok(Self {
            _place: place,
            _gauge: gauge,
        })
    }
}

struct Watch {
    upstream: UpstreamBody,
    lines: Lines,
    view: View,
    drain: Drain,
    _guard: Option<WatchGuard>,
}

/// The body of a watch's answer. It ends between two frames, whatever ends it: a client then watches again from
/// where it was.
pub(crate) fn watch(upstream: UpstreamBody, view: View, drain: Drain, guard: Option<WatchGuard>) -> Body {
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
