//! What the host of an endpoint looks like.

use super::Endpoint;
#[cfg(feature = "join")]
use alloc::{borrow::ToOwned, format, string::String};
use core::net::IpAddr;

impl Endpoint {
    /// The host, without brackets around an IPv6 address.
    #[must_use]
    pub fn host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
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
        let address = self.host().parse::<IpAddr>();
        address.is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
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
