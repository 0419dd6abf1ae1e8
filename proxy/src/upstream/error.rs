//! Why upstream gave no answer.

use super::credentials::trouble;
use crate::status::{Reason, Status};

/// No answer, or none that can be used. Nothing of a request is in any of these.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum UpstreamError {
    /// Nothing came in time.
    #[error(
        "the API server did not answer in time; try again, and look whether it is overloaded or unreachable"
    )]
    Silent,
    /// No connection, one that broke, or one that can't be set up.
    #[error("the API server can't be reached: {0}")]
    Unreachable(String),
    /// The kubeconfig's user has no usable credential.
    #[error(
        "the kubeconfig's credentials can't be used: {0}; check the user of its context, such as its exec plug-in"
    )]
    Credentials(String),
    /// A token that no header can carry.
    #[error("this bearer token has characters that no HTTP header can carry; a token is printable ASCII")]
    BearerCharacters,
    /// An answer that isn't what was asked for.
    #[error("the API server's answer was not understood: {0}")]
    Garbled(&'static str),
    /// A server that lacks what nothing here goes without.
    #[error(
        "the API server has no SelfSubjectReview of authentication.k8s.io/v1, which Kubernetes has from 1.28 on: it is too \
         old, or its URL is that of something else"
    )]
    TooOld,
    /// An answer over the proxy's limit.
    #[error("the API server's answer is larger than this proxy reads at once; list with a limit")]
    TooLarge,
}

impl UpstreamError {
    /// A stable word for logs and metrics.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Unreachable(_) => "unreachable",
            Self::Credentials(_) => "credentials",
            Self::BearerCharacters => "bearer-characters",
            Self::Garbled(_) => "garbled",
            Self::TooOld => "too-old",
            Self::TooLarge => "too-large",
        }
    }
}

impl From<kube_client::Error> for UpstreamError {
    /// What a person needs to know of a failed connection: the last error of the chain says what went wrong.
    fn from(error: kube_client::Error) -> Self {
        if let kube_client::Error::Auth(error) = &error {
            return Self::Credentials(trouble(error));
        }
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Self::Unreachable(cause.to_string())
    }
}

impl From<UpstreamError> for Status {
    fn from(error: UpstreamError) -> Self {
        let reason = match error {
            UpstreamError::Silent => Reason::Timeout,
            UpstreamError::BearerCharacters => Reason::Unauthorized,
            UpstreamError::Unreachable(_)
            | UpstreamError::Credentials(_)
            | UpstreamError::Garbled(_)
            | UpstreamError::TooOld
            | UpstreamError::TooLarge => Reason::ServiceUnavailable,
        };
        tracing::warn!(kind = error.kind(), %error, "no usable answer from upstream");
        Self::new(reason, error.to_string()).of_upstream(error.kind())
    }
}
