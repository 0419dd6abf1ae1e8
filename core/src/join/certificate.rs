//! The certificate that the API server shows, and the names in it.

use crate::{Endpoint, Timestamp};
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

/// What a TLS handshake with the API server showed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ServingCertificate {
    /// Its DNS names and IP addresses, as they are written.
    pub names: Vec<String>,
    /// The end of its validity.
    pub expires: Timestamp,
    /// Whether a CA of `cluster-info` has signed it.
    pub trust: Trust,
}

/// Whether a member, which trusts the CAs of `cluster-info` alone, would trust the certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trust {
    /// It would.
    Signed,
    /// Another CA has signed it.
    OtherAuthority,
    /// There was no CA to try it with.
    Untried,
}

impl ServingCertificate {
    /// Whether one of its names is the endpoint's host. A `*` stands for the leftmost label (RFC 9525, 6.3).
    #[must_use]
    pub fn covers(&self, endpoint: &Endpoint) -> bool {
        let host = endpoint.host();
        self.names.iter().any(|name| is_for(name, host))
    }
}

fn is_for(name: &str, host: &str) -> bool {
    if let (Ok(name), Ok(host)) = (name.parse::<IpAddr>(), host.parse::<IpAddr>()) {
        return name == host;
    }
    let host = host.trim_end_matches('.');
    match name.strip_prefix("*.") {
        Some(parent) => host
            .split_once('.')
            .is_some_and(|(label, rest)| !label.is_empty() && rest.eq_ignore_ascii_case(parent)),
        None => name.eq_ignore_ascii_case(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("127.0.0.1:5443", true)]
    #[case("127.0.0.2:5443", false)]
    #[case("[::1]:5443", true)]
    #[case("[0:0:0:0:0:0:0:1]:5443", true)]
    #[case("localhost", true)]
    #[case("LOCALHOST.", true)]
    #[case("karmada-apiserver.karmada-system.svc:5443", true)]
    #[case("deep.karmada-apiserver.karmada-system.svc", false)]
    #[case("karmada-system.svc", false)]
    #[case("karmada.example.test", false)]
    fn names_cover_hosts(#[case] endpoint: &str, #[case] covered: bool) {
        let names = ["127.0.0.1", "::1", "localhost", "*.karmada-system.svc"];
        let certificate = ServingCertificate {
            names: names.map(str::to_owned).into(),
            expires: Timestamp::from_unix_seconds(0).unwrap(),
            trust: Trust::Untried,
        };
        assert_eq!(certificate.covers(&endpoint.parse().unwrap()), covered);
    }
}
