//! Where a member stops.

use karmada_token_tests::member::{DiscoveryError, JoinError, RequestError};

/// How far a member came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    Unsigned,
    Signature,
    ClusterInfo,
    Pin,
    Connection,
    NotLetIn,
    MayNotFile,
    Unapproved,
    MayNotSetUp,
    Joins,
}

impl Stop {
    /// Reads it from the member's end.
    pub(crate) fn of<T>(outcome: &Result<T, JoinError>) -> Option<Self> {
        Some(match outcome {
            Ok(_) => Self::Joins,
            Err(JoinError::Discovery(DiscoveryError::Unsigned(_))) => Self::Unsigned,
            Err(JoinError::Discovery(DiscoveryError::Signature(_))) => Self::Signature,
            Err(JoinError::Discovery(DiscoveryError::Content(_))) => Self::ClusterInfo,
            Err(JoinError::Discovery(DiscoveryError::Pin { .. })) => Self::Pin,
            Err(JoinError::Setup(_)) => Self::MayNotSetUp,
            Err(JoinError::Request(RequestError::Left(_))) => Self::Unapproved,
            Err(error) => match error.refusal() {
                Some(401) => Self::NotLetIn,
                Some(403) => Self::MayNotFile,
                Some(_) => return None,
                None => Self::Connection,
            },
        })
    }

    /// How many seconds a member is given that stops so: where it waits in vain, that is how long the story takes.
    pub(crate) fn within(self) -> u64 {
        match self {
            Self::Unsigned | Self::Unapproved => 3,
            _ => 15,
        }
    }

    /// For the table of docs/will-it-join.md.
    pub(crate) fn told(self) -> &'static str {
        match self {
            Self::Unsigned => "waits for a signed cluster-info in vain",
            Self::Signature => "finds a signature that isn't its token's",
            Self::ClusterInfo => "refuses cluster-info",
            Self::Pin => "finds no CA that is pinned",
            Self::Connection => "refuses the API server's certificate",
            Self::NotLetIn => "is answered 401",
            Self::MayNotFile => "is answered 403 at its request",
            Self::Unapproved => "waits for its certificate in vain",
            Self::MayNotSetUp => "is answered 403 at the agent's rights",
            Self::Joins => "joins",
        }
    }
}
