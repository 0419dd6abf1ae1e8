//! Whether upstream answers, asked at most once a second whoever asks here.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::api_server::ApiServer;
use crate::metrics::Metrics;
use crate::upstream::{ApiRequest, Credential, SILENCE};

const FRESH: Duration = Duration::from_secs(1);

/// What is wrong, as the metrics have it: [`UpstreamError`](crate::upstream::UpstreamError)'s kind, or `unready`.
pub(crate) type Outcome = Result<(), &'static str>;

/// What the last answer was worth, and when it came.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<Option<(Instant, Outcome)>>);

impl Readiness {
    /// Whether the API server answers. Those who ask at the same time wait for one and the same answer.
    ///
    /// # Errors
    /// What is wrong.
    pub(crate) async fn ask(&self, api: &ApiServer, metrics: &Metrics) -> Outcome {
        let mut last = self.0.lock().await;
        if let Some((when, outcome)) = *last
            && when.elapsed() < FRESH
        {
            return outcome;
        }
        let before = last.map_or(Ok(()), |(_, outcome)| outcome);
        let outcome = ask(api, metrics, before).await;
        *last = Some((Instant::now(), outcome));
        outcome
    }

    /// Whether it is being asked.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.try_lock().is_err()
    }
}

/// Ready is a server that answers, even if it doesn't tell strangers how it is. One that isn't is counted each time, and
/// logged once for each kind that follows another: probes ask for as long as it lasts.
async fn ask(api: &ApiServer, metrics: &Metrics, before: Outcome) -> Outcome {
    let answer = api
        .attempt(ApiRequest::Readyz, &Credential::Anonymous, SILENCE)
        .await;
    let (kind, why) = match answer {
        Ok(answer) if answer.status().is_server_error() => {
            ("unready", format!("/readyz answered {}", answer.status()))
        }
        Ok(_) => {
            if before.is_err() {
                tracing::info!("the API server answers again");
            }
            return Ok(());
        }
        Err(error) => (error.kind(), error.to_string()),
    };
    metrics.upstream_failed(kind);
    if before != Err(kind) {
        tracing::warn!(kind, error = %why, "no usable answer from upstream");
    }
    Err(kind)
}
