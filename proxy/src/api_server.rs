//! The API server, as all requests reach it: a read is asked again where that helps, and every answer is timed and
//! tells the server's clock.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Response;

use crate::clock::ServerClock;
use crate::metrics::Metrics;
use crate::status::Status;
use crate::upstream::{
    ApiRequest, Credential, Retry, SILENCE, Upstream, UpstreamBody, UpstreamError, last_word,
};

/// Upstream, and what its answers have told of it.
pub(crate) struct ApiServer {
    pub(crate) upstream: Upstream,
    pub(crate) clock: ServerClock,
    metrics: Arc<Metrics>,
}

impl ApiServer {
    /// An API server that nothing was heard from yet.
    pub(crate) const fn new(upstream: Upstream, metrics: Arc<Metrics>) -> Self {
        Self {
            upstream,
            clock: ServerClock::new(),
            metrics,
        }
    }

    /// Sends a request upstream; a read again and again while the API server can't be reached or asks for patience.
    ///
    /// # Errors
    /// A 503 or 504, within the time that upstream may keep silent.
    pub(crate) async fn send(
        &self,
        request: ApiRequest,
        credential: &Credential,
    ) -> Result<Response<UpstreamBody>, Status> {
        let mut retry = Retry::within(SILENCE);
        let mut before = None;
        loop {
            let patience = retry.left();
            let outcome = self.attempt(request.clone(), credential, patience).await;
            let outcome = last_word(outcome, patience, before.take());
            let pause = if request.is_read() {
                retry.after(&outcome, jitter)
            } else {
                None
            };
            match pause {
                Some(pause) => {
                    before = Some(outcome);
                    self.metrics.upstream_retried();
                    tokio::time::sleep(pause).await;
                }
                None => return outcome.map_err(Status::from),
            }
        }
    }

    /// Sends a request once, learns the server's clock from the answer, and counts it.
    ///
    /// # Errors
    /// [`UpstreamError`], within `patience`.
    pub(crate) async fn attempt(
        &self,
        request: ApiRequest,
        credential: &Credential,
        patience: Duration,
    ) -> Result<Response<UpstreamBody>, UpstreamError> {
        let start = Instant::now();
        let answer = self
            .upstream
            .send_within(patience, request.into_http()?, credential)
            .await?;
        self.metrics.upstream_answered(start.elapsed());
        self.clock.hear(answer.headers().get(http::header::DATE));
        Ok(answer)
    }
}

/// Without randomness pauses are whole ones, which is no reason to fail.
fn jitter() -> u8 {
    let mut byte = [0];
    getrandom::fill(&mut byte).map_or(u8::MAX, |()| byte[0])
}
