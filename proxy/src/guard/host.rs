//! A host as a `Host` header names it: exact, with its port.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::Scheme;

/// Lower-case name or address, and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Host {
    name: String,
    /// `None` is the scheme's own.
    port: Option<u16>,
}

/// Why a text is no host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a name, an IPv4 address or an [IPv6] address, then :PORT unless it is the scheme's own")]
pub struct HostError;

impl Host {
    /// Parses `name`, `name:port`, `1.2.3.4:port`, `[v6]:port`. A trailing dot, a user, an empty port or label: none.
    pub(crate) fn parse(text: &str, scheme: Scheme) -> Result<Self, HostError> {
        let (name, port) = split(text)?;
        if !is_name(name) && !is_address(name) {
            return Err(HostError);
        }
        let port = port.map(|port| parse_port(port).ok_or(HostError)).transpose()?;
        let port = port.filter(|port| *port != scheme.default_port());
        Ok(Self {
            name: name.to_ascii_lowercase(),
            port,
        })
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        self.port.map_or(Ok(()), |port| write!(formatter, ":{port}"))
    }
}

/// Name and port; the brackets of an IPv6 address stay on it.
fn split(text: &str) -> Result<(&str, Option<&str>), HostError> {
    let end = if text.starts_with('[') {
        text.find(']').ok_or(HostError)? + 1
    } else {
        text.find(':').unwrap_or(text.len())
    };
    let (name, rest) = text.split_at(end);
    match rest {
        "" => Ok((name, None)),
        rest => rest
            .strip_prefix(':')
            .map(|port| (name, Some(port)))
            .ok_or(HostError),
    }
}

fn parse_port(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port != 0)
}

fn is_address(name: &str) -> bool {
    let inner = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    inner.map_or_else(
        || name.parse::<Ipv4Addr>().is_ok(),
        |inner| inner.parse::<Ipv6Addr>().is_ok(),
    )
}

fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("127.0.0.1:8321", "127.0.0.1:8321")]
    #[case("LocalHost:8321", "localhost:8321")]
    #[case("[::1]:8321", "[::1]:8321")]
    #[case("tokens.example.org", "tokens.example.org")]
    #[case("tokens.example.org:443", "tokens.example.org")]
    #[case("tokens.example.org:80", "tokens.example.org:80")]
    fn hosts_are_read(#[case] text: &str, #[case] told: &str) {
        assert_eq!(Host::parse(text, Scheme::Https).unwrap().to_string(), told);
    }

    #[rstest]
    #[case("")]
    #[case(":8321")]
    #[case("localhost:")]
    #[case("localhost.:8321")]
    #[case("a..b")]
    #[case("user@localhost:8321")]
    #[case("localhost:8321:1")]
    #[case("localhost:+8321")]
    #[case("localhost:0")]
    #[case("localhost:99999")]
    #[case("[::1")]
    #[case("[::1]8321")]
    #[case("::1")]
    #[case("[localhost]:1")]
    #[case("local host")]
    #[case("localhost/..")]
    #[case("localhost,127.0.0.1")]
    fn what_is_no_host_is_refused(#[case] text: &str) {
        assert_eq!(Host::parse(text, Scheme::Http), Err(HostError));
    }
}
