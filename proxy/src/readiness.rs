//! Whether upstream answers, asked at most once a second whoever asks here.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::state::{Shared, State};
use crate::upstream::{ApiRequest, Credential, SILENCE};

const FRESH: Duration = Duration::from_secs(1);

/// The last answer and when it came.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<Option<(Instant, bool)>>);

/// Whether the API server answers. Those who ask at the same time wait for one and the same answer.
pub(crate) async fn is_ready(state: &State) -> bool {
    let mut last = state.readiness.0.lock().await;
    if let Some((when, ready)) = *last
        && when.elapsed() < FRESH
    {
        return ready;
    }
    let ready = ask(state).await;
    *last = Some((Instant::now(), ready));
    ready
}

/// Has it asked for the metrics alone: a replica that nobody uses would not notice otherwise that it is gone. Nobody waits
/// for this, and where it is being asked already it isn't asked again.
pub(crate) fn look(state: &Shared) {
    if state.readiness.0.try_lock().is_ok() {
        let state = Arc::clone(state);
        tokio::spawn(async move { is_ready(&state).await });
    }
}

/// Ready is a server that answers, even if it doesn't tell strangers how it is. One that isn't is counted.
async fn ask(state: &State) -> bool {
    let answer = state
        .api
        .attempt(ApiRequest::Readyz, &Credential::Anonymous, SILENCE)
        .await;
    let failed = match answer {
        Ok(answer) if answer.status().is_server_error() => Some("unready"),
        Ok(_) => None,
        Err(error) => Some(error.kind()),
    };
    if let Some(kind) = failed {
        state.metrics.upstream_failed(kind);
    }
    failed.is_none()
}
