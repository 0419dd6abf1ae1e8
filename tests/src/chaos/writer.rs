//! A client that changes tokens of its own, one request after the other, and keeps its idea of each.

mod idea;
mod requests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::layer::Chaos;
use super::ledger::{Ledger, Told};
use crate::http_client::HttpClient;
use crate::oracle::Random;
pub(super) use idea::Found;
use idea::KnownToken;

/// The most tokens of one writer at once.
const MOST: usize = 10;
/// What a server that was asked may still be about to do once its caller was told that nobody knows.
const LATE: Duration = Duration::from_millis(300);

/// The client. Nobody else changes its tokens: whatever it isn't told rightly about them is the proxy's fault.
#[derive(Debug)]
pub struct Writer {
    http: HttpClient,
    chaos: Arc<Chaos>,
    ledger: Ledger,
    random: Random,
    number: usize,
    made: usize,
    here: BTreeMap<String, KnownToken>,
    gone: Vec<String>,
}

impl Writer {
    /// The writer of this number, from 0 to 9, which is the first digit of its tokens' IDs.
    pub fn new(number: usize, http: HttpClient, chaos: Arc<Chaos>, ledger: Ledger, seed: u64) -> Self {
        Self {
            http,
            chaos,
            ledger,
            random: Random::from_seed(seed.wrapping_add(number as u64 + 1)),
            number,
            made: 0,
            here: BTreeMap::new(),
            gone: Vec::new(),
        }
    }

    /// Does one thing or another, and knows at the end what became of it.
    pub async fn step(&mut self) {
        let chance = self.random.below(100);
        let count = self.here.len();
        let some: Vec<String> = self.here.keys().cloned().collect();
        let id = self.random.of(&some);
        match chance {
            _ if count < 3 => self.create().await,
            0..30 if count < MOST => self.create().await,
            0..55 => self.patch(&id).await,
            55..65 => self.patch_what_was(&id).await,
            65..80 => self.delete(&id).await,
            80..95 => self.look(&id).await,
            _ => {
                let gone = self.gone.clone();
                let id = self.random.of(&gone);
                if !id.is_empty() {
                    self.look(&id).await;
                }
            }
        }
    }

    /// Its idea of its tokens: ID to description.
    pub fn idea(&self) -> BTreeMap<String, String> {
        let tokens = self.here.iter();
        tokens
            .map(|(id, here)| (id.clone(), here.description.clone()))
            .collect()
    }

    async fn create(&mut self) {
        self.made += 1;
        let id = format!("{}{:05}", self.number, self.made);
        let description = format!("{id} is new");
        let answer = self.send_create(&id, &description).await;
        let met = self.chaos.met(&id);
        match answer.code() {
            Some(201) => {
                self.ledger.enter(&met, Told::Code(201));
                self.keep(&id, &description, answer.found());
            }
            // Nobody else has this ID: a conflict is a second creation of the proxy's own.
            Some(code @ (409 | 404)) => self.wrong(&id, &format!("a creation was told to be a {code}")),
            Some(code) if answer.is_refusal() => self.ledger.enter(&met, Told::Code(code)),
            code => {
                let found = self.learn(&id).await;
                self.ledger.enter(&met, Told::Unknown(code, found.is_some()));
                if found.is_some() {
                    self.keep(&id, &description, found);
                }
            }
        }
    }

    async fn patch(&mut self, id: &str) {
        let Some(here) = self.here.get(id).cloned() else {
            return;
        };
        let description = format!("{id} at {}", self.random.bits());
        let answer = self.send_patch(id, &description, &here.version).await;
        let met = self.chaos.met(id);
        match answer.code() {
            Some(200) => {
                self.ledger.enter(&met, Told::Code(200));
                self.keep(id, &description, answer.found());
            }
            Some(code @ (409 | 404)) => self.wrong(id, &format!("a patch was told to be a {code}")),
            Some(code) if answer.is_refusal() => self.ledger.enter(&met, Told::Code(code)),
            code => match self.learn(id).await {
                Some(found) if found.description == description => {
                    self.ledger.enter(&met, Told::Unknown(code, true));
                    self.keep(id, &description, Some(found));
                }
                found => {
                    self.ledger.enter(&met, Told::Unknown(code, false));
                    self.compare(id, found);
                }
            },
        }
    }

