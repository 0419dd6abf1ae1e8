//! Each obstacle in a clause that can follow "won't join:".

use super::Obstacle;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::UnknownToken => f.write_str("the server has no such token"),
            Obstacle::OtherSecret => f.write_str("the server's token of this ID has another secret"),
            Obstacle::Token(reason) => reason.fmt(f),
            Obstacle::NotLetIn => {
                f.write_str("the API server doesn't let it in, though its Secret is as it should be")
            }
            Obstacle::NotKarmada => {
                f.write_str("the API server is not Karmada's: it has no API group cluster.karmada.io")
            }
            Obstacle::NoClusterInfo => f.write_str("there is no ConfigMap cluster-info in kube-public"),
            Obstacle::NotPublic(code) => {
                write!(
                    f,
                    "cluster-info is not shown to who has no credential (HTTP {code})"
                )
            }
            Obstacle::BrokenClusterInfo(error) => error.fmt(f),
            Obstacle::Unsigned(ids) => {
                write!(f, "cluster-info is not signed with {}", few(ids.iter()))
            }
            Obstacle::BadSignature(error) => write!(f, "cluster-info is signed, but {error}"),
            Obstacle::OtherPins(_) => f.write_str("the command pins none of the CAs in cluster-info"),
            Obstacle::ClusterEndpoint(endpoint) => {
                write!(f, "{endpoint} is a name that resolves inside a cluster only")
            }
            Obstacle::LoopbackEndpoint(endpoint) => {
                write!(f, "{endpoint} is reached from the same machine only")
            }
            Obstacle::OtherEndpoint(endpoint) => {
                write!(
                    f,
                    "cluster-info names another endpoint than the command: {endpoint}"
                )
            }
            Obstacle::CertificateNames { endpoint, names } => write!(
                f,
                "the API server's certificate is not for {endpoint}, only for {}",
                few(names.iter())
            ),
            Obstacle::CertificateAuthority => {
                f.write_str("no CA in cluster-info has signed the API server's certificate")
            }
            Obstacle::CertificateExpired(end) => write!(f, "the API server's certificate ended at {end}"),
            Obstacle::MayNotFile => f.write_str("it may not create CertificateSigningRequests"),
            Obstacle::NotAutoApproved => {
                f.write_str("its CertificateSigningRequests are not approved by themselves")
            }
            Obstacle::NoAgentSetup => f.write_str(
                "the user system:karmada:agent:rbac-generator may not set up the rights of an agent",
            ),
            Obstacle::NoApprover(names) => write!(f, "nobody approves {}", few(names.iter())),
            Obstacle::NoIssuer(names) => {
                write!(f, "nobody issues the certificate of {}", few(names.iter()))
            }
            Obstacle::RequestsRefused(names) => {
                write!(
                    f,
                    "requests of joining clusters were denied or failed: {}",
                    few(names.iter())
                )
            }
            Obstacle::OldKarmadactl(names) => {
                write!(f, "a karmadactl before 1.12 has filed {}", few(names.iter()))
            }
            Obstacle::NoCleaner(ids) => write!(f, "expired tokens are not deleted: {}", few(ids.iter())),
        }
    }
}

/// The first few of them: a list of 10,000 helps nobody.
fn few<T: fmt::Display>(items: impl ExactSizeIterator<Item = T>) -> String {
    const FEW: usize = 5;
    let more = items.len().saturating_sub(FEW);
    let shown: Vec<_> = items.take(FEW).map(|item| item.to_string()).collect();
    match more {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<_> = (0..7).map(|number| format!("csr-{number}")).collect();
        assert_eq!(
            Obstacle::NoApprover(names).to_string(),
            "nobody approves csr-0, csr-1, csr-2, csr-3, csr-4 and 2 more"
        );
    }
}
