//! A real API server, through kube-client.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use kube_client::client::{Body, ClientBuilder, ConfigExt};
use kube_client::{Client, Config};
use tokio::net::TcpStream;
use tower::{BoxError, ServiceBuilder, ServiceExt};

use super::credentials::trouble;
use super::own::Own;
use super::wide::Wide;
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
        let own = own.map(Own::new).transpose().map_err(told)?.map(Arc::new);
        Ok(Self {
            nobody: client(nobody).map_err(told)?,
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
                let answer = self.nobody.send(request.map(Body::from)).await;
                answer.map_err(told)?
            }
        };
        Ok(answer.map(|body| body.map_err(Into::into).boxed_unsync()))
    }
}

/// What a connection holds at most of an answer that isn't taken.
const ROOM: usize = 64 << 10;

/// A client that repeats nothing, sends small requests at once, and reads much at once.
pub(super) fn client(mut config: Config) -> Result<Client, kube_client::Error> {
    // Its retry repeats a POST as well, without a limit.
    config.default_retry = false;
    if config.proxy_url.is_some() {
        return Ok(ClientBuilder::try_from(config)?.build());
    }
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector.set_connect_timeout(Some(super::SILENCE));
    let connector =
        connector.map_response(|tcp: TokioIo<TcpStream>| TokioIo::new(Wide::new(tcp.into_inner())));
    let connector = config.rustls_https_connector_with_connector(connector)?;
    let connector = connector.map_response(|stream| TokioIo::new(Wide::new(TokioIo::new(stream))));
    let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new())
        .http1_max_buf_size(ROOM)
        .build(connector);
    let service = ServiceBuilder::new()
        .layer(config.base_uri_layer())
        .option_layer(config.auth_layer()?)
        // As whom the kubeconfig's user acts (`as`, `as-groups` and so on).
        .layer(config.extra_headers_layer()?)
        .map_err(BoxError::from)
        .service(http);
    Ok(Client::new(service, config.default_namespace))
}

fn no_identity() -> UpstreamError {
    UpstreamError::Credentials("this process has no identity of its own".to_owned())
}

/// What a person needs to know of a failed connection: the last error of the chain says what went wrong.
pub(super) fn told(error: kube_client::Error) -> UpstreamError {
    use kube_client::Error;
    if let Error::Auth(error) = &error {
        return UpstreamError::Credentials(trouble(error));
    }
    let mut cause: &dyn std::error::Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    UpstreamError::Unreachable(cause.to_string())
}
