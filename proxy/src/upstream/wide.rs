//! Reading much at once.
//!
//! rustls asks its socket for 4 KiB at a time, each a system call, and hands over a record at a time (16 KiB at most), each
//! a turn of two tasks. Beneath TLS this reads ahead, above it this collects what is there.

use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use bytes::{Buf, BytesMut};
use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

use crate::pass_on::pass_writes_on;

/// Who asks for less is served from what was read ahead.
const LITTLE: usize = 8 << 10;
/// So much is read ahead.
const AHEAD: usize = 64 << 10;

/// A connection of which much is read at once. Nothing is kept while there is nothing to read: there may be a thousand.
#[derive(Debug)]
pub(super) struct Wide<T> {
    inner: T,
    ahead: BytesMut,
}

impl<T> Wide<T> {
    pub(super) fn new(inner: T) -> Self {
        Self {
            inner,
            ahead: BytesMut::new(),
        }
    }
}

impl<T: AsyncRead + Unpin> Wide<T> {
    fn poll_read_ahead(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        self.ahead.reserve(AHEAD);
        let read = pin!(self.inner.read_buf(&mut self.ahead)).poll(context);
        if read.is_pending() {
            self.ahead = BytesMut::new();
        }
        read
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Wide<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.ahead.is_empty() && buffer.remaining() < LITTLE {
            ready!(self.poll_read_ahead(context))?;
        }
        if !self.ahead.is_empty() {
            let length = buffer.remaining().min(self.ahead.len());
            buffer.put_slice(&self.ahead[..length]);
            self.ahead.advance(length);
            return Poll::Ready(Ok(()));
        }
        if buffer.remaining() < LITTLE {
            // The end, which was read just now.
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        while buffer.remaining() > 0 {
            let filled = buffer.filled().len();
            match Pin::new(&mut self.inner).poll_read(context, buffer) {
                Poll::Ready(Ok(())) if buffer.filled().len() > filled => {}
                // What ended it, if it was more than waiting, is told again to who reads on.
                _ if filled > before => break,
                outcome => return outcome,
            }
        }
        Poll::Ready(Ok(()))
    }
}

pass_writes_on!(Wide);

impl<T: Connection> Connection for Wide<T> {
    fn connected(&self) -> Connected {
        self.inner.connected()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;

    /// Whatever is asked for at a time, the same bytes come, in one read of the connection where there is room.
    #[tokio::test]
    async fn what_is_there_comes_at_once_and_in_order() {
        let sent: Vec<u8> = (0..200_000_u32).map(|number| number.to_le_bytes()[1]).collect();
        for asked in [1_000, 4_096, LITTLE, 300_000] {
            let (mut near, far) = tokio::io::duplex(1 << 20);
            near.write_all(&sent).await.unwrap();
            drop(near);
            let mut far = Wide::new(Wide::new(far));
            let (mut read, mut room) = (Vec::new(), vec![0; asked]);
            loop {
                let count = far.read(&mut room).await.unwrap();
                read.extend_from_slice(&room[..count]);
                if count == 0 {
                    break;
                }
                assert!(
                    count == asked || read.len() == sent.len() || asked < LITTLE,
                    "{count}"
                );
            }
            assert!(read == sent, "{asked}");
        }
    }

    #[tokio::test]
    async fn what_has_come_is_not_kept_for_more() {
        let (mut near, far) = tokio::io::duplex(1 << 20);
        let mut far = Wide::new(Wide::new(far));
        for asked in [16, LITTLE] {
            near.write_all(b"some").await.unwrap();
            assert_eq!(far.read(&mut vec![0; asked]).await.unwrap(), 4);
        }
    }

    #[tokio::test]
    async fn an_idle_connection_keeps_no_room() {
        let (mut near, far) = tokio::io::duplex(1 << 20);
        let mut far = Wide::new(far);
        near.write_all(b"some").await.unwrap();
        far.read_exact(&mut [0; 4]).await.unwrap();
        let waiting = tokio::time::timeout(std::time::Duration::ZERO, far.read_u8()).await;
        assert!(waiting.is_err() && far.ahead.capacity() == 0);
    }
}
