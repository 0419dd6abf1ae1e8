//! Whom kube-apiserver takes a credential for.

use k8s_openapi::api::authentication::v1::SelfSubjectReview;
use kube_client::Api;
use kube_client::api::PostParams;
use thiserror::Error;

use std::time::Duration;

use crate::kubeconfig::{ClientError, Kubeconfig};
use crate::wait::{WaitError, until};

/// A user as kube-apiserver sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The user's name.
    pub name: String,
    /// The groups, in kube-apiserver's order.
    pub groups: Vec<String>,
}

/// kube-apiserver didn't say who the caller is.
#[derive(Debug, Error)]
pub enum IdentityError {
    /// It refused the credential or the request.
    #[error("kube-apiserver answered {code}: {message}")]
    Refused {
        /// The HTTP status code: 401 for a credential that is worth nothing.
        code: u16,
        /// The Status object's message.
        message: String,
    },
    /// It wasn't reached.
    #[error("kube-apiserver wasn't asked: {0}")]
    Failed(kube_client::Error),
    /// The credential can't be used.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl IdentityError {
    /// The HTTP status code of a refusal.
    pub fn code(&self) -> Option<u16> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Failed(_) | Self::Client(_) => None,
        }
    }
}

/// kube-apiserver remembers for 10 s that it has accepted a bearer token.
const FORGETS_WITHIN: Duration = Duration::from_secs(15);

/// Waits until kube-apiserver answers 401 to the credential of a deleted token.
pub async fn is_refused(kubeconfig: &Kubeconfig) -> Result<(), WaitError> {
    until(
        "kube-apiserver to refuse the deleted token",
        FORGETS_WITHIN,
        async || {
            who_am_i(kubeconfig)
                .await
                .err()
                .filter(|error| error.code() == Some(401))
        },
    )
    .await
    .map(drop)
}

/// Asks kube-apiserver by SelfSubjectReview.
pub async fn who_am_i(kubeconfig: &Kubeconfig) -> Result<Identity, IdentityError> {
    let reviews: Api<SelfSubjectReview> = Api::all(kubeconfig.client().await?);
    let answer = reviews
        .create(&PostParams::default(), &SelfSubjectReview::default())
        .await;
    let review = answer.map_err(|error| match error {
        kube_client::Error::Api(status) => IdentityError::Refused {
            code: status.code,
            message: status.message,
        },
        other => IdentityError::Failed(other),
    })?;
    let user = review
        .status
        .and_then(|status| status.user_info)
        .unwrap_or_default();
    Ok(Identity {
        name: user.username.unwrap_or_default(),
        groups: user.groups.unwrap_or_default(),
    })
}
