//! The kubeconfig's user. Where a plug-in or a file vouches for it, a credential that the API server no longer takes is
//! fetched anew, as kubectl does: kube-client renews tokens that say when they end, and certificates never.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use kube_client::client::Body;
use kube_client::{Client, Config, Error};
use tokio::time::Instant;

use super::kube::client;

/// Between one renewal and the next: a credential that is refused for another reason must not start a plug-in for each
/// request.
const PAUSE: Duration = Duration::from_secs(10);

/// Connections as the kubeconfig's user.
pub(super) struct Own {
    held: Mutex<Held>,
    /// What makes another client; none where it would be the same one.
    source: Option<Config>,
    /// When it was last tried.
    renewed: tokio::sync::Mutex<Option<Instant>>,
}

#[derive(Clone)]
struct Held {
    client: Client,
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
            held: Mutex::new(Held {
                client: client(config)?,
                generation: 0,
            }),
            source,
            renewed: tokio::sync::Mutex::default(),
        })
    }

    /// Sends a request, and once more with a new credential if the old one is refused: nothing was done then.
    ///
    /// # Errors
    /// kube-client's.
    pub(super) async fn send(&self, request: Request<Bytes>) -> Result<Response<Body>, Error> {
        let held = self.held();
        let Some(source) = &self.source else {
            return held.client.send(request.map(Body::from)).await;
        };
        let answer = held.client.send(request.clone().map(Body::from)).await?;
        if answer.status() != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        match self.renew(source, held.generation).await? {
            Some(client) => client.send(request.map(Body::from)).await,
            None => Ok(answer),
        }
    }

    /// A client of a later generation; `None` where one was made just now and is refused too. Those who are refused at
    /// the same time wait for one and the same.
    async fn renew(&self, source: &Config, refused: u64) -> Result<Option<Client>, Error> {
        let mut renewed = self.renewed.lock().await;
        let held = self.held();
        if held.generation > refused {
            return Ok(Some(held.client));
        }
        if renewed.is_some_and(|when| when.elapsed() < PAUSE) {
            return Ok(None);
        }
        *renewed = Some(Instant::now());
        let source = source.clone();
        let runtime = tokio::runtime::Handle::current();
        // It waits for the plug-in to end; the client's own tasks belong to the runtime all the same.
        let made = tokio::task::spawn_blocking(move || {
            let _entered = runtime.enter();
            client(source)
        });
        let Ok(made) = made.await else {
            return Ok(None);
        };
        let client = made?;
        tracing::info!("the API server refused the kubeconfig's credential; it was fetched anew");
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Held {
            client: client.clone(),
            generation: held.generation + 1,
        };
        Ok(Some(client))
    }

    fn held(&self) -> Held {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
