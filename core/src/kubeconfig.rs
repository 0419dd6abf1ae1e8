//! Kubeconfigs: which cluster a register command is for, and which CA it pins.

use crate::{CertificatesError, EndpointError, Pin, RegisterCommand, go_base64, pins_of_pem, yaml};
use serde::Deserialize;

/// As much of a kubeconfig as a register command needs. Users, and so credentials, are never read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Kubeconfig {
    current_context: Option<String>,
    // Go's encoder writes an empty list as null.
    clusters: Option<Vec<NamedCluster>>,
    contexts: Option<Vec<NamedContext>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct NamedCluster {
    name: String,
    cluster: Cluster,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct NamedContext {
    name: String,
    context: Context,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Context {
    cluster: String,
}

/// A cluster entry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Cluster {
    /// The API server's URL.
    pub server: String,
    certificate_authority: Option<String>,
    certificate_authority_data: Option<String>,
}

/// Where a cluster's CA certificates are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CertificateAuthority {
    /// In the kubeconfig itself: PEM.
    Inline(Vec<u8>),
    /// In a file, named relative to the kubeconfig; reading it is the caller's.
    File(String),
}

/// Why a kubeconfig gives no register command.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KubeconfigError {
    /// Neither YAML nor JSON of that form.
    #[error("the kubeconfig can't be read: {0}")]
    Syntax(String),
    /// No context was asked for, and there is no current one.
    #[error("the kubeconfig has no current-context; name one with --context")]
    NoCurrentContext,
    /// The context isn't there.
    #[error("the kubeconfig has no context \"{0}\"")]
    NoContext(String),
    /// The context's cluster isn't there.
    #[error("the kubeconfig has no cluster \"{cluster}\", which its context \"{context}\" names")]
    NoCluster {
        /// The context.
        context: String,
        /// The cluster it names.
        cluster: String,
    },
    /// The cluster has no CA.
    #[error("the cluster in the kubeconfig has no CA certificate, so a register command could pin nothing")]
    NoCertificateAuthority,
    /// `certificate-authority-data` is not base64.
    #[error("certificate-authority-data in the kubeconfig is not in base64")]
    Base64,
    /// The CA is not PEM certificates.
    #[error(transparent)]
    Certificates(#[from] CertificatesError),
    /// The server can't be registered at.
    #[error("the server in the kubeconfig is no endpoint: {0}")]
    Endpoint(#[from] EndpointError),
}

impl Kubeconfig {
    /// From YAML, of which JSON is a part.
    ///
    /// # Errors
    /// [`KubeconfigError::Syntax`].
    pub fn from_yaml(text: &str) -> Result<Self, KubeconfigError> {
        yaml::document(text).map_err(|error| KubeconfigError::Syntax(error.to_string()))
    }

    /// The cluster that the reference takes: the one named `""` if there is one, otherwise that of the context that
    /// was asked for, or of the current one.
    ///
    /// # Errors
    /// [`KubeconfigError`] when there is none.
    pub fn cluster(&self, context: Option<&str>) -> Result<&Cluster, KubeconfigError> {
        let find = |name: &str| self.named().find(|c| c.name == name).map(|c| &c.cluster);
        if let Some(unnamed) = find("") {
            return Ok(unnamed);
        }
        let name = context.or(self.current_context.as_deref()).unwrap_or_default();
        if name.is_empty() {
            return Err(KubeconfigError::NoCurrentContext);
        }
        let context = self.contexts.iter().flatten().find(|c| c.name == name);
        let cluster = &context
            .ok_or_else(|| KubeconfigError::NoContext(name.to_owned()))?
            .context
            .cluster;
        find(cluster).ok_or_else(|| KubeconfigError::NoCluster {
            context: name.to_owned(),
            cluster: cluster.clone(),
        })
    }

    fn named(&self) -> impl Iterator<Item = &NamedCluster> {
        self.clusters.iter().flatten()
    }
}

#[cfg(feature = "cluster-info")]
impl Kubeconfig {
    pub(crate) fn cluster_count(&self) -> usize {
        self.named().count()
    }

    /// The cluster, if there is exactly one, whatever its name and whatever context is current.
    pub(crate) fn only_cluster(&self) -> Option<&Cluster> {
        let mut clusters = self.named();
        let first = clusters.next()?;
        clusters.next().is_none().then_some(&first.cluster)
    }
}

impl Cluster {
    /// The CA: inline data wins over a file.
    ///
    /// # Errors
    /// [`KubeconfigError::NoCertificateAuthority`] and [`KubeconfigError::Base64`].
    pub fn certificate_authority(&self) -> Result<CertificateAuthority, KubeconfigError> {
        let set = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        if let Some(data) = set(&self.certificate_authority_data) {
            let pem = go_base64::decode(data.as_bytes()).ok_or(KubeconfigError::Base64)?;
            return Ok(CertificateAuthority::Inline(pem));
        }
        set(&self.certificate_authority)
            .map(CertificateAuthority::File)
            .ok_or(KubeconfigError::NoCertificateAuthority)
    }

    /// The register command for this cluster, given its CA bundle.
    ///
    /// # Errors
    /// [`KubeconfigError::Certificates`] and [`KubeconfigError::Endpoint`].
    pub fn register_command(&self, ca_bundle: &[u8]) -> Result<RegisterCommand, KubeconfigError> {
        let pins: Vec<Pin> = pins_of_pem(ca_bundle)?;
        Ok(RegisterCommand {
            endpoint: self.server.parse()?,
            pins,
        })
    }
}
