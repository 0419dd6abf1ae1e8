//! Kubeconfigs: which cluster a register command is for, and which CA it pins.

use crate::yaml::{self, Node, YamlError};
use crate::{CertificatesError, EndpointError, Pin, RegisterCommand, go_base64, pins_of_pem};
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// As much of a kubeconfig as a register command needs. Users, and so credentials, are never kept.
#[derive(Clone, Debug, Default)]
pub struct Kubeconfig {
    current_context: String,
    clusters: Vec<NamedCluster>,
    contexts: Vec<NamedContext>,
}

#[derive(Clone, Debug)]
struct NamedCluster {
    name: String,
    cluster: Cluster,
}

#[derive(Clone, Debug)]
struct NamedContext {
    name: String,
    cluster: String,
}

/// A cluster entry.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// The API server's URL.
    pub server: String,
    certificate_authority: String,
    certificate_authority_data: String,
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
    /// The CA is in a file, and only what stands in the kubeconfig is read.
    #[error(
        "the CA in the kubeconfig is the name of a file, which isn't read here; kubectl config view --flatten --minify puts it in"
    )]
    CertificateAuthorityFile,
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
        let document = yaml::document(text).and_then(|document| Kubeconfig::from_node(&document));
        document.map_err(|error| KubeconfigError::Syntax(error.to_string()))
    }

    /// The cluster that the reference takes: the one named `""` if there is one, otherwise that of the context that
    /// was asked for, or of the current one.
    ///
    /// # Errors
    /// [`KubeconfigError`] when there is none.
    pub fn cluster(&self, context: Option<&str>) -> Result<&Cluster, KubeconfigError> {
        let find = |name: &str| self.clusters.iter().find(|c| c.name == name).map(|c| &c.cluster);
        if let Some(unnamed) = find("") {
            return Ok(unnamed);
        }
        let name = context.unwrap_or(&self.current_context);
        if name.is_empty() {
            return Err(KubeconfigError::NoCurrentContext);
        }
        let context = self.contexts.iter().find(|c| c.name == name);
        let context = context.ok_or_else(|| KubeconfigError::NoContext(name.to_owned()))?;
        let cluster = &context.cluster;
        find(cluster).ok_or_else(|| KubeconfigError::NoCluster {
            context: name.to_owned(),
            cluster: cluster.clone(),
        })
    }

    /// The register command for the cluster that [`Kubeconfig::cluster`] finds, whose CA must stand in the kubeconfig.
    ///
    /// # Errors
    /// [`KubeconfigError`].
    pub fn register_command(&self, context: Option<&str>) -> Result<RegisterCommand, KubeconfigError> {
        let cluster = self.cluster(context)?;
        match cluster.certificate_authority()? {
            CertificateAuthority::Inline(pem) => cluster.register_command(&pem),
            CertificateAuthority::File(_) => Err(KubeconfigError::CertificateAuthorityFile),
        }
    }

    fn from_node(document: &Node) -> Result<Self, YamlError> {
        let cluster = |named: &Node| {
            let cluster = named.get("cluster").map(Cluster::from_node).transpose()?;
            Ok(NamedCluster {
                name: named.string("name")?,
                cluster: cluster.unwrap_or_default(),
            })
        };
        let context = |named: &Node| {
            let cluster = named.get("context").map(|context| context.string("cluster"));
            Ok(NamedContext {
                name: named.string("name")?,
                cluster: cluster.transpose()?.unwrap_or_default(),
            })
        };
        Ok(Kubeconfig {
            current_context: document.string("current-context")?,
            clusters: document
                .list("clusters")?
                .iter()
                .map(cluster)
                .collect::<Result<_, _>>()?,
            contexts: document
                .list("contexts")?
                .iter()
                .map(context)
                .collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(feature = "cluster-info")]
impl Kubeconfig {
    pub(crate) fn cluster_count(&self) -> usize {
        self.clusters.len()
    }

    /// The cluster, if there is exactly one, whatever its name and whatever context is current.
    pub(crate) fn only_cluster(&self) -> Option<&Cluster> {
        match self.clusters.as_slice() {
            [only] => Some(&only.cluster),
            _ => None,
        }
    }
}

impl Cluster {
    fn from_node(cluster: &Node) -> Result<Self, YamlError> {
        Ok(Cluster {
            server: cluster.string("server")?,
            certificate_authority: cluster.string("certificate-authority")?,
            certificate_authority_data: cluster.string("certificate-authority-data")?,
        })
    }

    /// The CA: inline data wins over a file.
    ///
    /// # Errors
    /// [`KubeconfigError::NoCertificateAuthority`] and [`KubeconfigError::Base64`].
    pub fn certificate_authority(&self) -> Result<CertificateAuthority, KubeconfigError> {
        match (
            self.certificate_authority_data.as_str(),
            self.certificate_authority.as_str(),
        ) {
            ("", "") => Err(KubeconfigError::NoCertificateAuthority),
            ("", file) => Ok(CertificateAuthority::File(file.to_owned())),
            (data, _) => {
                let pem = go_base64::decode(data.as_bytes()).ok_or(KubeconfigError::Base64)?;
                Ok(CertificateAuthority::Inline(pem))
            }
        }
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
