//! Reading a body, with a limit on its size and on upstream's silence.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame};
use tokio::time::{Instant, Sleep, sleep};

use crate::upstream::{SILENCE, UpstreamBody, UpstreamBodyError, UpstreamError};

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
pub(crate) async fn collect(body: UpstreamBody, limit: usize) -> Result<Bytes, UpstreamError> {
    let mut arriving = Arriving::new(body);
    let mut whole = BytesMut::new();
    while let Some(data) = arriving.next().await? {
        if whole.len() + data.len() > limit {
            return Err(UpstreamError::TooLarge);
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole.freeze())
}

/// A body that arrives in many pieces, and the one timer by which each of them is waited for: to begin a timer, and to end
/// it, costs as much as all else that is done with a small piece.
pub(super) struct Arriving {
    body: UpstreamBody,
    timer: Pin<Box<Sleep>>,
}

/// What may come of waiting for a body.
pub(super) enum Arrived {
    Data(Bytes),
    /// The body's end.
    End,
    /// Nothing in time.
    Nothing,
}

impl Arriving {
    pub(super) fn new(body: UpstreamBody) -> Self {
        Self {
            body,
            timer: Box::pin(sleep(SILENCE)),
        }
    }

    /// What arrives next; `None` at the end.
    ///
    /// # Errors
    /// [`UpstreamError`]: silent for too long, or broken off.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, UpstreamError> {
        match self.until(Instant::now() + SILENCE).await? {
            Arrived::Data(data) => Ok(Some(data)),
            Arrived::End => Ok(None),
            Arrived::Nothing => Err(UpstreamError::Silent),
        }
    }

    /// What arrives until then.
    ///
    /// # Errors
    /// [`UpstreamError`]: broken off.
    pub(super) async fn until(&mut self, until: Instant) -> Result<Arrived, UpstreamError> {
        loop {
            let Some(arrived) = poll_fn(|context| self.poll_frame(context, until)).await else {
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

    /// The body's next frame, or its end; `None` where neither came in time.
    fn poll_frame(&mut self, context: &mut Context<'_>, until: Instant) -> Poll<Option<NextFrame>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(Some(frame));
        }
        if self.timer.deadline() != until {
            self.timer.as_mut().reset(until);
        }
        self.timer.as_mut().poll(context).map(|()| None)
    }
}

type NextFrame = Option<Result<Frame<Bytes>, UpstreamBodyError>>;

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;
    use http_body_util::{BodyExt, StreamBody};
    use tokio::time::Duration;

    #[tokio::test(start_paused = true)]
    async fn s37_each_wait_has_a_time_of_its_own() {
        let silent = stream::pending::<Result<Frame<Bytes>, UpstreamBodyError>>();
        let mut arriving = Arriving::new(StreamBody::new(silent).boxed_unsync());
        for millis in [100, 2_000, 50] {
            let wait = Duration::from_millis(millis);
            let begun = Instant::now();
            let arrived = arriving.until(begun + wait).await.unwrap();
            assert!(matches!(arrived, Arrived::Nothing));
            assert_eq!(begun.elapsed(), wait);
        }
        let begun = Instant::now();
        assert!(matches!(arriving.next().await, Err(UpstreamError::Silent)));
        assert_eq!(begun.elapsed(), SILENCE);
    }
}
