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

use super::streams::Busy;
use crate::pass_on::pass_writes_on;

/// RFC 9113, section 3.4.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A connection whose first bytes are waited for only so long.
#[derive(Debug)]
pub(super) struct FirstBytes<T> {
    inner: T,
    waiting: Option<Waiting>,
    /// Whatever isn't HTTP/2 has timers of hyper's.
    not_http2: Option<Busy>,
}

#[derive(Debug)]
struct Waiting {
    /// How much of the preface has come.
    matched: usize,
    until: Pin<Box<Sleep>>,
}

impl<T> FirstBytes<T> {
    /// `busy` ends with the preface of HTTP/2.
    pub(super) fn new(inner: T, limit: Duration, busy: Busy) -> Self {
        Self {
            inner,
            not_http2: Some(busy),
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
        let is_preface = bytes.starts_with(expected) || expected.starts_with(bytes);
        waiting.matched += bytes.len();
        if !is_preface {
            self.waiting = None;
        } else if waiting.matched >= PREFACE.len() {
            (self.waiting, self.not_http2) = (None, None);
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
    use crate::serve::streams::Streams;
    use rstest::rstest;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    async fn outcome(sent: &[u8]) -> Option<io::ErrorKind> {
        let (mut client, server) = duplex(64);
        client.write_all(sent).await.unwrap();
        let busy = Streams::default().busy();
        let mut io = FirstBytes::new(server, Duration::from_millis(20), busy);
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

    /// The preface may come cut, and with something behind it.
    #[rstest]
    #[case(&[&b"GET / HTTP/1.1\r\n\r\n"[..]], false)]
    #[case(&[&PREFACE[..9]], false)]
    #[case(&[PREFACE], true)]
    #[case(&[&PREFACE[..9], &PREFACE[9..]], true)]
    #[case(&[&PREFACE[..9], b"PRI * HTTP/2.0"], false)]
    #[case(&[&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04"[..]], true)]
    #[tokio::test(start_paused = true)]
    async fn s25_only_http_2_may_be_idle(#[case] pieces: &[&[u8]], #[case] may: bool) {
        let streams = Streams::default();
        let (mut client, server) = duplex(64);
        let mut io = FirstBytes::new(server, Duration::from_secs(1), streams.busy());
        for piece in pieces {
            client.write_all(piece).await.unwrap();
            io.read_exact(&mut vec![0; piece.len()]).await.unwrap();
        }
        let idle = tokio::time::timeout(Duration::from_secs(9), streams.idle(Duration::from_secs(8)));
        assert_eq!(idle.await.is_ok(), may);
    }
}
