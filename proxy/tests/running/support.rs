//! The proxy as a process, an upstream that is played, and a client that sends what no browser would.

mod call;
mod kubernetes;
/// The stories' own: a port between the look and the bind is nobody else's.
#[path = "../../../tests/src/ports.rs"]
mod ports;
mod routed;
mod server;
mod session;
mod terminal;
mod tls;
mod upstream;

pub(crate) use call::{Call, Reply, next_frame};
pub(crate) use kubernetes::{AGGREGATED, TOKEN, kubernetes, status, token_secret, wish};
pub(crate) use routed::Routed;
pub(crate) use server::{Server, link};
pub(crate) use session::Session;
pub(crate) use terminal::{Terminal, said};
pub(crate) use tls::Certificate;
pub(crate) use upstream::{Answer, Seen, Upstream};

/// Waited out once, an API server's silence is 4.5 s; twice is more than this, and a slow machine's pauses are not.
pub(crate) const ONCE: std::time::Duration = std::time::Duration::from_secs(9);
/// The Secrets' path.
pub(crate) const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
/// One Secret's path.
pub(crate) const NAMED: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";
