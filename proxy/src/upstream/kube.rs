//! A real API server, through kube-client.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt;
use kube_client::client::Body;
use kube_client::{Client, Config};

use super::client::client;
use super::own::Own;
use super::{Credential, UpstreamBody, UpstreamError};

/// Connections to an API server: one set that is nobody, and, in kubeconfig mode alone, one that is its user.
///
/// They are kept apart because a client certificate speaks for the whole connection: a caller's token sent over it
/// would be answered as the kubeconfig's user.
#[derive(Clone)]
pub(crate) struct KubeUpstream {
    nobody: Client,
    own: Option<Arc<Own>>,
}

impl KubeUpstream {
    /// `config` without an identity; `own` is the same with the kubeconfig's user.
    ///
    /// # Errors
    /// [`UpstreamError`], for a CA or a credential that can't be used.
    pub(crate) fn new(nobody: Config, own: Option<Config>) -> Result<Self, UpstreamError> {
        let own = own.map(Own::new).transpose()?.map(Arc::new);
        Ok(Self {
            nobody: client(nobody)?,
            own,
        })
    }

    pub(super) async fn send(
        &self,
        request: Request<Bytes>,
        credential: &Credential,
    ) -> Result<Response<UpstreamBody>, UpstreamError> {
        // `send`, never `request`: that one logs a whole body where it can't decode it.
        let answer = match credential {
            Credential::Own => self.own.as_ref().ok_or_else(no_identity)?.send(request).await?,
            Credential::Bearer(_) | Credential::Anonymous => {
                self.nobody.send(request.map(Body::from)).await?
            }
        };
        Ok(answer.map(|body| body.map_err(Into::into).boxed_unsync()))
    }
}

fn no_identity() -> UpstreamError {
    UpstreamError::Credentials("this process has no identity of its own".to_owned())
}
