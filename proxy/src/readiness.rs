//! Whether upstream answers, asked at most once a second whoever asks here.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::api_server::ApiServer;
use crate::upstream::{ApiRequest, Credential, SILENCE};

const FRESH: Duration = Duration::from_secs(1);

/// The last answer and when it came.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<Option<(Instant, bool)>>);

impl Readiness {
    /// Whether the API server answers. Those who ask at the same time wait for one and the same answer.
    pub(crate) async fn is_ready(&self, api: &ApiServer) -> bool {
        let mut last = self.0.lock().await;
        if let Some((when, ready)) = *last
            && when.elapsed() < FRESH
        {
            return ready;
        }
        let ready = ask(api).await;
        *last = Some((Instant::now(), ready));
        ready
    }
}

/// Ready is a server that answers, even if it doesn't tell strangers how it is.
async fn ask(api: &ApiServer) -> bool {
    let answer = api
        .attempt(ApiRequest::readyz(), &Credential::Anonymous, SILENCE)
        .await;
    answer.is_ok_and(|answer| !answer.status().is_server_error())
}
