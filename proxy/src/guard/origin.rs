//! An origin: scheme, host and port, exact.

use std::fmt;

use super::{Host, Scheme};

/// An origin as a browser writes it: no path, no default port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(String);

/// Why a text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be an origin as a browser writes it: http:// or https://, a host in lower case, :PORT unless it is the scheme's own, and no path"
)]
pub struct OriginError;

impl Origin {
    /// The origin of this server under one of its names.
    pub(crate) fn of(scheme: Scheme, host: &Host) -> Self {
        Self(format!("{}://{host}", scheme.name()))
    }

    /// Parses an origin that is written as browsers write it, and no other way. `null` is none.
    pub(crate) fn exact(text: &str) -> Result<Self, OriginError> {
        let (scheme, host) = text.split_once("://").ok_or(OriginError)?;
        let scheme = match scheme {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(OriginError),
        };
        let origin = Self::of(scheme, &Host::parse(host, scheme).map_err(|_| OriginError)?);
        if origin.0 == text {
            Ok(origin)
        } else {
            Err(OriginError)
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("http://127.0.0.1:8321")]
    #[case("https://dashboard.example.org")]
    #[case("http://[::1]:8321")]
    fn origins_are_read(#[case] text: &str) {
        assert_eq!(Origin::exact(text).unwrap().as_str(), text);
    }

    #[rstest]
    #[case("null")]
    #[case("")]
    #[case("127.0.0.1:8321")]
    #[case("https://dashboard.example.org/")]
    #[case("https://dashboard.example.org:443")]
    #[case("HTTPS://dashboard.example.org")]
    #[case("https://Dashboard.example.org")]
    #[case("https://a.example.org https://b.example.org")]
    #[case("file://")]
    #[case("https://*.example.org")]
    fn what_is_no_origin_is_refused(#[case] text: &str) {
        assert_eq!(Origin::exact(text), Err(OriginError));
    }
}
