//! What each obstacle means to a cluster that joins.

use super::Obstacle;
use crate::Reason;

impl Obstacle {
    /// What a joining cluster meets: where it stops, and what it says.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        match self {
            Obstacle::Token(reason) => of_reason(reason),
            Obstacle::UnknownToken | Obstacle::Unsigned(_) => {
                "register waits five minutes for a signature of cluster-info, then gives up"
            }
            Obstacle::OtherSecret | Obstacle::BadSignature(_) => {
                "register finds a signature of cluster-info that its token can't have made, and gives up"
            }
            Obstacle::NotLetIn => {
                "register trusts the control plane, and is answered 401 at its first request"
            }
            Obstacle::NotKarmada => {
                "what a cluster joins here is not Karmada: nothing approves its requests, and no Cluster object is made"
            }
            Obstacle::NoClusterInfo => "register waits five minutes for cluster-info, then gives up",
            Obstacle::NotPublic(_) => {
                "register reads cluster-info before it has a credential, is refused, waits five minutes and gives up"
            }
            Obstacle::BrokenClusterInfo(_) => "register gives up when it reads cluster-info",
            Obstacle::OtherPins(_) => "register takes the control plane for an impostor, and gives up",
            Obstacle::ClusterEndpoint(_) => {
                "register can't resolve the name, unless it runs in the cluster that Karmada runs in"
            }
            Obstacle::LoopbackEndpoint(_) => "register reaches the API server on the same machine only",
            Obstacle::OtherEndpoint(_) => {
                "karmadactl before 1.13.10, 1.14.6, 1.15.3 and 1.16.0 goes to the endpoint of cluster-info, whatever the \
                 command says"
            }
            Obstacle::CertificateNames { .. }
            | Obstacle::CertificateAuthority
            | Obstacle::CertificateExpired(_) => {
                "register refuses the API server's certificate, before it shows its token"
            }
            Obstacle::MayNotFile => "register is answered 403 at its first CertificateSigningRequest",
            Obstacle::NotAutoApproved | Obstacle::NoApprover(_) => {
                "register files its first CertificateSigningRequest and waits, until somebody approves it by hand or it \
                 gives up"
            }
            Obstacle::NoAgentSetup => {
                "register gets its first certificate, and is answered 403 when it sets up the agent's rights with it"
            }
            Obstacle::NoIssuer(_) => {
                "register's requests are approved, and it waits for its certificate in vain"
            }
            Obstacle::RequestsRefused(_) => "a cluster whose request was denied or failed did not join",
            Obstacle::OldKarmadactl(_) => {
                "register of karmadactl before 1.12 asks for a node's certificate, and waits for an approval that Karmada gives agents \
                 only"
            }
            Obstacle::NoCleaner(_) => {
                "no difference, since an expired token lets nobody in; but its Secret can still be read, and extended"
            }
        }
    }
}

fn of_reason(reason: &Reason) -> &'static str {
    match reason {
        Reason::Deleting | Reason::NoAuthenticationUsage | Reason::BadGroup(_) => {
            "register trusts the control plane, and is answered 401 at its first request"
        }
        Reason::WrongNamespace
        | Reason::WrongType
        | Reason::BadName
        | Reason::BadId
        | Reason::IdMismatch
        | Reason::SecretMissing
        | Reason::Expired
        | Reason::ExpirationUnparseable
        | Reason::NoSigningUsage => {
            "register waits five minutes for a signature of cluster-info, then gives up"
        }
        Reason::NoGroupMayRegister => "register is answered 403 at its first CertificateSigningRequest",
        Reason::SecretMalformed => "no command can name this token: register refuses its form",
    }
}
