//! What keeps a connection busy. One of HTTP/2 that nothing keeps busy for a while is idle: hyper has a timer for that in
//! HTTP/1 alone, and its pings let a peer stay for ever that answers them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::routing::future::RouteFuture;
use bytes::Bytes;
use http::Response;
use http_body::{Frame, SizeHint};
use tokio::sync::watch;
use tokio::time::timeout;

/// How many things keep a connection busy.
#[derive(Debug, Clone, Default)]
pub(super) struct Streams(watch::Sender<usize>);

/// One of them, until it is dropped.
#[derive(Debug)]
pub(super) struct Busy(watch::Sender<usize>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl Streams {
    pub(super) fn busy(&self) -> Busy {
        self.0.send_modify(|count| *count += 1);
        Busy(self.0.clone())
    }

    /// Returns once nothing has kept the connection busy for so long.
    pub(super) async fn idle(&self, limit: Duration) {
        let mut count = self.0.subscribe();
        // There is a sender, so that no wait fails.
        while count.wait_for(|count| *count == 0).await.is_ok() {
            if timeout(limit, count.changed()).await.is_err() {
                return;
            }
        }
    }

    /// An answer that keeps the connection busy to the last byte of its body.
    pub(super) fn count(
        &self,
        answer: RouteFuture<Infallible>,
    ) -> impl Future<Output = Result<Response<Counted>, Infallible>> + Send + use<> {
        let busy = self.busy();
        async move { Ok(answer.await?.map(|body| Counted { body, _busy: busy })) }
    }
}

/// The body of such an answer.
pub(super) struct Counted {
    body: Body,
    _busy: Busy,
}

impl http_body::Body for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Instant, sleep};

    const LIMIT: Duration = Duration::from_secs(8);

    #[tokio::test(start_paused = true)]
    async fn s25_idle_is_what_nothing_has_kept_busy_for_a_while() {
        let streams = Streams::default();
        let begun = Instant::now();
        streams.idle(LIMIT).await;
        assert_eq!(begun.elapsed(), LIMIT);

        let busy = streams.busy();
        let ending = async {
            sleep(2 * LIMIT).await;
            drop(busy);
            sleep(LIMIT / 2).await;
            // Too short to be seen at either end of it.
            drop(streams.busy());
        };
        tokio::join!(streams.idle(LIMIT), ending);
        assert_eq!(begun.elapsed(), LIMIT * 9 / 2);
    }
}
