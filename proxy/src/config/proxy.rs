//! The proxy that leads out of this network, as `HTTPS_PROXY` and `NO_PROXY` name it.
//!
//! Go's reading of the two (golang.org/x/net/http/httpproxy v0.49.0), which kubectl and karmadactl have: a proxy without a scheme
//! is an http one; loopback goes direct; an entry of `NO_PROXY` is a host or a domain (`a.b` is both, `.b` and `*.b` the
//! latter alone), an address, each with a port or without, a CIDR, or `*`. Other than there: a proxy that can't be read is told, and
//! not passed over; a server of plain http, which tokens are sent to on loopback only, goes direct; names are ASCII.

use std::net::IpAddr;

use http::Uri;

use super::{ConfigError, Environment};

/// The proxy that requests to `server` go through, if any.
///
/// # Errors
/// [`ConfigError::Proxy`], where they would go through one that can't be read.
pub(super) fn of(environment: &Environment, server: &Uri) -> Result<Option<Uri>, ConfigError> {
    let (Some(text), Some(host)) = (environment.https_proxy.as_deref(), bare_host(server)) else {
        return Ok(None);
    };
    let port = server.port_u16().unwrap_or(443).to_string();
    let mut entries = environment.no_proxy.split(',');
    let is_direct = server.scheme_str() != Some("https")
        || is_loopback(server)
        || entries.any(|entry| covers(entry.trim(), &host, &port));
    if is_direct {
        return Ok(None);
    }
    parse(text).map(Some).ok_or(ConfigError::Proxy)
}

/// A proxy's URL, of which the scheme may be left out.
fn parse(text: &str) -> Option<Uri> {
    let whole = if text.contains("://") {
        text.parse()
    } else {
        format!("http://{text}").parse()
    };
    whole
        .ok()
        .filter(|url: &Uri| url.host().is_some_and(|host| !host.is_empty()))
}

/// Whether a URL's host is this very machine.
pub(super) fn is_loopback(url: &Uri) -> bool {
    let is_loopback = |address: IpAddr| address.is_loopback();
    bare_host(url).is_some_and(|host| host == "localhost" || address(&host).is_some_and(is_loopback))
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

fn address(text: &str) -> Option<IpAddr> {
    text.parse().ok().map(|address: IpAddr| address.to_canonical())
}

fn covers(entry: &str, host: &str, port: &str) -> bool {
    let entry = entry.to_ascii_lowercase();
    if entry == "*" {
        return true;
    }
    let own = address(host);
    if let Some(network) = network(&entry) {
        return own.is_some_and(|own| network.has(own));
    }
    let (named, its_port) = split(&entry);
    if named.is_empty() || !(its_port.is_empty() || its_port == port) {
        return false;
    }
    if let Some(own) = own {
        return address(named) == Some(own);
    }
    let domain = named.strip_prefix('*').filter(|rest| rest.starts_with('.'));
    match domain.unwrap_or(named).strip_prefix('.') {
        Some(domain) => is_within(host, domain),
        None => host == named || is_within(host, named),
    }
}

fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// Host and port of an entry; the latter is empty where there is none.
fn split(entry: &str) -> (&str, &str) {
    match entry.rsplit_once(':') {
        Some((host, port)) if !host.contains([':', '[', ']']) => (host, port),
        Some((host, port)) => match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(host) => (host, port),
            None => (entry, ""),
        },
        None => (entry, ""),
    }
}

struct Network {
    address: IpAddr,
    bits: u32,
}

fn network(entry: &str) -> Option<Network> {
    let (address, bits) = entry.split_once('/')?;
    let (address, bits): (IpAddr, u32) = (address.parse().ok()?, bits.parse().ok()?);
    let most = if address.is_ipv4() { 32 } else { 128 };
    (bits <= most).then_some(Network { address, bits })
}

impl Network {
    fn has(&self, other: IpAddr) -> bool {
        let alike = match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => (own.to_bits() ^ other.to_bits()).leading_zeros(),
            (IpAddr::V6(own), IpAddr::V6(other)) => (own.to_bits() ^ other.to_bits()).leading_zeros(),
            _ => return false,
        };
        alike >= self.bits
    }
}

#[cfg(test)]
mod tests;
