//! What every request has at hand: one cheap clone.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::api_server::ApiServer;
use crate::caps::Caps;
use crate::config::Pins;
use crate::discovery::Remembered;
use crate::drain::Drain;
use crate::guard::{Policy, SecurityHeaders};
use crate::identity::Names;
use crate::limit::{RateLimit, SharedLimit};
use crate::metrics::Metrics;
use crate::readiness::Readiness;
use crate::rules::Rules;
use crate::session::{CallerKey, Sessions};

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
#[derive(Debug)]
pub(crate) struct ServerFacts {
    /// Its URL.
    pub(crate) server: String,
    /// The URL that register commands name.
    pub(crate) advertise: String,
    /// The pins of its CA certificates.
    pub(crate) pins: Pins,
}

/// All that requests share.
pub(crate) struct State {
    pub(crate) mode: ModeName,
    pub(crate) api: ApiServer,
    pub(crate) facts: ServerFacts,
    pub(crate) policy: Policy,
    pub(crate) headers: SecurityHeaders,
    pub(crate) sessions: Sessions,
    pub(crate) names: Names,
    pub(crate) documents: Remembered,
    pub(crate) readiness: Readiness,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) watches: Caps<Option<CallerKey>>,
    pub(crate) drain: Drain,
    /// Whoever holds a receiver of it has something to finish: the process's end tells them, and waits for them.
    pub(crate) ending: watch::Sender<()>,
    pub(crate) checks: SharedLimit,
    pub(crate) links: RateLimit,
    /// What all paths are under; empty for none.
    pub(crate) base_path: String,
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
