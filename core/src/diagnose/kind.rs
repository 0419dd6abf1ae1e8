//! What a text is.

use core::fmt;

/// What a pasted text is, as far as can be told, well-formed or not.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// Nothing but white space.
    Empty,
    /// Over 1 MiB, and not looked at.
    TooLarge,
    /// A token.
    Token,
    /// A token ID, or the name of a token's Secret or user.
    TokenId,
    /// A token secret without its ID.
    TokenSecret,
    /// `karmadactl register` or `kubectl karmada register`.
    RegisterCommand,
    /// `kubeadm join`.
    JoinCommand,
    /// What `register` or `join` ended with.
    ErrorMessage,
    /// One Secret.
    Secret,
    /// Several Secrets.
    SecretList,
    /// A kubeconfig.
    Kubeconfig,
    /// The ConfigMap cluster-info.
    ClusterInfo,
    /// A signature of cluster-info.
    Signature,
    /// The JWT of a ServiceAccount.
    ServiceAccountToken,
    /// Another JWT.
    Jwt,
    /// A join token of K3s or RKE2.
    K3sToken,
    /// A pin, or several between commas.
    Pin,
    /// A host and port, or the URL of an API server.
    Endpoint,
    /// One certificate in PEM, or several.
    Certificate,
    /// Another credential: a private key, a sign-in token, PEM of another sort.
    OtherCredential,
    /// Another Kubernetes object, or YAML or JSON that can't be read.
    OtherDocument,
    /// Nothing of the kind.
    Unknown,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 22] = [
        Kind::Empty,
        Kind::TooLarge,
        Kind::Token,
        Kind::TokenId,
        Kind::TokenSecret,
        Kind::RegisterCommand,
        Kind::JoinCommand,
        Kind::ErrorMessage,
        Kind::Secret,
        Kind::SecretList,
        Kind::Kubeconfig,
        Kind::ClusterInfo,
        Kind::Signature,
        Kind::ServiceAccountToken,
        Kind::Jwt,
        Kind::K3sToken,
        Kind::Pin,
        Kind::Endpoint,
        Kind::Certificate,
        Kind::OtherCredential,
        Kind::OtherDocument,
        Kind::Unknown,
    ];

    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Empty => "empty",
            Kind::TooLarge => "too-large",
            Kind::Token => "token",
            Kind::TokenId => "token-id",
            Kind::TokenSecret => "token-secret",
            Kind::RegisterCommand => "register-command",
            Kind::JoinCommand => "join-command",
            Kind::ErrorMessage => "error-message",
            Kind::Secret => "secret",
            Kind::SecretList => "secret-list",
            Kind::Kubeconfig => "kubeconfig",
            Kind::ClusterInfo => "cluster-info",
            Kind::Signature => "signature",
            Kind::ServiceAccountToken => "service-account-token",
            Kind::Jwt => "jwt",
            Kind::K3sToken => "k3s-token",
            Kind::Pin => "pin",
            Kind::Endpoint => "endpoint",
            Kind::Certificate => "certificate",
            Kind::OtherCredential => "other-credential",
            Kind::OtherDocument => "other-document",
            Kind::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
