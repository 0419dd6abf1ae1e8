//! The proxy that leads out of this network, as `HTTPS_PROXY` and `NO_PROXY` name it.
//!
//! Go's reading of the two, which kubectl and karmadactl have: loopback goes direct; an entry of `NO_PROXY` is a host,
//! a domain (with or without a leading dot), an address, a CIDR, or `*`.

use std::net::IpAddr;

use http::Uri;

use super::Environment;

/// The proxy that requests to `server` go through, if any.
pub(super) fn of(environment: &Environment, server: &Uri) -> Option<Uri> {
    let proxy: Uri = environment.https_proxy.as_deref()?.parse().ok()?;
    let host = bare_host(server)?;
    let is_direct = is_loopback(server)
        || environment
            .no_proxy
            .split(',')
            .any(|entry| covers(entry.trim(), &host));
    (!is_direct).then_some(proxy)
}

/// Whether a URL's host is this very machine.
pub(super) fn is_loopback(url: &Uri) -> bool {
    let is_loopback = |host: &str| host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    bare_host(url).is_some_and(|host| host == "localhost" || is_loopback(&host))
}

/// The host in lower case, without the brackets of an IPv6 address.
fn bare_host(url: &Uri) -> Option<String> {
    Some(
        url.host()?
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_ascii_lowercase(),
    )
}

fn covers(entry: &str, host: &str) -> bool {
    let entry = entry.to_ascii_lowercase();
    if let Ok(address) = host.parse::<IpAddr>() {
        return entry == "*"
            || entry.parse() == Ok(address)
            || network(&entry).is_some_and(|network| network.has(address));
    }
    let domain = entry.trim_start_matches('.');
    let is_within = host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    entry == "*" || (!domain.is_empty() && (host == entry || is_within))
}

struct Network {
    address: IpAddr,
    bits: u32,
}

fn network(entry: &str) -> Option<Network> {
    let (address, bits) = entry.split_once('/')?;
    Some(Network {
        address: address.parse().ok()?,
        bits: bits.parse().ok()?,
    })
}

impl Network {
    fn has(&self, other: IpAddr) -> bool {
        let differing = match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => (own.to_bits() ^ other.to_bits()).leading_zeros(),
            (IpAddr::V6(own), IpAddr::V6(other)) => (own.to_bits() ^ other.to_bits()).leading_zeros(),
            _ => return false,
        };
        differing >= self.bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://karmada.example.org:5443", "", true)]
    #[case("https://karmada.example.org:5443", "example.org", false)]
    #[case("https://karmada.example.org:5443", ".example.org", false)]
    #[case("https://karmada.example.org:5443", "karmada.example.org", false)]
    #[case("https://karmada.example.org:5443", "ample.org", true)]
    #[case("https://karmada.example.org:5443", "other.org, *", false)]
    #[case("https://10.1.2.3:5443", "10.0.0.0/8", false)]
    #[case("https://11.1.2.3:5443", "10.0.0.0/8", true)]
    #[case("https://10.1.2.3:5443", "10.1.2.3", false)]
    #[case("https://[fd00::1]:5443", "fd00::/8", false)]
    #[case("https://[fd00::1]:5443", "10.0.0.0/8", true)]
    #[case("https://127.0.0.1:5443", "", false)]
    #[case("https://localhost:5443", "", false)]
    #[case("https://[::1]:5443", "", false)]
    fn what_is_near_goes_direct(#[case] server: &str, #[case] no_proxy: &str, #[case] goes: bool) {
        let environment = Environment {
            https_proxy: Some("http://proxy.example.org:3128".to_owned()),
            no_proxy: no_proxy.to_owned(),
            ..Environment::default()
        };
        assert_eq!(of(&environment, &server.parse().unwrap()).is_some(), goes);
    }
}
