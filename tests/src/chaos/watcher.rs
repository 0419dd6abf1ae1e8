//! A client that lists once and then watches, as the console does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::Incoming;
use serde_json::Value;
use tokio::time::timeout;

use super::SECRETS;
use super::layer::Chaos;
use super::ledger::{Ledger, Told};
use super::writer::Found;
use crate::http_client::HttpClient;

/// How long a watch is asked for, and how long it may be silent: a server that is gone without a word is left then.
const SECONDS: u64 = 1;
const SILENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(50);

/// Whatever tokens there are: ID to description.
type Tokens = BTreeMap<String, String>;

/// The client.
#[derive(Clone, Debug)]
pub struct Watcher {
    http: HttpClient,
    chaos: Arc<Chaos>,
    ledger: Ledger,
    tokens: Arc<Mutex<Tokens>>,
}

impl Watcher {
    /// One that has seen nothing yet.
    pub fn new(http: HttpClient, chaos: Arc<Chaos>, ledger: Ledger) -> Self {
        Self {
            http,
            chaos,
            ledger,
            tokens: Arc::default(),
        }
    }

    /// Its idea of the world.
    pub fn idea(&self) -> BTreeMap<String, String> {
        self.tokens().clone()
    }

    /// Lists and watches for ever.
    pub async fn run(&self) {
        loop {
            if let Some(mut version) = self.list().await {
                while self.watch(&mut version).await {}
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The version that a watch goes on from; `None` where the list failed.
    async fn list(&self) -> Option<String> {
        let answer = self.http.get(&format!("{SECRETS}?view=masked")).await;
        self.ledger.enter(&self.chaos.met("relist"), Told::of(&answer));
        let list = answer.ok().filter(|answer| answer.status.is_success())?.json();
        let tokens = list["items"].as_array()?.iter().filter_map(Found::of);
        *self.tokens() = tokens.map(|(id, found)| (id, found.description)).collect();
        Some(list["metadata"]["resourceVersion"].as_str()?.to_owned())
    }

    /// Watches once. False where a list is needed before the next.
    async fn watch(&self, version: &mut String) -> bool {
        let path = format!(
            "{SECRETS}?watch=true&resourceVersion={version}&timeoutSeconds={SECONDS}&allowWatchBookmarks=true&view=masked"
        );
        let answer = self.http.open(&path).await;
        let met = self.chaos.met("watch");
        let (told, goes_on) = match answer {
            Ok(answer) if answer.status().is_success() => self.follow(answer.into_body(), version).await,
            Ok(answer) => (Told::Code(answer.status().as_u16()), answer.status() != 410),
            Err(_) => (Told::Broken, true),
        };
        self.ledger.enter(&met, told);
        tokio::time::sleep(PAUSE).await;
        goes_on
    }

    async fn follow(&self, mut body: Incoming, version: &mut String) -> (Told, bool) {
        let mut text = Vec::new();
        loop {
            let data = match timeout(SILENCE, body.frame()).await {
                Err(_) => return (Told::Silent, true),
                Ok(None) if text.is_empty() => return (Told::Ended, true),
                Ok(None | Some(Err(_))) => return (Told::Broken, true),
                Ok(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
            };
            text.extend_from_slice(&data);
            while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = text.drain(..=end).collect();
                let Ok(event) = serde_json::from_slice::<Value>(&line) else {
                    self.ledger.wrong(format!("a watch event that is none: {line:?}"));
                    return (Told::Broken, false);
                };
                if event["type"] == "ERROR" {
                    return (Told::TooOld, false);
                }
                self.apply(&event, version);
            }
        }
    }

    fn apply(&self, event: &Value, version: &mut String) {
        let object = &event["object"];
        if let Some(seen) = object["metadata"]["resourceVersion"].as_str() {
            seen.clone_into(version);
        }
        match (event["type"].as_str(), Found::of(object)) {
            (Some("ADDED" | "MODIFIED"), Some((id, found))) => {
                self.tokens().insert(id, found.description);
            }
            (Some("DELETED"), Some((id, _))) => drop(self.tokens().remove(&id)),
            _ => {}
        }
    }

    fn tokens(&self) -> std::sync::MutexGuard<'_, Tokens> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
