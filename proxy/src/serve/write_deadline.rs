//! A time limit on a peer that takes nothing of what is written to it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use super::streams::{Busy, Streams};

/// A connection that breaks off once the peer has taken no byte for so long while there was one to take.
#[derive(Debug)]
pub(super) struct WriteDeadline<T> {
    inner: T,
    limit: Duration,
    streams: Streams,
    stalled: Option<(Pin<Box<Sleep>>, Busy)>,
}

impl<T> WriteDeadline<T> {
    /// While there is something to take the connection is busy.
    pub(super) fn new(inner: T, limit: Duration, streams: Streams) -> Self {
        Self {
            inner,
            limit,
            streams,
            stalled: None,
        }
    }

    /// Starts the time with the first write that has to wait, and ends it with one that doesn't.
    fn watch<R>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<R>>) -> Poll<io::Result<R>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let limit = self.limit;
        let busy = || (Box::pin(sleep(limit)), self.streams.busy());
        let (stalled, _) = self.stalled.get_or_insert_with(busy);
        let is_over = stalled.as_mut().poll(context).is_ready();
        if is_over {
            // The next write, if there is one, begins anew rather than polls a sleep that has ended.
            stalled.as_mut().reset(Instant::now() + limit);
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for WriteDeadline<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for WriteDeadline<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(context, data);
        self.watch(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(context, data);
        self.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.inner).poll_flush(context);
        self.watch(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.inner).poll_shutdown(context);
        self.watch(context, shut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    const LIMIT: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn s25_a_peer_that_takes_nothing_is_left() {
        let (near, _far) = duplex(16);
        let mut near = WriteDeadline::new(near, LIMIT, Streams::default());
        let start = Instant::now();
        let error = near.write_all(&[0; 64]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(start.elapsed().as_secs(), LIMIT.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_peer_that_takes_something_is_waited_for() {
        let (near, mut far) = duplex(16);
        let mut near = WriteDeadline::new(near, LIMIT, Streams::default());
        let slow = tokio::spawn(async move {
            for _ in 0..8 {
                tokio::time::sleep(LIMIT / 2).await;
                far.read_exact(&mut [0; 16]).await.unwrap();
            }
        });
        near.write_all(&[0; 128]).await.unwrap();
        slow.await.unwrap();
    }
}
