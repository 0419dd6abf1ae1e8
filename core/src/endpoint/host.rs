//! What the host of an endpoint looks like.

use super::Endpoint;
#[cfg(feature = "join")]
use alloc::{borrow::ToOwned, format, string::String};

/// Where https:// goes without a port.
const HTTPS: u16 = 443;

impl Endpoint {
    /// The host, without brackets around an IPv6 address.
    #[must_use]
    pub fn host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The port, where one is written; 443 where none is.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Whether it is the same server as another, however the two are written: without a port it is 443, a name may end
    /// with a dot, and an IPv6 address has many forms.
    #[must_use]
    pub fn is_same(&self, other: &Endpoint) -> bool {
        let [port, others_port] = [self, other].map(|endpoint| endpoint.port.unwrap_or(HTTPS));
        port == others_port
            && match (self.address, other.address) {
                (Some(address), Some(others)) => address == others,
                _ => self.name() == other.name(),
            }
    }

    /// As kubeadm takes it, which refuses one without a port (`net.SplitHostPort` in its validation.go).
    pub(crate) fn with_port(&self) -> Self {
        Endpoint {
            port: self.port.or(Some(HTTPS)),
            ..self.clone()
        }
    }

    /// The same port at another host, as it is written.
    #[cfg(feature = "join")]
    pub(crate) fn at_host(&self, host: &str) -> String {
        let host = if host.contains(':') {
            format!("[{host}]")
        } else {
            host.to_owned()
        };
        match self.port {
            Some(port) => format!("{host}:{port}"),
            None => host,
        }
    }

    /// Whether it looks like a name or address that only resolves inside a cluster or on one machine, where no member
    /// can reach it.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.is_loopback() || self.is_in_cluster()
    }

    /// Whether it is the machine itself, whichever that is.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.address
            .is_some_and(|ip| ip.is_loopback() || ip.is_unspecified())
            || self.name() == "localhost"
            || self.name().ends_with(".localhost")
    }

    /// Whether it is the name of a Service, which resolves inside its cluster only.
    #[must_use]
    pub fn is_in_cluster(&self) -> bool {
        [".svc", ".svc.cluster.local"]
            .iter()
            .any(|suffix| self.name().ends_with(suffix))
    }

    fn name(&self) -> &str {
        self.host.trim_end_matches('.')
    }
}