    /// A change of what the token was before: it would overwrite what it is now.
    async fn patch_what_was(&mut self, id: &str) {
        let before = self.here.get(id).and_then(|here| here.before.clone());
        let Some(before) = before else { return };
        let answer = self.send_patch(id, "overwritten", &before).await;
        let met = self.chaos.met(id);
        match answer.code() {
            Some(code @ 409) => self.ledger.enter(&met, Told::Code(code)),
            Some(code @ (200 | 404)) => self.wrong(id, &format!("a patch of what it was ended with {code}")),
            Some(code) if answer.is_refusal() => self.ledger.enter(&met, Told::Code(code)),
            code => {
                let found = self.learn(id).await;
                self.ledger.enter(&met, Told::Unknown(code, false));
                self.compare(id, found);
            }
        }
    }

    async fn delete(&mut self, id: &str) {
        let Some(here) = self.here.get(id).cloned() else {
            return;
        };
        let answer = self.send_delete(id, &here.version).await;
        let met = self.chaos.met(id);
        match answer.code() {
            Some(200) => {
                self.ledger.enter(&met, Told::Code(200));
                self.forget(id);
            }
            Some(code @ (409 | 404)) => self.wrong(id, &format!("a deletion was told to be a {code}")),
            Some(code) if answer.is_refusal() => self.ledger.enter(&met, Told::Code(code)),
            code => match self.learn(id).await {
                None => {
                    self.ledger.enter(&met, Told::Unknown(code, true));
                    self.forget(id);
                }
                found => {
                    self.ledger.enter(&met, Told::Unknown(code, false));
                    self.compare(id, found);
                }
            },
        }
    }

    /// Reads a token once; what it says must be what the writer thinks.
    async fn look(&mut self, id: &str) {
        let answer = self.send_get(id).await;
        let met = self.chaos.met(id);
        let told = answer.code().map_or(Told::Broken, Told::Code);
        self.ledger.enter(&met, told);
        match answer.code() {
            Some(200) => self.compare(id, answer.found()),
            Some(404) => self.compare(id, None),
            _ => {}
        }
    }

    /// Reads until there is an answer: what is there.
    async fn learn(&mut self, id: &str) -> Option<Found> {
        loop {
            tokio::time::sleep(LATE).await;
            let answer = self.send_get(id).await;
            let met = self.chaos.met(id);
            let told = answer.code().map_or(Told::Broken, Told::Code);
            self.ledger.enter(&met, told);
            match answer.code() {
                Some(200) => return answer.found(),
                Some(404) => return None,
                _ => {}
            }
        }
    }

    /// What is there must be what the writer thinks is there.
    fn compare(&self, id: &str, found: Option<Found>) {
        let thought = self
            .here
            .get(id)
            .map(|here| (here.description.as_str(), here.version.as_str()));
        let found = found
            .as_ref()
            .map(|found| (found.description.as_str(), found.version.as_str()));
        if thought != found {
            self.wrong(id, &format!("thought to be {thought:?}, found as {found:?}"));
        }
    }

    fn keep(&mut self, id: &str, description: &str, found: Option<Found>) {
        let Some(found) = found.filter(|found| found.description == description) else {
            return self.wrong(id, &format!("is not told to be {description:?}"));
        };
        let before = self.here.get(id).map(|here| here.version.clone());
        let here = KnownToken {
            description: found.description,
            version: found.version,
            before,
        };
        self.here.insert(id.to_owned(), here);
    }

    fn forget(&mut self, id: &str) {
        self.here.remove(id);
        self.gone.push(id.to_owned());
    }

    fn wrong(&self, id: &str, what: &str) {
        self.ledger.wrong(format!("token {id}: {what}"));
    }
}
