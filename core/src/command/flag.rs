//! The flags of the commands, as Karmada's `pkg/karmadactl/register` and kubeadm's `cmd/join.go` declare them
//! (Karmada as of August 2026, kubeadm 1.36).

use super::Program;
use core::fmt;

/// A flag that is known by its meaning. Displayed as it is typed: `--token`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Flag {
    /// The token for discovery and for the first sign-in.
    Token,
    /// kubeadm's token for discovery alone; there it counts before the other.
    DiscoveryToken,
    /// The pins, one by one or comma-joined.
    CaCertHash,
    /// Trust whatever CA answers.
    SkipCaVerification,
    /// The member's name.
    ClusterName,
    /// The agent's namespace in the member.
    Namespace,
    /// The namespace of the member's Secrets in the control plane.
    ClusterNamespace,
    /// The proxy before the member.
    ProxyServerAddress,
    /// The agent's image.
    AgentImage,
    /// How long the agent's certificate is to last.
    CertExpirationSeconds,
    /// Checks alone.
    DryRun,
    /// The *member's* kubeconfig.
    Kubeconfig,
}

/// What a flag takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Takes {
    /// One word; given twice, the last one counts.
    Word,
    /// Comma-joined words; given twice, both count.
    List,
    /// Nothing, or `=true` or `=false`.
    Nothing,
}

/// A flag as a program declares it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared {
    pub(crate) name: &'static str,
    pub(crate) short: Option<char>,
    pub(crate) takes: Takes,
    /// What it means, where that is known here.
    pub(crate) flag: Option<Flag>,
}

impl Flag {
    /// The name without its dashes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Flag::Token => "token",
            Flag::DiscoveryToken => "discovery-token",
            Flag::CaCertHash => "discovery-token-ca-cert-hash",
            Flag::SkipCaVerification => "discovery-token-unsafe-skip-ca-verification",
            Flag::ClusterName => "cluster-name",
            Flag::Namespace => "namespace",
            Flag::ClusterNamespace => "cluster-namespace",
            Flag::ProxyServerAddress => "proxy-server-address",
            Flag::AgentImage => "karmada-agent-image",
            Flag::CertExpirationSeconds => "cert-expiration-seconds",
            Flag::DryRun => "dry-run",
            Flag::Kubeconfig => "kubeconfig",
        }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{}", self.name())
    }
}

const fn known(flag: Flag, takes: Takes, name: &'static str) -> Declared {
    Declared {
        name,
        short: None,
        takes,
        flag: Some(flag),
    }
}

const fn other(name: &'static str, takes: Takes) -> Declared {
    Declared {
        name,
        short: None,
        takes,
        flag: None,
    }
}

const fn short(short: char, declared: Declared) -> Declared {
    Declared {
        short: Some(short),
        ..declared
    }
}

use Takes::{List, Nothing, Word};

/// What both programs have: discovery, and the flags of klog.
const COMMON: &[Declared] = &[
    known(Flag::Token, Word, "token"),
    known(Flag::CaCertHash, List, "discovery-token-ca-cert-hash"),
    known(
        Flag::SkipCaVerification,
        Nothing,
        "discovery-token-unsafe-skip-ca-verification",
    ),
    known(Flag::DryRun, Nothing, "dry-run"),
    other("feature-gates", Word),
    short('h', other("help", Nothing)),
    short('v', other("v", Word)),
    other("vmodule", Word),
    other("add-dir-header", Nothing),
    other("alsologtostderr", Nothing),
    other("log-backtrace-at", Word),
    other("log-dir", Word),
    other("log-file", Word),
    other("log-file-max-size", Word),
    other("logtostderr", Nothing),
    other("one-output", Nothing),
    other("skip-headers", Nothing),
    other("skip-log-headers", Nothing),
    other("stderrthreshold", Word),
];

/// Declared up to 1.13, and of no use even there.
pub(crate) const CA_CERT_PATH: &str = "ca-cert-path";

const REGISTER: &[Declared] = &[
    known(Flag::Kubeconfig, Word, "kubeconfig"),
    known(Flag::ClusterName, Word, "cluster-name"),
    short('n', known(Flag::Namespace, Word, "namespace")),
    known(Flag::ClusterNamespace, Word, "cluster-namespace"),
    known(Flag::ProxyServerAddress, Word, "proxy-server-address"),
    known(Flag::AgentImage, Word, "karmada-agent-image"),
    known(Flag::CertExpirationSeconds, Word, "cert-expiration-seconds"),
    other("context", Word),
    other("cluster-provider", Word),
    other("cluster-region", Word),
    other("cluster-zones", List),
    other("enable-cert-rotation", Nothing),
    other("discovery-timeout", Word),
    other("karmada-agent-replicas", Word),
    other(CA_CERT_PATH, Word),
];

const JOIN: &[Declared] = &[
    known(Flag::DiscoveryToken, Word, "discovery-token"),
    other("tls-bootstrap-token", Word),
    other("discovery-file", Word),
    other("node-name", Word),
    other("control-plane", Nothing),
    other("certificate-key", Word),
    other("apiserver-advertise-address", Word),
    other("apiserver-bind-port", Word),
    other("config", Word),
    other("cri-socket", Word),
    other("ignore-preflight-errors", List),
    other("skip-phases", List),
    other("patches", Word),
    other("rootfs", Word),
];

impl Program {
    /// Every flag of its verb.
    pub(crate) fn flags(self) -> impl Iterator<Item = &'static Declared> {
        let own = match self {
            Program::Karmadactl | Program::KubectlKarmada => REGISTER,
            Program::Kubeadm => JOIN,
        };
        COMMON.iter().chain(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declared_meaning_has_its_own_name() {
        for program in Program::ALL {
            let mut names: Vec<_> = program.flags().map(|declared| declared.name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "a flag of {program} is declared twice");
            for declared in program.flags() {
                if let Some(flag) = declared.flag {
                    assert_eq!(flag.name(), declared.name);
                }
            }
        }
    }
}
