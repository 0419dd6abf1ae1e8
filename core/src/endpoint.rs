//! Where a member cluster reaches the API server.

mod host;

use crate::span::position_of;
use alloc::string::String;
use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::str::FromStr;

/// `HOST[:PORT]` as `karmadactl register` takes it: a DNS name, an IPv4 address or a bracketed IPv6 address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoint {
    host: String,
    /// The host, where it is no name.
    address: Option<IpAddr>,
    port: Option<u16>,
}

/// Why a text is not an endpoint that a cluster can register at. The reference prints each of these into its command.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EndpointError {
    /// Nothing, or nothing but the scheme.
    #[error(
        "the endpoint is empty: write the host and port of the Karmada API server, like karmada.example.com:5443"
    )]
    Empty,
    /// `http://`: the discovery needs TLS.
    #[error("the endpoint is http:// (character {position}), and registering needs https://")]
    PlainHttp {
        /// Where it begins, counted from 1.
        position: usize,
    },
    /// Another scheme.
    #[error("the endpoint begins with a scheme other than https:// at character {position}")]
    Scheme {
        /// Where it begins, counted from 1.
        position: usize,
    },
    /// `user@host`.
    #[error(
        "an endpoint has no user name or password in it (remove what stands before the @, character {position})"
    )]
    UserInfo {
        /// The @, counted from 1.
        position: usize,
    },
    /// A path, query or fragment follows the host.
    #[error(
        "an endpoint is HOST:PORT alone; a path follows it at character {position}, which karmadactl register can't use"
    )]
    Path {
        /// Where it begins, counted from 1.
        position: usize,
    },
    /// Neither a DNS name nor an IP address.
    #[error(
        "the host of the endpoint is neither a DNS name nor an IP address (an IPv6 address stands in brackets): look at character {position}"
    )]
    Host {
        /// The first character that no host has, or where the host begins; counted from 1.
        position: usize,
    },
    /// Not 1 to 65535.
    #[error("the port of the endpoint, from character {position} on, is not a number from 1 to 65535")]
    Port {
        /// Where it begins, counted from 1.
        position: usize,
    },
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    /// With or without `https://` (in any case, once or by mistake twice) and one trailing slash.
    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let mut rest = text.trim();
        while let Some(stripped) = strip_scheme(rest, "https://") {
            rest = stripped;
        }
        let position = position_of(rest, text);
        if strip_scheme(rest, "http://").is_some() {
            return Err(EndpointError::PlainHttp { position });
        }
        if rest.contains("://") {
            return Err(EndpointError::Scheme { position });
        }
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let after = |part: &str| position + part.chars().count();
        if let Some((host, _)) = authority.split_once(['/', '?', '#', '\\']) {
            return Err(EndpointError::Path {
                position: after(host),
            });
        }
        if let Some((user, _)) = authority.split_once('@') {
            return Err(EndpointError::UserInfo {
                position: after(user),
            });
        }
        match authority {
            "" => Err(EndpointError::Empty),
            _ => authority_parts(authority, position),
        }
    }
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn authority_parts(authority: &str, position: usize) -> Result<Endpoint, EndpointError> {
    let (host, port) = match authority.rsplit_once(':') {
        // A colon inside brackets belongs to the address.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let Some(address) = address_of(host) else {
        let odd = host
            .chars()
            .position(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.'));
        return Err(EndpointError::Host {
            position: position + odd.unwrap_or_default(),
        });
    };
    let bad_port = EndpointError::Port {
        position: position + host.len() + 1,
    };
    let port = match port {
        None => None,
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            Some(digits.parse().ok().filter(|port| *port != 0).ok_or(bad_port)?)
        }
        Some(_) => return Err(bad_port),
    };
    Ok(Endpoint {
        host: host.to_ascii_lowercase(),
        address,
        port,
    })
}

/// The address that a host is, if it is one and no RFC 1123 name: IPv4, or IPv6 in brackets. None for what is no host.
#[expect(clippy::option_option, reason = "no host, a name, an address")]
fn address_of(host: &str) -> Option<Option<IpAddr>> {
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return Some(Some(address.parse::<Ipv6Addr>().ok()?.into()));
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let label = |label: &str| {
        matches!(label.len(), 1..=63)
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A name of digits alone is meant as an IPv4 address, and must be one.
    let numeric = name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let address = name.parse::<Ipv4Addr>().ok();
    let is_host = name.len() <= 253 && name.split('.').all(label) && (!numeric || address.is_some());
    is_host.then(|| address.map(IpAddr::from))
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{}:{port}", self.host),
            None => f.write_str(&self.host),
        }
    }
}

#[cfg(test)]
mod tests;
