//! The requests of a writer, through the proxy, and what their answers say.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use super::super::{SECRETS, path_of};
use super::Writer;
use super::idea::Found;
use crate::http_client::{HttpAnswer, HttpError};

/// The proxy has 5 s for what it asks the API server, and asks twice for a change.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came of a request.
pub(super) struct Answer(Option<HttpAnswer>);

impl Writer {
    pub(super) async fn send_create(&self, id: &str, description: &str) -> Answer {
        let secret = json!({
            "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
            "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
            "stringData": {
                "token-id": id, "token-secret": secret_of(id), "description": description,
                "usage-bootstrap-signing": "true",
            },
        });
        let path = format!("{SECRETS}?view=masked");
        self.answered(id, self.http.post(&path, &secret)).await
    }

    pub(super) async fn send_patch(&self, id: &str, description: &str, version: &str) -> Answer {
        let patch = json!({
            "metadata": { "resourceVersion": version }, "stringData": { "description": description },
        });
        let path = format!("{}?view=masked", path_of(id));
        self.answered(id, self.http.merge(&path, &patch)).await
    }

    pub(super) async fn send_delete(&self, id: &str, version: &str) -> Answer {
        let options = json!({
            "apiVersion": "v1", "kind": "DeleteOptions", "preconditions": { "resourceVersion": version },
        });
        let path = path_of(id);
        self.answered(id, self.http.send(Method::DELETE, &path, Some(&options)))
            .await
    }

    pub(super) async fn send_get(&self, id: &str) -> Answer {
        let path = format!("{}?view=masked", path_of(id));
        self.answered(id, self.http.get(&path)).await
    }

    async fn answered(
        &self,
        id: &str,
        exchange: impl Future<Output = Result<HttpAnswer, HttpError>>,
    ) -> Answer {
        match tokio::time::timeout(PATIENCE, exchange).await {
            Ok(answer) => Answer(answer.ok()),
            Err(_) => {
                self.wrong(id, "a request was not answered in time");
                Answer(None)
            }
        }
    }
}

/// The secret of a writer's token, which is another for each.
pub(super) fn secret_of(id: &str) -> String {
    format!("{id}{id}wxyz")
}

impl Answer {
    /// The status code; `None` where there was no whole answer.
    pub(super) fn code(&self) -> Option<u16> {
        self.0.as_ref().map(|answer| answer.status.as_u16())
    }

    /// Whether it says that nothing was done: a client's error, or a busy server's word.
    pub(super) fn is_refusal(&self) -> bool {
        self.0
            .as_ref()
            .is_some_and(|answer| answer.status.is_client_error())
    }

    /// The token that it shows.
    pub(super) fn found(&self) -> Option<Found> {
        let secret: Value = self.0.as_ref()?.json();
        Found::of(&secret).map(|(_, found)| found)
    }
}
