//! What can keep a cluster from joining.

mod meaning;
mod words;

use super::remedy::is_final;
use crate::{ClusterInfoError, Endpoint, Pin, Reason, SignatureError, Timestamp, TokenId};
use alloc::string::String;
use alloc::vec::Vec;

/// One thing that keeps a cluster from joining, or may.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Obstacle {
    /// The server has no such token.
    UnknownToken,
    /// The server has a token of this ID with another secret.
    OtherSecret,
    /// The token's Secret says so.
    Token(Reason),
    /// The API server doesn't let the token in, though its Secret is as it should be.
    NotLetIn,
    /// The API server is not Karmada's.
    NotKarmada,
    /// There is no `cluster-info`.
    NoClusterInfo,
    /// `cluster-info` is not shown to who has no credential.
    NotPublic(u16),
    /// `cluster-info` is not as it must be.
    BrokenClusterInfo(ClusterInfoError),
    /// `cluster-info` is not signed with these tokens, which it should be.
    Unsigned(Vec<TokenId>),
    /// It is signed, and the signature is no good.
    BadSignature(SignatureError),
    /// None of the CAs in `cluster-info`, which have these pins, is pinned by the command.
    OtherPins(Vec<Pin>),
    /// The endpoint resolves inside a cluster only.
    ClusterEndpoint(Endpoint),
    /// The endpoint is this machine alone.
    LoopbackEndpoint(Endpoint),
    /// `cluster-info` names another endpoint than the command.
    OtherEndpoint(Endpoint),
    /// The serving certificate is not for the endpoint.
    CertificateNames {
        /// The endpoint.
        endpoint: Endpoint,
        /// The names that it is for.
        names: Vec<String>,
    },
    /// The serving certificate is signed by none of the CAs in `cluster-info`.
    CertificateAuthority,
    /// The serving certificate's time has passed.
    CertificateExpired(Timestamp),
    /// The token, or the default group, may not create CertificateSigningRequests.
    MayNotFile,
    /// Its requests are not approved by themselves.
    NotAutoApproved,
    /// The agents' first user may not set up the agent's rights.
    NoAgentSetup,
    /// Requests of joining clusters lie unapproved.
    NoApprover(Vec<String>),
    /// Approved requests get no certificate.
    NoIssuer(Vec<String>),
    /// Requests of joining clusters were denied or failed.
    RequestsRefused(Vec<String>),
    /// Requests of a karmadactl before 1.12 lie unapproved.
    OldKarmadactl(Vec<String>),
    /// Expired tokens are not cleaned up.
    NoCleaner(Vec<TokenId>),
}

impl Obstacle {
    /// Whether no cluster can join in its face. The others may or may not matter, and a person must judge.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        !matches!(
            self,
            Obstacle::LoopbackEndpoint(_)
                | Obstacle::OtherEndpoint(_)
                | Obstacle::RequestsRefused(_)
                | Obstacle::OldKarmadactl(_)
                | Obstacle::NoCleaner(_)
        )
    }

    /// Whether another token has to take this one's place: nothing else helps.
    #[must_use]
    pub fn is_final(&self) -> bool {
        match self {
            Obstacle::UnknownToken | Obstacle::OtherSecret => true,
            Obstacle::Token(reason) => is_final(reason),
            _ => false,
        }
    }

    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            Obstacle::UnknownToken => "unknown-token",
            Obstacle::OtherSecret => "other-secret",
            Obstacle::Token(reason) => reason.as_key(),
            Obstacle::NotLetIn => "not-let-in",
            Obstacle::NotKarmada => "not-karmada",
            Obstacle::NoClusterInfo => "no-cluster-info",
            Obstacle::NotPublic(_) => "not-public",
            Obstacle::BrokenClusterInfo(_) => "broken-cluster-info",
            Obstacle::Unsigned(_) => "unsigned",
            Obstacle::BadSignature(_) => "bad-signature",
            Obstacle::OtherPins(_) => "other-pins",
            Obstacle::ClusterEndpoint(_) => "cluster-endpoint",
            Obstacle::LoopbackEndpoint(_) => "loopback-endpoint",
            Obstacle::OtherEndpoint(_) => "other-endpoint",
            Obstacle::CertificateNames { .. } => "certificate-names",
            Obstacle::CertificateAuthority => "certificate-authority",
            Obstacle::CertificateExpired(_) => "certificate-expired",
            Obstacle::MayNotFile => "may-not-file",
            Obstacle::NotAutoApproved => "not-auto-approved",
            Obstacle::NoAgentSetup => "no-agent-setup",
            Obstacle::NoApprover(_) => "no-approver",
            Obstacle::NoIssuer(_) => "no-issuer",
            Obstacle::RequestsRefused(_) => "requests-refused",
            Obstacle::OldKarmadactl(_) => "old-karmadactl",
            Obstacle::NoCleaner(_) => "no-cleaner",
        }
    }
}
