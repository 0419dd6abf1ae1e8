//! A CertificateSigningRequest, from the key to the signed certificate.

use std::time::Duration;

use k8s_openapi::ByteString;
use k8s_openapi::api::certificates::v1::{CertificateSigningRequest, CertificateSigningRequestSpec};
use kube_client::Api;
use kube_client::api::{ObjectMeta, PostParams};
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use thiserror::Error;

use crate::pki::ClientIdentity;
use crate::wait::{WaitError, until};

/// The signer that both of the agent's certificates come from.
pub(crate) const SIGNER: &str = "kubernetes.io/kube-apiserver-client";
/// O in both certificates.
pub(crate) const AGENTS: &str = "system:karmada:agents";
/// Valid for a year unless told otherwise.
const SECONDS: i32 = 365 * 24 * 3600;

/// No certificate came of it.
#[derive(Debug, Error)]
pub enum RequestError {
    /// The key or the request could not be made.
    #[error("the request can't be made")]
    Make(#[from] rcgen::Error),
    /// kube-apiserver said no to the request itself.
    #[error("kube-apiserver refused the CertificateSigningRequest")]
    Refused(#[from] kube_client::Error),
    /// An approver said no, or the signer could not.
    #[error("the CertificateSigningRequest ended as {0}")]
    Ended(String),
    /// Nobody approved it, or nobody signed it.
    #[error("the CertificateSigningRequest was left lying")]
    Left(#[from] WaitError),
}

impl RequestError {
    /// The HTTP status code of a refusal.
    pub(super) fn refusal(&self) -> Option<u16> {
        match self {
            Self::Refused(kube_client::Error::Api(status)) => Some(status.code),
            _ => None,
        }
    }
}

/// Files a request for `user` in O `system:karmada:agents` and polls it until its certificate is there.
pub(super) async fn certificate(
    client: kube_client::Client,
    user: &str,
    patience: Duration,
) -> Result<ClientIdentity, RequestError> {
    let key = KeyPair::generate()?;
    let requests: Api<CertificateSigningRequest> = Api::all(client);
    let filed = requests
        .create(&PostParams::default(), &request(user, &key)?)
        .await?;
    let name = filed.metadata.name.unwrap_or_default();
    let certificate = until("a signed certificate", patience, async || {
        requests
            .get(&name)
            .await
            .map_err(RequestError::from)
            .and_then(outcome)
            .transpose()
    });
    Ok(ClientIdentity {
        certificate: certificate.await??,
        key: key.serialize_pem(),
    })
}

fn request(user: &str, key: &KeyPair) -> Result<CertificateSigningRequest, rcgen::Error> {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, user);
    params.distinguished_name.push(DnType::OrganizationName, AGENTS);
    let pem = params.serialize_request(key)?.pem()?;
    Ok(CertificateSigningRequest {
        metadata: ObjectMeta {
            generate_name: Some("agent-".into()),
            ..ObjectMeta::default()
        },
        spec: CertificateSigningRequestSpec {
            request: ByteString(pem.into_bytes()),
            signer_name: SIGNER.into(),
            expiration_seconds: Some(SECONDS),
            usages: Some(
                ["digital signature", "key encipherment", "client auth"]
                    .map(str::to_owned)
                    .into(),
            ),
            ..CertificateSigningRequestSpec::default()
        },
        status: None,
    })
}

/// The certificate when there is one, nothing while it is undecided, an error when it has been decided against.
fn outcome(request: CertificateSigningRequest) -> Result<Option<String>, RequestError> {
    let status = request.status.unwrap_or_default();
    for condition in status.conditions.unwrap_or_default() {
        if condition.type_ != "Approved" {
            let reason = condition.message.or(condition.reason).unwrap_or_default();
            return Err(RequestError::Ended(format!("{}: {reason}", condition.type_)));
        }
    }
    Ok(status
        .certificate
        .map(|pem| String::from_utf8_lossy(&pem.0).into_owned()))
}
