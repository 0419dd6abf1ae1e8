//! A connection that may be told to spoil what is written to it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What becomes of what is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoiler(Arc<AtomicU8>);

const GARBLED: u8 = 1;
const CLOSED: u8 = 2;

impl Spoiler {
    /// From now on other bytes are written.
    pub(super) fn garble(&self) {
        self.0.store(GARBLED, Ordering::SeqCst);
    }

    /// With the next write the connection is ended, as properly as its protocol can.
    pub(super) fn close(&self) {
        self.0.store(CLOSED, Ordering::SeqCst);
    }
}

/// The connection.
#[derive(Debug)]
pub(super) struct Wire<T> {
    inner: T,
    spoiler: Spoiler,
}

impl<T> Wire<T> {
    pub(super) fn new(inner: T, spoiler: Spoiler) -> Self {
        Self { inner, spoiler }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Wire<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Wire<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.spoiler.0.load(Ordering::SeqCst) {
            GARBLED => {
                let other: Vec<u8> = data.iter().map(|byte| byte ^ 0x80).collect();
                Pin::new(&mut self.inner).poll_write(context, &other)
            }
            CLOSED => {
                // The other end may have gone first.
                let _ = ready!(Pin::new(&mut self.inner).poll_shutdown(context));
                Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()))
            }
            _ => Pin::new(&mut self.inner).poll_write(context, data),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
