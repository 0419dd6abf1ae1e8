//! Where forwarded requests go: a real API server, or the sandbox in this process.

mod authorization;
mod client;
mod credentials;
mod error;
mod kube;
mod own;
mod request;
mod retry;
mod wide;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderValue, Response};
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use secrecy::{ExposeSecret, SecretString};
use tokio::time::{Duration, timeout};

use crate::sandbox::Sandbox;

pub(crate) use error::UpstreamError;
pub(crate) use kube::KubeUpstream;
pub(crate) use request::{ApiRequest, build, delete_checked, patch_checked};
pub(crate) use retry::{Retry, last_word};

/// The body of upstream's answer.
pub(crate) type UpstreamBody = UnsyncBoxBody<Bytes, UpstreamBodyError>;
/// Why such a body broke off.
pub(crate) type UpstreamBodyError = Box<dyn std::error::Error + Send + Sync>;

/// How long upstream may keep silent, whether before its answer or within it.
pub(crate) const SILENCE: Duration = Duration::from_millis(4_500);
// What is promised to callers, and too close to be measured.
const _: () = assert!(SILENCE.as_secs() < 5);

/// Where a forwarded request goes.
#[derive(Clone)]
pub(crate) enum Upstream {
    /// An API server.
    Kube(KubeUpstream),
    /// The stand-in.
    Sandbox(Sandbox),
}

/// In whose name a request goes upstream.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    /// What the process itself acts as: the kubeconfig's user, or the sandbox's. Bearer mode has none.
    Own,
    /// The caller's own token, and nothing else.
    Bearer(SecretString),
    /// None at all; for what the API server shows to anybody.
    Anonymous,
}

impl Upstream {
    /// Sends one request, once.
    ///
    /// # Errors
    /// [`UpstreamError`], within [`SILENCE`].
    pub(crate) async fn send(
        &self,
        request: ApiRequest,
        credential: &Credential,
    ) -> Result<Response<UpstreamBody>, UpstreamError> {
        self.send_within(SILENCE, request, credential).await
    }

    /// Sends one request, once, and waits so long for the head of its answer.
    ///
    /// # Errors
    /// [`UpstreamError`], within `patience`.
    pub(crate) async fn send_within(
        &self,
        patience: Duration,
        request: ApiRequest,
        credential: &Credential,
    ) -> Result<Response<UpstreamBody>, UpstreamError> {
        match self {
            Self::Kube(kube) => {
                let mut request = request.into_http()?;
                if let Credential::Bearer(token) = credential {
                    request.headers_mut().insert(AUTHORIZATION, bearer_header(token)?);
                }
                timeout(patience, kube.send(request, credential))
                    .await
                    .map_err(|_| UpstreamError::Silent)?
            }
            Self::Sandbox(sandbox) => {
                let answer = sandbox.call(request, credential);
                Ok(answer.map(|body| body.map_err(Into::into).boxed_unsync()))
            }
        }
    }
}

fn bearer_header(token: &SecretString) -> Result<HeaderValue, UpstreamError> {
    let mut value = HeaderValue::try_from(format!("Bearer {}", token.expose_secret()))
        .map_err(|_| UpstreamError::BearerCharacters)?;
    value.set_sensitive(true);
    Ok(value)
}
