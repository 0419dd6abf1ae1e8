//! The API server, as all requests reach it: what changes nothing is asked again where that helps, and every answer is timed and
//! tells the server's clock.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Response;
use http_body_util::BodyExt;
use karmada_token_core::Timestamp;

use crate::caps::Caps;
use crate::clock::ServerClock;
use crate::metrics::Metrics;
use crate::session::{CallerKey, caller_key};
use crate::status::{Reason, Status};
use crate::upstream::{
    ApiRequest, Credential, Retry, SILENCE, Upstream, UpstreamBody, UpstreamError, last_word,
};

/// Requests that may be on their way to the API server at once, to the last byte of their answers; of a watch to the first,
/// they are counted by themselves. Each may take 64 KiB. kube-apiserver by itself takes 600 at once, 400 reads and 200 changes.
pub(crate) const MOST: usize = 512;

/// Upstream, and what its answers have told of it.
pub(crate) struct ApiServer {
    pub(crate) upstream: Upstream,
    pub(crate) clock: ServerClock,
    metrics: Arc<Metrics>,
    in_flight: Caps<Option<CallerKey>>,
}

impl ApiServer {
    /// An API server that nothing was heard from yet; `in_flight` bounds what it may be asked at once.
    pub(crate) const fn new(
        upstream: Upstream,
        metrics: Arc<Metrics>,
        in_flight: Caps<Option<CallerKey>>,
    ) -> Self {
        Self {
            upstream,
            clock: ServerClock::new(),
            metrics,
            in_flight,
        }
    }

    /// The API server's time.
    ///
    /// # Errors
    /// A 500, for a clock outside the years that RFC 3339 can write.
    pub(crate) fn now(&self) -> Result<Timestamp, Status> {
        let now = self.clock.now();
        now.map_err(|error| Status::new(Reason::InternalError, error.to_string()))
    }

    /// Sends a request upstream; what changes nothing again and again while the API server can't be reached or asks for patience.
    ///
    /// # Errors
    /// A 503 at once where too many are being asked; a 503 or 504 within the time that upstream may keep silent.
    pub(crate) async fn send(
        &self,
        request: ApiRequest,
        credential: &Credential,
    ) -> Result<Response<UpstreamBody>, Status> {
        let Some(place) = self.in_flight.take(caller_key(credential)) else {
            let message = "too many requests are on their way to the API server, in all or of this credential; try again in a moment";
            return Err(Status::full("TooManyInFlight", message));
        };
        let mut retry = Retry::within(SILENCE);
        let mut before = None;
        loop {
            let patience = retry.left();
            let outcome = self.attempt(request.clone(), credential, patience).await;
            let outcome = last_word(outcome, patience, before.take());
            let pause = if request.changes_nothing() {
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
                None if request.is_watch() => return outcome.map_err(Status::from),
                None => {
                    // The place is the body's from here on.
                    let held = |body: UpstreamBody| {
                        let held = move |error| {
                            let _place = &place;
                            error
                        };
                        body.map_err(held).boxed_unsync()
                    };
                    return Ok(outcome?.map(held));
                }
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
        let answer = self.upstream.send_within(patience, request, credential).await?;
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
