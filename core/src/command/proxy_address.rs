//! The proxy that Karmada is to reach a member through.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// `--proxy-server-address`: a URL with one of the schemes that Karmada's `ValidateClusterProxyURL` takes.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ProxyServerAddress(String);

/// Why a text is not the address of such a proxy.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ProxyServerAddressError {
    /// No scheme, or another one.
    #[error("a proxy address begins with http://, https:// or socks5://")]
    Scheme,
    /// No host.
    #[error("a host must follow the scheme of the proxy address, as in http://proxy.example.com:3128")]
    Host,
    /// `user:password@`.
    #[error(
        "a proxy address with a user name or password would be shown to everybody who may read the Cluster"
    )]
    UserInfo,
    /// A character that no URL holds.
    #[error("character {position} can't be in the URL of a proxy")]
    Character {
        /// Counted from 1.
        position: usize,
    },
}

const SCHEMES: [&str; 3] = ["http://", "https://", "socks5://"];

impl ProxyServerAddress {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ProxyServerAddress {
    type Err = ProxyServerAddressError;

    fn from_str(text: &str) -> Result<Self, ProxyServerAddressError> {
        // RFC 3986, 2: the rest is written in per cent.
        let allowed = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
        let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
        let rest = rest.ok_or(ProxyServerAddressError::Scheme)?;
        if let Some(index) = text.chars().position(|c| !allowed(c)) {
            return Err(ProxyServerAddressError::Character { position: index + 1 });
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        match authority {
            _ if authority.contains('@') => Err(ProxyServerAddressError::UserInfo),
            "" => Err(ProxyServerAddressError::Host),
            _ if authority.starts_with(':') => Err(ProxyServerAddressError::Host),
            _ => Ok(ProxyServerAddress(text.to_owned())),
        }
    }
}

impl fmt::Display for ProxyServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("http://proxy.example.com:3128")]
    #[case("https://proxy.example.com/path?a=b")]
    #[case("socks5://[2001:db8::1]:1080")]
    fn karmadas_schemes_are_taken(#[case] text: &str) {
        assert_eq!(text.parse::<ProxyServerAddress>().unwrap().to_string(), text);
    }

    #[rstest]
    #[case("proxy.example.com:3128", ProxyServerAddressError::Scheme)]
    #[case("ftp://proxy.example.com", ProxyServerAddressError::Scheme)]
    #[case("", ProxyServerAddressError::Scheme)]
    #[case("http://", ProxyServerAddressError::Host)]
    #[case("http://:3128", ProxyServerAddressError::Host)]
    #[case("http:///x", ProxyServerAddressError::Host)]
    #[case("http://me:secret@proxy.example.com", ProxyServerAddressError::UserInfo)]
    #[case("http://proxy example.com", ProxyServerAddressError::Character { position: 13 })]
    fn others_are_told_why(#[case] text: &str, #[case] error: ProxyServerAddressError) {
        assert_eq!(text.parse::<ProxyServerAddress>(), Err(error));
    }
}
