//! What every request has at hand: one cheap clone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Response;
use karmada_token_core::Pin;
use tokio::sync::Semaphore;

use crate::clock::ServerClock;
use crate::discovery::Remembered;
use crate::drain::Drain;
use crate::guard::{Policy, SecurityHeaders};
use crate::identity::Names;
use crate::limit::{RateLimit, SharedLimit};
use crate::metrics::Metrics;
use crate::readiness::Readiness;
use crate::rules::Rules;
use crate::session::Sessions;
use crate::status::Status;
use crate::upstream::{ApiRequest, Credential, Retry, SILENCE, Upstream, UpstreamBody, UpstreamError};

/// Shared by all requests.
pub(crate) type Shared = Arc<State>;

/// In whose name this process acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ModeName {
    Sandbox,
    Kubeconfig,
    Bearer,
}

impl ModeName {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Kubeconfig => "kubeconfig",
            Self::Bearer => "bearer",
        }
    }
}

/// What is known of the API server without asking it.
#[derive(Debug, Clone)]
pub(crate) struct ServerFacts {
    /// Its URL.
    pub(crate) server: String,
    /// The URL that register commands name.
    pub(crate) advertise: String,
    /// The pins of its CA certificates.
    pub(crate) pins: Vec<Pin>,
}

/// All that requests share.
pub(crate) struct State {
    pub(crate) mode: ModeName,
    pub(crate) upstream: Upstream,
    pub(crate) facts: ServerFacts,
    pub(crate) policy: Policy,
    pub(crate) headers: SecurityHeaders,
    pub(crate) sessions: Sessions,
    pub(crate) names: Names,
    pub(crate) documents: Remembered,
    pub(crate) clock: ServerClock,
    pub(crate) readiness: Readiness,
    pub(crate) metrics: Metrics,
    pub(crate) watches: Arc<Semaphore>,
    pub(crate) drain: Drain,
    pub(crate) checks: SharedLimit,
    pub(crate) links: RateLimit,
    /// Where a person opens the page, without the fragment.
    pub(crate) page_url: String,
    /// What tokens may be like.
    pub(crate) rules: Rules,
}

/// Ten at once, then one a second for each caller, and five times that for all: enough for people, too slow for
/// guessing at 36^16.
pub(crate) fn check_limit() -> SharedLimit {
    let all = RateLimit::new(50, Duration::from_millis(200));
    SharedLimit::new(all, 10, Duration::from_secs(1))
}

/// Three at once, then one in twenty seconds: the terminal isn't to be flooded.
pub(crate) const fn link_limit() -> RateLimit {
    RateLimit::new(3, Duration::from_secs(20))
}

impl State {
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
        loop {
            let outcome = self.attempt(request.clone(), credential, retry.left()).await;
            let pause = if request.is_read() {
                retry.after(&outcome, jitter())
            } else {
                None
            };
            match pause {
                Some(pause) => {
                    drop(outcome);
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
