//! The other end: what `karmadactl register` does up to its certificates, given nothing but the command's text.
//!
//! Written from what karmadactl does with a token, on purpose without a line of
//! `karmada-token-core`: it must not share a mistake with what it judges.

mod certificate;
pub(crate) use certificate::names;
mod command;
mod discovery;
pub(crate) mod request;
mod setup;

use std::time::Duration;

use thiserror::Error;

use crate::identity::{Identity, IdentityError, who_am_i};
use crate::kubeconfig::{ClientError, Credential, Kubeconfig};
use crate::pki::ClientIdentity;
pub use certificate::CertificateError;
pub use command::{CommandError, RegisterCommand};
pub use discovery::DiscoveryError;
pub use request::RequestError;
pub use setup::SetupError;

/// The user that karmadactl first makes itself, to create the agent's RBAC.
const RBAC_GENERATOR: &str = "system:karmada:agent:rbac-generator";

/// How long each step may take: signature, approval, certificate. (karmadactl itself waits 5 minutes.)
const PATIENCE: Duration = Duration::from_secs(30);

/// A member that was let in.
#[derive(Debug)]
pub struct Membership {
    /// Who kube-apiserver says the first certificate is: `system:karmada:agent:rbac-generator`.
    pub rbac_generator: Identity,
    /// Who kube-apiserver says the second certificate is: `system:karmada:agent:CLUSTER`.
    pub agent: Identity,
}

/// Where a member was stopped.
#[derive(Debug, Error)]
pub enum JoinError {
    /// The command's text.
    #[error("the register command can't be followed")]
    Command(#[from] CommandError),
    /// Before trust: the discovery document.
    #[error("the control plane can't be trusted")]
    Discovery(#[from] DiscoveryError),
    /// The CertificateSigningRequests.
    #[error("no certificate was issued")]
    Request(#[from] RequestError),
    /// A certificate that isn't the one asked for.
    #[error("the certificate is worth nothing")]
    Certificate(#[from] CertificateError),
    /// The first certificate may not set up the agent's rights.
    #[error("the agent's rights can't be set up")]
    Setup(#[from] SetupError),
    /// The certificate doesn't authenticate.
    #[error("kube-apiserver doesn't know the certificate's user")]
    Identity(#[from] IdentityError),
    /// The client could not be built.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl JoinError {
    /// The HTTP status code, when kube-apiserver refused a CertificateSigningRequest.
    pub fn refusal(&self) -> Option<u16> {
        match self {
            Self::Request(error) => error.refusal(),
            Self::Setup(error) => error.refusal(),
            _ => None,
        }
    }
}

/// Follows `command`, a register command as a person copied it, for a cluster that is called `cluster` unless the command
/// names it.
pub async fn join(command: &str, cluster: &str) -> Result<Membership, JoinError> {
    join_within(command, cluster, PATIENCE).await
}

/// The same with less patience, for who expects to wait in vain.
pub async fn join_within(command: &str, cluster: &str, patience: Duration) -> Result<Membership, JoinError> {
    let command: RegisterCommand = command.parse()?;
    let cluster = command.cluster().unwrap_or(cluster);
    let authority = discovery::trusted_authority(&command, patience).await?;
    let plane = TrustedPlane {
        server: format!("https://{}", command.endpoint()),
        authority,
        patience,
    };
    let token = Credential::Token(command.token().to_owned());
    let rbac_generator = plane.certificate(&token, RBAC_GENERATOR).await?;
    setup::agent_rights(
        &plane.kubeconfig(Credential::Certificate(rbac_generator.clone())),
        cluster,
    )
    .await?;
    let agent = plane
        .certificate(&token, &format!("system:karmada:agent:{cluster}"))
        .await?;
    Ok(Membership {
        rbac_generator: who_am_i(&plane.kubeconfig(Credential::Certificate(rbac_generator))).await?,
        agent: who_am_i(&plane.kubeconfig(Credential::Certificate(agent))).await?,
    })
}

/// A control plane that is trusted by now.
struct TrustedPlane {
    server: String,
    authority: String,
    patience: Duration,
}

impl TrustedPlane {
    /// Has one certificate signed with the token as the credential, and judges it.
    async fn certificate(&self, token: &Credential, user: &str) -> Result<ClientIdentity, JoinError> {
        let client = self.kubeconfig(token.clone()).client().await?;
        let signed = request::certificate(client, user, self.patience).await?;
        certificate::judge(&signed, user, &self.authority)?;
        Ok(signed)
    }

    fn kubeconfig(&self, credential: Credential) -> Kubeconfig {
        Kubeconfig {
            server: self.server.clone(),
            authority: Some(self.authority.clone()),
            credential,
        }
    }
}
