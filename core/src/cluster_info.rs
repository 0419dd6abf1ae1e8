//! `cluster-info`: what a cluster that joins is told of the control plane, and how it knows that this is true.

use crate::yaml::{self, Node, YamlError};
use crate::{
    CertificateAuthority, DetachedSignature, Endpoint, Kubeconfig, KubeconfigError, Pin, RegisterCommand,
    SignatureError, Token, TokenId, pins_of_pem,
};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The namespace of the ConfigMap.
pub const CLUSTER_INFO_NAMESPACE: &str = "kube-public";
/// The name of the ConfigMap.
pub const CLUSTER_INFO_NAME: &str = "cluster-info";
/// The key that is signed.
const KUBECONFIG_KEY: &str = "kubeconfig";
/// What the key of a signature begins with; the token ID follows.
const SIGNATURE_PREFIX: &str = "jws-kubeconfig-";

/// The ConfigMap `kube-public/cluster-info`. None of it is secret.
#[derive(Clone, Debug)]
pub struct ClusterInfo {
    kubeconfig: String,
    endpoint: Endpoint,
    pins: Vec<Pin>,
    authorities: Vec<u8>,
    /// By token ID, in order.
    signatures: Vec<(TokenId, String)>,
}

/// Why a text is not a `cluster-info` that a cluster can join with.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ClusterInfoError {
    /// Neither YAML nor JSON of that form.
    #[error("cluster-info can't be read: {0}")]
    Syntax(String),
    /// Another kind of object.
    #[error("this is not a ConfigMap")]
    NoConfigMap,
    /// No kubeconfig in it.
    #[error("cluster-info has no key \"kubeconfig\": this control plane isn't set up for bootstrap tokens")]
    NoKubeconfig,
    /// `karmadactl register` takes a kubeconfig with one cluster only.
    #[error(
        "the kubeconfig in cluster-info names {found} clusters, and karmadactl register wants exactly one"
    )]
    Clusters {
        /// How many it names.
        found: usize,
    },
    /// The CA is in a file, which nobody else can read.
    #[error("the CA in cluster-info is the name of a file, where its certificates should be")]
    CertificateAuthorityFile,
    /// The kubeconfig in it gives no endpoint or no CA.
    #[error(transparent)]
    Kubeconfig(#[from] KubeconfigError),
}

/// Why `cluster-info` and a register command don't belong together.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ClusterInfoMismatch {
    /// Nothing is signed with the token.
    #[error(
        "cluster-info is not signed for the token {0}: who registers waits for five minutes, then gives up"
    )]
    Unsigned(TokenId),
    /// The signature is no good.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// None of the CAs is pinned.
    #[error("none of the CAs in cluster-info is pinned by the command: it is for another control plane")]
    Pins,
    /// The command names another endpoint. Not fatal: an endpoint may have several names.
    #[error("the command names another endpoint than cluster-info, which says {0}")]
    Endpoint(Endpoint),
}

impl ClusterInfo {
    /// From YAML or JSON, as `kubectl get configmap -n kube-public cluster-info -o yaml` prints it.
    ///
    /// # Errors
    /// [`ClusterInfoError`].
    pub fn parse(text: &str) -> Result<Self, ClusterInfoError> {
        let syntax = |error: YamlError| ClusterInfoError::Syntax(error.to_string());
        let object = yaml::document(text).map_err(syntax)?;
        if !matches!(object.string("kind").map_err(syntax)?.as_str(), "" | "ConfigMap") {
            return Err(ClusterInfoError::NoConfigMap);
        }
        let mut data = BTreeMap::new();
        for entry in object.get("data").map(Node::entries).unwrap_or_default() {
            data.insert(entry.key.clone(), entry.node.as_string().map_err(syntax)?);
        }
        ClusterInfo::from_data(data)
    }

    /// From the data of the ConfigMap.
    ///
    /// # Errors
    /// [`ClusterInfoError`], but not for its syntax.
    pub fn from_data(data: BTreeMap<String, String>) -> Result<Self, ClusterInfoError> {
        let mut kubeconfig = String::new();
        let mut signatures = Vec::new();
        // The keys are in order, and with them the IDs.
        for (key, value) in data {
            if key == KUBECONFIG_KEY {
                kubeconfig = value;
            } else if let Some(id) = key.strip_prefix(SIGNATURE_PREFIX).and_then(|id| id.parse().ok()) {
                signatures.push((id, value));
            }
        }
        if kubeconfig.is_empty() {
            return Err(ClusterInfoError::NoKubeconfig);
        }
        let (endpoint, pins, authorities) = read_kubeconfig(&kubeconfig)?;
        Ok(ClusterInfo {
            kubeconfig,
            endpoint,
            pins,
            authorities,
            signatures,
        })
    }

