//! What says in a header who a request is from, where that has to be found out: an exec plug-in prints it, or a file holds it.
//!
//! kube-client starts a plug-in within the request that needs it. Where a person must sign in first, that takes longer than
//! a request may: it would be given up, what the plug-in said would be lost, and the next request would start another.

use std::sync::Arc;
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderValue, Request, Response};
use kube_client::client::{AuthError, Body, ConfigExt};
use kube_client::{Config, Error};
use tokio::sync::Mutex;
use tokio::time::Instant;
use tower::util::BoxCloneSyncService;
use tower::{BoxError, Layer, ServiceExt, service_fn};

use super::UpstreamError;
use super::credentials::trouble;

/// Between one asking and the next: a credential that is refused for another reason must not start a plug-in for each
/// request.
pub(super) const PAUSE: Duration = Duration::from_secs(10);

/// The header of a kubeconfig's user.
pub(super) struct Authorization {
    /// Answers a request with the header that was given to it.
    asked: BoxCloneSyncService<Request<Body>, Response<Option<HeaderValue>>, BoxError>,
    /// Of the last time that it was asked, if it could not say.
    failed: Arc<Mutex<Option<(Instant, UpstreamError)>>>,
}

impl Authorization {
    /// Takes it out of a configuration. A client certificate stays in it, and so does a token or password that the kubeconfig
    /// itself holds: nobody has to be waited for. `None` where there is nothing else.
    ///
    /// # Errors
    /// kube-client's, for a credential that can't be used.
    pub(super) fn take(config: &mut Config) -> Result<Option<Self>, Error> {
        let user = &config.auth_info;
        if user.exec.is_none() && user.auth_provider.is_none() && user.token_file.is_none() {
            return Ok(None);
        }
        let Some(layer) = config.auth_layer()? else {
            return Ok(None);
        };
        let user = &mut config.auth_info;
        (user.username, user.password) = (None, None);
        (user.token, user.token_file) = (None, None);
        (user.exec, user.auth_provider) = (None, None);
        let header = |request: Request<Body>| {
            let header = request.headers().get(AUTHORIZATION).cloned();
            std::future::ready(Ok::<_, BoxError>(Response::new(header)))
        };
        Ok(Some(Self {
            asked: BoxCloneSyncService::new(layer.layer(service_fn(header))),
            failed: Arc::default(),
        }))
    }

    /// The header as it is now. A plug-in that has to be asked ends in a task of its own, whoever waits for it, and is
    /// asked once for all; one that failed is not asked again at once.
    ///
    /// # Errors
    /// [`UpstreamError::Credentials`].
    pub(super) async fn header(&self) -> Result<Option<HeaderValue>, UpstreamError> {
        let mut failed = Arc::clone(&self.failed).lock_owned().await;
        if let Some((when, error)) = &*failed
            && when.elapsed() < PAUSE
        {
            return Err(error.clone());
        }
        let asking = self.asked.clone().oneshot(Request::new(Body::empty()));
        let asking = tokio::spawn(async move {
            let header = asking
                .await
                .map(Response::into_body)
                .map_err(|error| told(&error));
            *failed = header.as_ref().err().map(|error| (Instant::now(), error.clone()));
            header
        });
        asking.await.unwrap_or_else(|error| Err(told(&error.into())))
    }
}

fn told(error: &BoxError) -> UpstreamError {
    let why = error.downcast_ref::<AuthError>().map(trouble);
    UpstreamError::Credentials(why.unwrap_or_else(|| "its plug-in can't be waited for".to_owned()))
}
