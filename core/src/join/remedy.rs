//! What helps against each obstacle: YAML or a command to copy, or a word where neither can do it.

mod controllers;
mod installed;
mod manifests;
mod token;

pub(super) use token::is_final;

use super::Obstacle;
use crate::{Shell, Timestamp};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// One remedy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Remedy {
    /// For which way of installing Karmada; `None` for all.
    pub install: Option<Install>,
    /// Where it is applied.
    pub place: Place,
    /// What it is.
    pub form: Form,
    /// The text to copy or to read.
    pub text: Cow<'static, str>,
}

/// How Karmada was installed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Install {
    /// `karmadactl init`.
    Init,
    /// Karmada's Helm chart.
    Helm,
    /// Karmada's operator.
    Operator,
}

/// Where a remedy is applied.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Place {
    /// The Karmada control plane: with its kubeconfig.
    Karmada,
    /// The cluster that Karmada runs in: with that one's kubeconfig.
    Host,
    /// The register command, before it is run.
    Command,
}

/// What a remedy is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Form {
    /// A manifest for `kubectl apply -f -`.
    Yaml,
    /// Lines for a POSIX shell.
    Shell,
    /// A part of the register command, to be put in place of its own.
    Argument,
    /// Something to read.
    Words,
}

impl Remedy {
    fn new(place: Place, form: Form, text: impl Into<Cow<'static, str>>) -> Self {
        Remedy {
            install: None,
            place,
            form,
            text: text.into(),
        }
    }

    fn yaml(text: &'static str) -> Self {
        Remedy::new(Place::Karmada, Form::Yaml, text)
    }

    fn shell(text: impl Into<Cow<'static, str>>) -> Self {
        Remedy::new(Place::Karmada, Form::Shell, text)
    }

    fn on_host(install: Install, form: Form, text: impl Into<Cow<'static, str>>) -> Self {
        Remedy {
            install: Some(install),
            ..Remedy::new(Place::Host, form, text)
        }
    }
}

impl Obstacle {
    /// What helps, the best first. `secret_name` is the Secret of the token that is judged, for those that are about it;
    /// `now` is the API server's time, from which a new expiration is counted.
    #[must_use]
    pub fn remedies(&self, secret_name: &str, now: Timestamp) -> Vec<Remedy> {
        match self {
            Obstacle::Token(reason) => token::against(reason, secret_name, now),
            Obstacle::UnknownToken => vec![Remedy::shell(token::NEW)],
            // The server's own token is sound, and may be others' to use: it is left alone.
            Obstacle::OtherSecret => vec![Remedy::shell(token::NEW), Remedy::shell(token::COMPARE)],
            Obstacle::MayNotFile => vec![Remedy::yaml(manifests::FILE_REQUESTS)],
            Obstacle::NotAutoApproved => vec![Remedy::yaml(manifests::AUTO_APPROVAL)],
            Obstacle::NoAgentSetup => vec![Remedy::yaml(manifests::AGENT_SETUP)],
            // 401: nobody without a credential is let in, and no rule is asked.
            Obstacle::NotPublic(401) => installed::anonymous_authentication(),
            Obstacle::NotPublic(_) => vec![Remedy::yaml(manifests::PUBLIC_CLUSTER_INFO)],
            Obstacle::NoClusterInfo | Obstacle::BrokenClusterInfo(_) | Obstacle::CertificateAuthority => {
                vec![Remedy::shell(manifests::CLUSTER_INFO)]
            }
            Obstacle::LoopbackEndpoint(_) => vec![Remedy::shell(manifests::CLUSTER_INFO_WITH_ENDPOINT)],
            Obstacle::ClusterEndpoint(_) => installed::endpoint(),
            Obstacle::OtherEndpoint(endpoint) => {
                vec![Remedy::new(Place::Command, Form::Argument, endpoint.to_string())]
            }
            Obstacle::OtherPins(pins) => {
                let pins: Vec<_> = pins.iter().map(ToString::to_string).collect();
                let argument = format!("--discovery-token-ca-cert-hash {}", pins.join(","));
                vec![Remedy::new(Place::Command, Form::Argument, argument)]
            }
            Obstacle::CertificateNames { endpoint, names } => installed::another_name(endpoint, names),
            Obstacle::CertificateExpired(_) => installed::renew_certificate(),
            Obstacle::NotLetIn => installed::bootstrap_authentication(),
            Obstacle::NotKarmada => installed::kubeconfig_of_karmada(),
            Obstacle::Unsigned(_) | Obstacle::BadSignature(_) => {
                controllers::of_kubernetes("bootstrapsigner")
            }
            Obstacle::NoIssuer(_) => controllers::of_kubernetes("csrsigning"),
            Obstacle::NoCleaner(ids) => {
                let mut remedies = controllers::of_kubernetes("tokencleaner");
                remedies.push(Remedy::shell(token::delete(ids)));
                remedies
            }
            Obstacle::NoApprover(names) => controllers::approver(names),
            Obstacle::OldKarmadactl(_) => vec![Remedy::new(
                Place::Command,
                Form::Words,
                "register with karmadactl 1.12 or later, of the version that the control plane has",
            )],
            Obstacle::RequestsRefused(names) => {
                let text = format!(
                    "kubectl describe certificatesigningrequests -- {}\n",
                    quoted(names)
                );
                vec![Remedy::shell(text)]
            }
        }
    }
}

/// Names of CertificateSigningRequests as words for a shell, to follow `--`: kube-apiserver lets whoever files one call it anything.
fn quoted(names: &[String]) -> String {
    let words: Vec<_> = names.iter().map(|name| Shell::Posix.quote(name)).collect();
    words.join(" ")
}

impl Install {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            Install::Init => "init",
            Install::Helm => "helm",
            Install::Operator => "operator",
        }
    }
}

impl Place {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            Place::Karmada => "karmada",
            Place::Host => "host",
            Place::Command => "command",
        }
    }
}

impl Form {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            Form::Yaml => "yaml",
            Form::Shell => "shell",
            Form::Argument => "argument",
            Form::Words => "words",
        }
    }
}

#[cfg(test)]
mod tests;
