//! Karmada's `agentcsrapproving` controller, as far as a member needs it.

use std::time::Duration;

use k8s_openapi::api::authorization::v1::{ResourceAttributes, SubjectAccessReview, SubjectAccessReviewSpec};
use k8s_openapi::api::certificates::v1::{
    CertificateSigningRequest, CertificateSigningRequestCondition, CertificateSigningRequestStatus,
};
use kube_client::Api;
use kube_client::api::{ListParams, PostParams};
use thiserror::Error;
use tokio::task::JoinHandle;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::FromDer;

use crate::control_plane::ControlPlane;
use crate::fixtures::User;
use crate::kubeconfig::ClientError;
use crate::member::{names, request};

/// How often it looks for requests.
const PAUSE: Duration = Duration::from_millis(150);

/// Approves agents' requests until it is dropped.
#[derive(Debug)]
pub struct Approver(JoinHandle<()>);

#[derive(Debug, Error)]
enum Undecided {
    #[error("kube-apiserver: {0}")]
    Api(#[from] kube_client::Error),
    #[error("the request is no PKCS #10 in PEM")]
    Request,
}

impl Approver {
    /// Starts approving on `plane` what its rules let pass.
    pub async fn start(plane: &ControlPlane) -> Result<Self, ClientError> {
        let client = plane.client(&User::administrator()).await?;
        Ok(Self(tokio::spawn(async move {
            loop {
                // An API server that is away, or another approver that was faster: the next look settles it.
                let _ = approve_all(&client).await;
                tokio::time::sleep(PAUSE).await;
            }
        })))
    }
}

impl Drop for Approver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn approve_all(client: &kube_client::Client) -> Result<(), Undecided> {
    let requests: Api<CertificateSigningRequest> = Api::all(client.clone());
    for request in requests.list(&ListParams::default()).await? {
        let decided = request
            .status
            .as_ref()
            .is_some_and(|status| status.conditions.is_some());
        if !decided && is_agents(&request)? && may_be_approved(client, &request).await? {
            approve(&requests, request).await?;
        }
    }
    Ok(())
}

/// The right signer, the agents' O, and a CN that begins as every agent's does.
fn is_agents(request: &CertificateSigningRequest) -> Result<bool, Undecided> {
    let (_, pem) = parse_x509_pem(&request.spec.request.0).map_err(|_| Undecided::Request)?;
    let (_, parsed) = X509CertificationRequest::from_der(&pem.contents).map_err(|_| Undecided::Request)?;
    let (common_name, organization) = names(&parsed.certification_request_info.subject);
    Ok(request.spec.signer_name == request::SIGNER
        && organization == request::AGENTS
        && common_name.starts_with("system:karmada:agent:"))
}

/// Whether the requester's groups may create `certificatesigningrequests/clusteragent`.
async fn may_be_approved(
    client: &kube_client::Client,
    request: &CertificateSigningRequest,
) -> Result<bool, Undecided> {
    let review = SubjectAccessReview {
        spec: SubjectAccessReviewSpec {
            user: request.spec.username.clone(),
            groups: request.spec.groups.clone(),
            resource_attributes: Some(ResourceAttributes {
                group: Some("certificates.k8s.io".into()),
                resource: Some("certificatesigningrequests".into()),
                subresource: Some("clusteragent".into()),
                verb: Some("create".into()),
                ..ResourceAttributes::default()
            }),
            ..SubjectAccessReviewSpec::default()
        },
        ..SubjectAccessReview::default()
    };
    let reviews: Api<SubjectAccessReview> = Api::all(client.clone());
    let answer = reviews.create(&PostParams::default(), &review).await?;
    Ok(answer.status.is_some_and(|status| status.allowed))
}

async fn approve(
    requests: &Api<CertificateSigningRequest>,
    mut request: CertificateSigningRequest,
) -> Result<(), Undecided> {
    let name = request.metadata.name.clone().unwrap_or_default();
    let condition = CertificateSigningRequestCondition {
        type_: "Approved".into(),
        status: "True".into(),
        reason: Some("AutoApproved".into()),
        message: Some("the tests' approver let it pass, as agentcsrapproving would".into()),
        ..CertificateSigningRequestCondition::default()
    };
    request.status = Some(CertificateSigningRequestStatus {
        conditions: Some(vec![condition]),
        ..CertificateSigningRequestStatus::default()
    });
    requests
        .replace_subresource("approval", &name, &PostParams::default(), &request)
        .await?;
    Ok(())
}
