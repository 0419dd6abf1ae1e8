//! What can be wrong with the configuration, and what would be right.

use std::net::SocketAddr;
use std::path::PathBuf;

use karmada_token_core::{CertificatesError, EndpointError};

use super::TlsError;
use crate::base_path::BasePathError;
use crate::guard::{HostError, OriginError};
use crate::rules::RulesError;
use crate::session::CookieKeyError;

/// A mistake in flags, environment or the files that they name.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Two flags that exclude each other.
    #[error("{flag} has no meaning with {with}: leave one of them out")]
    Conflict {
        /// The one.
        flag: &'static str,
        /// The other.
        with: &'static str,
    },
    /// A flag of bearer mode in another one.
    #[error(
        "{flag} is for bearer mode: add --auth bearer, or leave it out (kubeconfig mode takes the server from its kubeconfig)"
    )]
    BearerOnly {
        /// The flag.
        flag: &'static str,
    },
    /// A CA without a server.
    #[error("--certificate-authority goes with --server URL; a kubeconfig brings its own CA")]
    AuthorityWithoutServer,
    /// Bearer mode without an upstream.
    #[error(
        "bearer mode must be told which API server it stands before: --server URL with --certificate-authority FILE, or \
         --kubeconfig FILE, whose user is then ignored. the cluster that a pod runs in is not Karmada's"
    )]
    NoUpstream,
    /// No kubeconfig anywhere.
    #[error(
        "there is no kubeconfig: name one with --kubeconfig FILE or KUBECONFIG, or try --sandbox, which needs none"
    )]
    NoKubeconfig,
    /// No kubeconfig anywhere, and no sandbox to offer.
    #[error(
        "there is no kubeconfig: name the Karmada control plane's with --kubeconfig FILE or KUBECONFIG, or put it at ~/.kube/config"
    )]
    NoKubeconfigForTerminal,
    /// A pod without a ServiceAccount that can be used.
    #[error("there is no kubeconfig, and the ServiceAccount of this pod can't be used: {0}")]
    InCluster(String),
    /// None of KUBECONFIG's files is there.
    #[error("none of the files that KUBECONFIG lists exists: {0}")]
    NoneExists(String),
    /// A kubeconfig that can't be used.
    #[error("the kubeconfig {place} can't be used: {reason}")]
    Kubeconfig {
        /// The file, or KUBECONFIG.
        place: String,
        /// Why; nothing of its content.
        reason: String,
    },
    /// A context that isn't there.
    #[error("the kubeconfig has no context {name:?}; it has {known}")]
    Context {
        /// The one that was named.
        name: String,
        /// Those it has.
        known: String,
    },
    /// No context at all.
    #[error("the kubeconfig has no current context: name one with --context; it has {known}")]
    NoContext {
        /// Those it has.
        known: String,
    },
    /// A context whose cluster isn't there or has no server.
    #[error("context {context:?} of the kubeconfig names no cluster with a server")]
    Cluster {
        /// The context.
        context: String,
    },
    /// A kubeconfig that would send tokens to whoever answers.
    #[error(
        "bearer mode sends no token to a server whose certificate isn't checked: the kubeconfig says \
         insecure-skip-tls-verify; give it certificate-authority-data instead"
    )]
    Unverified,
    /// A CA that can't be read as one.
    #[error("the CA {place} can't be used: {source}")]
    Authority {
        /// The file, or the kubeconfig.
        place: String,
        /// Why.
        source: CertificatesError,
    },
    /// certificate-authority-data that isn't base64.
    #[error("certificate-authority-data of the kubeconfig is not base64")]
    AuthorityData,
    /// A file that can't be read.
    #[error("{flag} {path}: {source}", path = path.display())]
    File {
        /// The flag or field that names it.
        flag: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A server that is no URL of an API server.
    #[error(
        "{place} {value:?} must be https://HOST[:PORT]; plain http:// is for loopback only, since tokens travel to it"
    )]
    Server {
        /// The flag, or the kubeconfig.
        place: &'static str,
        /// What was typed.
        value: String,
    },
    /// A proxy that is none. It may hold a password, and isn't repeated.
    #[error(
        "HTTPS_PROXY is no URL of a proxy, such as http://proxy.example.org:3128: correct it, or have NO_PROXY name the API server"
    )]
    Proxy,
    /// An address that is none.
    #[error("--listen {value:?} must be an IP address and a port, such as 127.0.0.1:8321 or [::1]:8321")]
    Listen {
        /// What was typed.
        value: String,
    },
    /// Kubeconfig mode for strangers.
    #[error(
        "kubeconfig mode acts as you, so it listens on loopback only, not on {0}: use --listen 127.0.0.1:8321 and reach it \
         through an SSH tunnel, or serve others with --auth bearer"
    )]
    NotLoopback(SocketAddr),
    /// Bearer mode in clear for strangers.
    #[error(
        "bearer tokens would travel in clear on {0}: give --tls-cert and --tls-key, or put a proxy that ends TLS in front \
         and say --behind-tls-proxy, or listen on 127.0.0.1"
    )]
    Clear(SocketAddr),
    /// Nobody could reach it.
    #[error(
        "people come by another name than the address listened on: say which with --allowed-host HOST[:PORT]"
    )]
    NoHost,
    /// A certificate or key that TLS can't be spoken with.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// A base path that can't be one.
    #[error(transparent)]
    BasePath(#[from] BasePathError),
    /// A host that is none.
    #[error("--allowed-host {value:?} {source}")]
    Host {
        /// What was typed.
        value: String,
        /// Why.
        source: HostError,
    },
    /// An origin that is none.
    #[error("{flag} {value:?} {source}")]
    Origin {
        /// The flag.
        flag: &'static str,
        /// What was typed.
        value: String,
        /// Why.
        source: OriginError,
    },
    /// A cookie key that is none.
    #[error("--cookie-key-file {path} {source}", path = path.display())]
    CookieKey {
        /// The file.
        path: PathBuf,
        /// Why.
        source: CookieKeyError,
    },
    /// No randomness for a key.
    #[error("the operating system has no randomness to give: {0}")]
    Random(getrandom::Error),
    /// An endpoint that no member cluster could reach.
    #[error("--advertise-server {value:?}: {source}")]
    AdvertiseServer {
        /// What was typed.
        value: String,
        /// Why.
        source: EndpointError,
    },
    /// A rule for tokens that can't be one.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// A duration that is none.
    #[error("--grace-period {value:?} must be a duration such as 10s or 1m30s")]
    GracePeriod {
        /// What was typed.
        value: String,
    },
}