    /// The text that is signed.
    #[must_use]
    pub fn kubeconfig(&self) -> &str {
        &self.kubeconfig
    }

    /// Where it says the API server is.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The pin of each CA in it, in order.
    #[must_use]
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// Its CAs, in PEM as they stand.
    #[must_use]
    pub fn authorities(&self) -> &[u8] {
        &self.authorities
    }

    /// The register command that its endpoint and CAs make.
    #[must_use]
    pub fn register_command(&self) -> RegisterCommand {
        RegisterCommand {
            endpoint: self.endpoint.clone(),
            pins: self.pins.clone(),
        }
    }

    /// The tokens that it has a signature of, good or bad, in order.
    pub fn signed_for(&self) -> impl Iterator<Item = TokenId> {
        self.signatures.iter().map(|(id, _)| *id)
    }

    /// Whether it is signed with this token.
    ///
    /// # Errors
    /// [`ClusterInfoMismatch::Unsigned`] and [`ClusterInfoMismatch::Signature`].
    pub fn verify(&self, token: &Token) -> Result<(), ClusterInfoMismatch> {
        let found = self.signatures.binary_search_by_key(&token.id(), |(id, _)| *id);
        let signature = found.ok().and_then(|index| self.signatures.get(index));
        let signature = signature.map(|(_, text)| text).filter(|text| !text.is_empty());
        let signature = signature.ok_or(ClusterInfoMismatch::Unsigned(token.id()))?;
        let signature: DetachedSignature = signature.parse()?;
        Ok(signature.verify(self.kubeconfig.as_bytes(), token)?)
    }

    /// Whether one of its CAs is pinned, which is all that a joining cluster asks for.
    ///
    /// # Errors
    /// [`ClusterInfoMismatch::Pins`].
    pub fn check_pins(&self, pins: &[Pin]) -> Result<(), ClusterInfoMismatch> {
        if self.pins.iter().any(|pin| pins.contains(pin)) {
            Ok(())
        } else {
            Err(ClusterInfoMismatch::Pins)
        }
    }

    /// Everything that speaks against registering with this command and token; empty when they belong together. A command
    /// that was read and trusts whatever CA answers pins none, and asks for none.
    #[must_use]
    pub fn against(&self, command: &RegisterCommand, token: &Token) -> Vec<ClusterInfoMismatch> {
        let is_there = self.endpoint.is_same(&command.endpoint);
        let endpoint = (!is_there).then(|| ClusterInfoMismatch::Endpoint(self.endpoint.clone()));
        let pins = self.check_pins(&command.pins).err();
        let pins = pins.filter(|_| !command.pins.is_empty());
        let fatal = [self.verify(token).err(), pins];
        fatal.into_iter().flatten().chain(endpoint).collect()
    }
}

impl ClusterInfoMismatch {
    /// Its name for programs: kebab-case.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            ClusterInfoMismatch::Unsigned(_) => "unsigned",
            ClusterInfoMismatch::Signature(_) => "signature",
            ClusterInfoMismatch::Pins => "pins",
            ClusterInfoMismatch::Endpoint(_) => "endpoint",
        }
    }
}

fn read_kubeconfig(text: &str) -> Result<(Endpoint, Vec<Pin>, Vec<u8>), ClusterInfoError> {
    let kubeconfig = Kubeconfig::from_yaml(text)?;
    let found = kubeconfig.cluster_count();
    // kubeadm takes the unnamed one or the current one of several; karmadactl takes none then.
    let cluster = match found {
        1 => kubeconfig.only_cluster(),
        _ => None,
    };
    let cluster = cluster.ok_or(ClusterInfoError::Clusters { found })?;
    let bundle = match cluster.certificate_authority()? {
        CertificateAuthority::Inline(pem) => pem,
        CertificateAuthority::File(_) => return Err(ClusterInfoError::CertificateAuthorityFile),
    };
    let pins = pins_of_pem(&bundle).map_err(KubeconfigError::from)?;
    let endpoint = cluster.server.parse().map_err(KubeconfigError::from)?;
    Ok((endpoint, pins, bundle))
}

#[cfg(test)]
mod tests;
