//! What `karmadactl register` may be told beside endpoint, token and pins.

use super::{ClusterName, Flag, ImageReference, Namespace, ProxyServerAddress};
use alloc::string::{String, ToString};

/// The options of `karmadactl register`; what is not set is left to the program.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RegisterOptions {
    /// The member's name; otherwise that of the cluster in its kubeconfig's current context.
    pub cluster_name: Option<ClusterName>,
    /// Where the agent runs in the member; otherwise `karmada-system`.
    pub namespace: Option<Namespace>,
    /// Where the control plane keeps the member's Secrets; otherwise `karmada-cluster`.
    pub cluster_namespace: Option<Namespace>,
    /// The proxy that Karmada reaches the member through.
    pub proxy_server_address: Option<ProxyServerAddress>,
    /// The agent's image; otherwise Karmada's own of the program's version.
    pub karmada_agent_image: Option<ImageReference>,
    /// How long the agent's certificate is to last, in seconds; otherwise a year. kube-controller-manager shortens it to its
    /// `--cluster-signing-duration`.
    pub cert_expiration_seconds: Option<CertExpiration>,
    /// Whether only the member is checked, and nothing is sent to the control plane.
    pub dry_run: bool,
}

/// Seconds that a certificate lasts: from 600, less than which the API server refuses, to 2147483647, which is the most that
/// a 32-bit flag of Go takes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CertExpiration(u32);

impl CertExpiration {
    /// What kube-controller-manager gives at most, unless it was told otherwise.
    pub(crate) const YEAR: Self = CertExpiration(365 * 86_400);

    /// This many seconds, where they can be asked for.
    #[must_use]
    pub fn from_seconds(seconds: u32) -> Option<Self> {
        (600..=0x7fff_ffff)
            .contains(&seconds)
            .then_some(CertExpiration(seconds))
    }

    /// The seconds.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0
    }
}

impl RegisterOptions {
    /// The options that are set, as flags with their values, in the order in which they are written.
    pub(crate) fn words(&self) -> impl Iterator<Item = (Flag, Option<String>)> {
        let text = |flag, value: Option<String>| value.map(|value| (flag, Some(value)));
        let options = [
            text(
                Flag::ClusterName,
                self.cluster_name.as_ref().map(ToString::to_string),
            ),
            text(Flag::Namespace, self.namespace.as_ref().map(ToString::to_string)),
            text(
                Flag::ClusterNamespace,
                self.cluster_namespace.as_ref().map(ToString::to_string),
            ),
            text(
                Flag::ProxyServerAddress,
                self.proxy_server_address.as_ref().map(ToString::to_string),
            ),
            text(
                Flag::AgentImage,
                self.karmada_agent_image.as_ref().map(ToString::to_string),
            ),
            text(
                Flag::CertExpirationSeconds,
                self.cert_expiration_seconds
                    .map(|span| span.seconds().to_string()),
            ),
            self.dry_run.then_some((Flag::DryRun, None)),
        ];
        options.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_lasts_ten_minutes_at_least() {
        assert_eq!(CertExpiration::from_seconds(599), None);
        assert!(CertExpiration::from_seconds(600).is_some());
        assert_eq!(
            CertExpiration::from_seconds(86_400).map(CertExpiration::seconds),
            Some(86_400)
        );
        assert!(CertExpiration::from_seconds(2_147_483_647).is_some());
        assert_eq!(CertExpiration::from_seconds(2_147_483_648), None);
    }
}
