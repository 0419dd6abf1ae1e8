//! What a judgement is made from.

use super::{CertificateRequest, Seen, ServingCertificate};
use crate::{ClusterInfo, ClusterInfoError, RegisterCommand, Timestamp, Token, TokenRecord};
use alloc::vec::Vec;

/// The ConfigMap `kube-public/cluster-info` as somebody was shown it.
#[derive(Clone, Debug)]
pub enum Document {
    /// It isn't there.
    Absent,
    /// It is there or not; the API server doesn't say, with this HTTP status code (401 or 403).
    Refused(u16),
    /// It is there, and no cluster can join with what it says.
    Broken(ClusterInfoError),
    /// It is there and well-formed.
    Readable(ClusterInfo),
}

/// What the default group and the agents' first user may do.
#[derive(Clone, Debug, Default)]
pub struct Rights {
    /// Whether [`crate::Group::karmada_default`] may create CertificateSigningRequests.
    pub file_requests: Seen<bool>,
    /// Whether it may create `certificatesigningrequests/clusteragent`, by which Karmada approves them.
    pub auto_approved: Seen<bool>,
    /// Whether the user `system:karmada:agent:rbac-generator` may do everything, as a joining cluster does in its name.
    pub set_up_agent: Seen<bool>,
}

/// What was seen of a control plane at one time.
#[derive(Clone, Debug)]
pub struct Observations {
    /// The API server's time.
    pub now: Timestamp,
    /// Whether it has Karmada's API group, `cluster.karmada.io`.
    pub karmada: Seen<bool>,
    /// `cluster-info` as whoever asks is shown it.
    pub cluster_info: Seen<Document>,
    /// `cluster-info` as it is shown to who has no credential: so a joining cluster reads it.
    pub public: Seen<Document>,
    /// The certificate that the API server shows.
    pub serving: Seen<ServingCertificate>,
    /// The bootstrap tokens.
    pub tokens: Seen<Vec<TokenRecord>>,
    /// What RBAC lets a joining cluster do.
    pub rights: Rights,
    /// The CertificateSigningRequests of bootstrap tokens; Kubernetes keeps them for about an hour, and one that nobody has decided for a day.
    pub requests: Seen<Vec<CertificateRequest>>,
}

/// The token that is judged, and what is in hand of it.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// Its Secret; found as `None` where the server has none.
    pub record: Seen<Option<TokenRecord>>,
    /// The token itself. Without it a signature can be seen, and not checked.
    pub token: Option<&'a Token>,
    /// The command that it is to be used in. Without it, what `cluster-info` says of endpoint and CA is taken.
    pub command: Option<&'a RegisterCommand>,
    /// What the API server answered to the token itself.
    pub tried: Seen<Tried>,
}

/// What the API server answers to a token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tried {
    /// Whether it lets it in.
    pub authenticated: bool,
    /// Whether it may create CertificateSigningRequests.
    pub may_file_requests: bool,
    /// Whether Karmada would approve them.
    pub is_auto_approved: bool,
}

impl Observations {
    /// Nothing seen yet, at this time.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Observations {
            now,
            karmada: Seen::NotAsked,
            cluster_info: Seen::NotAsked,
            public: Seen::NotAsked,
            serving: Seen::NotAsked,
            tokens: Seen::NotAsked,
            rights: Rights::default(),
            requests: Seen::NotAsked,
        }
    }
}
