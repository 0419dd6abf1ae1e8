//! What a check saw, as facts that any language can be made of.

use crate::{Endpoint, Pin, Timestamp};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// What a check saw.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Found {
    /// Nothing that would be said.
    #[default]
    Nothing,
    /// What `cluster-info` says.
    ClusterInfo {
        /// Where the API server is.
        endpoint: Endpoint,
        /// The pins of its CAs.
        pins: Vec<Pin>,
    },
    /// An endpoint.
    Endpoint(Endpoint),
    /// The serving certificate.
    Certificate {
        /// The names that it is for.
        names: Vec<String>,
        /// Its end.
        expires: Timestamp,
    },
    /// Signatures.
    Signed {
        /// How many there are.
        signed: usize,
        /// How many there should be.
        of: usize,
    },
    /// Requests of joining clusters.
    Requests(usize),
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Nothing => Ok(()),
            Found::ClusterInfo { endpoint, pins } => {
                let pins: Vec<_> = pins.iter().map(ToString::to_string).collect();
                write!(f, "{endpoint}, CA {}", pins.join(", "))
            }
            Found::Endpoint(endpoint) => endpoint.fmt(f),
            Found::Certificate { names, expires } => write!(f, "for {}, until {expires}", names.join(", ")),
            Found::Signed { of: 0, .. } => f.write_str("no token that should be signed"),
            Found::Signed { signed, of } => write!(f, "{signed} of {of}"),
            Found::Requests(0) => f.write_str("none is still there"),
            Found::Requests(count) => write!(f, "{count} still there"),
        }
    }
}
