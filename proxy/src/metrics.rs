//! What Prometheus may read: counts and times, never a name of a person or a token.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

/// The media type of [`Metrics::encode`].
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Seconds: from a local answer to upstream's silence.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    operation: &'static str,
    code: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OperationLabels {
    operation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct KindLabels {
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReasonLabels {
    reason: &'static str,
}

/// All series of this process.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter<u64, AtomicU64>>,
    durations: Family<OperationLabels, Histogram>,
    upstream: Histogram,
    retries: Counter<u64, AtomicU64>,
    failures: Family<KindLabels, Counter<u64, AtomicU64>>,
    refusals: Family<ReasonLabels, Counter<u64, AtomicU64>>,
    watches: Gauge,
    connections: Gauge,
}

impl Metrics {
    pub(crate) fn new(mode: &'static str) -> Self {
        let mut registry = Registry::with_prefix("karmada_token");
        let requests = Family::default();
        registry.register(
            "requests",
            "Requests answered, by operation and HTTP status code",
            requests.clone(),
        );
        let durations: Family<OperationLabels, Histogram> = Family::new_with_constructor(histogram);
        registry.register(
            "request_duration_seconds",
            "From a request's head to its answer's head, by operation",
            durations.clone(),
        );
        let upstream = histogram();
        registry.register(
            "upstream_request_duration_seconds",
            "From a request to the head of the API server's answer",
            upstream.clone(),
        );
        let retries: Counter<u64, AtomicU64> = Counter::default();
        registry.register(
            "upstream_retries",
            "Reads and reviews that were asked again",
            retries.clone(),
        );
        let failures = Family::default();
        registry.register(
            "upstream_errors",
            "Requests that the API server left without a usable answer, by kind",
            failures.clone(),
        );
        let refusals = Family::default();
        registry.register(
            "refusals",
            "Requests that the proxy itself refused, by reason",
            refusals.clone(),
        );
        let watches = Gauge::default();
        registry.register("watches", "Watches that are open", watches.clone());
        let connections = Gauge::default();
        registry.register("connections", "Connections that are open", connections.clone());
        let build = Info::new([("version", env!("CARGO_PKG_VERSION")), ("mode", mode)]);
        registry.register("build", "Version and mode of this process", build);
        Self {
            registry,
            requests,
            durations,
            upstream,
            retries,
            failures,
            refusals,
            watches,
            connections,
        }
    }

    pub(crate) fn answered(&self, operation: &'static str, code: u16, took: Duration) {
        self.requests
            .get_or_create(&RequestLabels { operation, code })
            .inc();
        self.durations
            .get_or_create(&OperationLabels { operation })
            .observe(took.as_secs_f64());
    }

    pub(crate) fn upstream_answered(&self, took: Duration) {
        self.upstream.observe(took.as_secs_f64());
    }

    pub(crate) fn upstream_retried(&self) {
        self.retries.inc();
    }

    pub(crate) fn upstream_failed(&self, kind: &'static str) {
        self.failures.get_or_create(&KindLabels { kind }).inc();
    }

    pub(crate) fn refused(&self, reason: &'static str) {
        self.refusals.get_or_create(&ReasonLabels { reason }).inc();
    }

    /// Counts a watch for as long as the value lives.
    pub(crate) fn watch_opened(&self) -> Opened {
        Opened::count(&self.watches)
    }

    /// Counts a connection for as long as the value lives.
    pub(crate) fn connection_opened(&self) -> Opened {
        Opened::count(&self.connections)
    }

    /// The OpenMetrics text.
    ///
    /// # Errors
    /// None that a String's writer has.
    pub(crate) fn encode(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// One of what is counted while it is open.
#[derive(Debug)]
pub(crate) struct Opened(Gauge);

impl Opened {
    fn count(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.dec();
    }
}

fn histogram() -> Histogram {
    Histogram::new(BUCKETS)
}
