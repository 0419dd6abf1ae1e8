//! A time limit on the bytes that tell HTTP/1 from HTTP/2.
//!
//! hyper-util's builder reads them before any of its own timers runs, so that a connection that says nothing, or
//! drips the beginning of the HTTP/2 preface, would stay for ever.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::pass_on::pass_writes_on;

/// RFC 9113, section 3.4.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A connection whose first bytes are waited for only so long.
#[derive(Debug)]
pub(super) struct FirstBytes<T> {
    inner: T,
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    /// How much of the preface has come.
    matched: usize,
    until: Pin<Box<Sleep>>,
}

impl<T> FirstBytes<T> {
    pub(super) fn new(inner: T, limit: Duration) -> Self {
        Self {
            inner,
            waiting: Some(Waiting {
                matched: 0,
                until: Box::pin(sleep(limit)),
            }),
        }
    }

    /// Whether the protocol is known once these bytes have come.
    fn see(&mut self, bytes: &[u8]) {
        let Some(waiting) = &mut self.waiting else { return };
        let expected = PREFACE.get(waiting.matched..).unwrap_or_default();
        let is_preface = expected.starts_with(bytes);
        waiting.matched += bytes.len();
        if !is_preface || waiting.matched >= PREFACE.len() {
            self.waiting = None;
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for FirstBytes<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        let Some(waiting) = &mut self.waiting else {
            return read;
        };
        if read.is_pending() {
            return waiting
                .until
                .as_mut()
                .poll(context)
                .map(|()| Err(io::ErrorKind::TimedOut.into()));
        }
        self.see(buffer.filled().get(before..).unwrap_or_default());
        read
    }
}

pass_writes_on!(FirstBytes);

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    async fn outcome(sent: &[u8]) -> Option<io::ErrorKind> {
        let (mut client, server) = duplex(64);
        client.write_all(sent).await.unwrap();
        let mut io = FirstBytes::new(server, Duration::from_millis(20));
        let mut buffer = [0; 64];
        let read = tokio::time::timeout(Duration::from_millis(200), async {
            loop {
                if io.read(&mut buffer).await? == 0 {
                    return Ok(());
                }
            }
        });
        read.await
            .ok()
            .and_then(|ended: io::Result<()>| ended.err())
            .map(|error| error.kind())
    }

    #[tokio::test]
    async fn s25_silence_and_a_cut_preface_are_not_waited_for() {
        assert_eq!(outcome(b"").await, Some(io::ErrorKind::TimedOut));
        assert_eq!(
            outcome(b"PRI * HTTP/2.0\r\n").await,
            Some(io::ErrorKind::TimedOut)
        );
    }

    #[tokio::test]
    async fn once_the_protocol_is_known_others_keep_the_time() {
        assert_eq!(outcome(b"G").await, None);
        assert_eq!(outcome(PREFACE).await, None);
    }
}
