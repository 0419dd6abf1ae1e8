//! The kubeconfig's user. Where a plug-in or a file vouches for it, a credential that the API server no longer takes is
//! fetched anew, as kubectl does: kube-client renews tokens that say when they end, and certificates never.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{Request, Response, StatusCode};
use kube_client::client::Body;
use kube_client::{Client, Config, Error};
use tokio::time::{Instant, timeout_at};

use super::authorization::{Authorization, PAUSE};
use super::client::client;
use super::{SILENCE, UpstreamError};

/// How long a request waits for a plug-in: a little less than it may take at all, so that it can still be said why.
const WAIT: Duration = SILENCE.saturating_sub(Duration::from_millis(500));

/// Connections as the kubeconfig's user.
pub(super) struct Own {
    held: Mutex<Held>,
    /// What makes another client; none where it would be the same one.
    source: Option<Config>,
    renewed: Arc<tokio::sync::Mutex<Option<Renewal>>>,
}

/// When a client was last made, and what was wrong.
struct Renewal {
    ended: Instant,
    failed: Option<UpstreamError>,
}

#[derive(Clone)]
struct Held {
    client: Client,
    authorization: Option<Arc<Authorization>>,
    /// How many came before it.
    generation: u64,
}

impl Own {
    /// # Errors
    /// kube-client's, for a credential that can't be used.
    pub(super) fn new(config: Config) -> Result<Self, Error> {
        let user = &config.auth_info;
        let renewable = user.exec.is_some() || user.client_certificate.is_some();
        let source = renewable.then(|| config.clone());
        Ok(Self {
            held: Mutex::new(Held::new(config, 0)?),
            source,
            renewed: Arc::default(),
        })
    }

    /// Sends a request, and once more with a new credential if the old one is refused: nothing was done then.
    ///
    /// # Errors
    /// [`UpstreamError`].
    pub(super) async fn send(
        self: &Arc<Self>,
        request: Request<Bytes>,
    ) -> Result<Response<Body>, UpstreamError> {
        let until = Instant::now() + WAIT;
        let held = self.held();
        let Some(source) = &self.source else {
            return held.send(request, until).await;
        };
        let answer = held.send(request.clone(), until).await?;
        if answer.status() != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        match in_time(until, self.renew(source, held.generation)).await? {
            Some(held) => held.send(request, until).await,
            None => Ok(answer),
        }
    }

    /// What is of a later generation; `None` where it was made just now and is refused too. Those who are refused at the
    /// same time wait for one and the same, which is made to its end although nobody may wait for it any more.
    async fn renew(self: &Arc<Self>, source: &Config, refused: u64) -> Result<Option<Held>, UpstreamError> {
        let mut renewed = Arc::clone(&self.renewed).lock_owned().await;
        let held = self.held();
        if held.generation > refused {
            return Ok(Some(held));
        }
        if let Some(last) = &*renewed
            && last.ended.elapsed() < PAUSE
        {
            return last.failed.clone().map_or(Ok(None), Err);
        }
        let (own, source) = (Arc::clone(self), source.clone());
        let making = tokio::spawn(async move {
            let made = make(source, held.generation + 1).await;
            *renewed = Some(Renewal {
                ended: Instant::now(),
                failed: made.as_ref().err().cloned(),
            });
            match &made {
                Ok(Some(held)) => {
                    tracing::info!("the API server refused the kubeconfig's credential; it was fetched anew");
                    *own.held.lock().unwrap_or_else(PoisonError::into_inner) = held.clone();
                }
                Ok(None) => {}
                // Whoever asked may be gone.
                Err(error) => tracing::warn!(%error, "the API server refused the kubeconfig's credential"),
            }
            made
        });
        making.await.unwrap_or(Ok(None))
    }

    fn held(&self) -> Held {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Held {
    fn new(mut config: Config, generation: u64) -> Result<Self, Error> {
        let authorization = Authorization::take(&mut config)?.map(Arc::new);
        Ok(Self {
            authorization,
            client: client(config)?,
            generation,
        })
    }

    async fn send(
        &self,
        mut request: Request<Bytes>,
        until: Instant,
    ) -> Result<Response<Body>, UpstreamError> {
        if let Some(authorization) = &self.authorization
            && let Some(header) = in_time(until, authorization.header()).await?
        {
            request.headers_mut().insert(AUTHORIZATION, header);
        }
        Ok(self.client.send(request.map(Body::from)).await?)
    }
}

/// Waits for the plug-in to end; the client's own tasks belong to the runtime all the same.
async fn make(source: Config, generation: u64) -> Result<Option<Held>, UpstreamError> {
    let runtime = tokio::runtime::Handle::current();
    let made = tokio::task::spawn_blocking(move || {
        let _entered = runtime.enter();
        Held::new(source, generation)
    });
    Ok(made.await.ok().transpose()?)
}

/// What depends on a plug-in, if that ends in time.
async fn in_time<T>(
    until: Instant,
    waiting: impl Future<Output = Result<T, UpstreamError>>,
) -> Result<T, UpstreamError> {
    timeout_at(until, waiting).await.unwrap_or_else(|_| {
        let why = "its plug-in has not answered yet; once it has, what it said is used";
        Err(UpstreamError::Credentials(why.to_owned()))
    })
}
