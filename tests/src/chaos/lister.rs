//! A client that lists all tokens, page by page.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::SECRETS;
use super::layer::Chaos;
use super::ledger::{Ledger, Told};
use crate::http_client::HttpClient;

const PAGE: usize = 7;
const PAUSE: Duration = Duration::from_millis(50);

/// The client. Of tokens that nobody changes each whole list has each once.
#[derive(Debug)]
pub struct Lister {
    http: HttpClient,
    chaos: Arc<Chaos>,
    ledger: Ledger,
    fixed: Vec<String>,
    whole: usize,
}

impl Lister {
    /// For whom these Secrets are there all the time.
    pub fn new(http: HttpClient, chaos: Arc<Chaos>, ledger: Ledger, fixed: Vec<String>) -> Self {
        Self {
            http,
            chaos,
            ledger,
            fixed,
            whole: 0,
        }
    }

    /// Lists once, to the end or to the first page that fails.
    pub async fn step(&mut self) {
        let mut names: Vec<String> = Vec::new();
        let mut next = String::new();
        loop {
            let path = format!("{SECRETS}?limit={PAGE}&view=masked{next}");
            let answer = self.http.get(&path).await;
            self.ledger.enter(&self.chaos.met("list"), Told::of(&answer));
            let Ok(answer) = answer else { break };
            if !answer.status.is_success() {
                break;
            }
            let list = answer.json();
            let Some(items) = list["items"].as_array() else {
                self.ledger
                    .wrong(format!("a list that is none: {}", answer.text()));
                break;
            };
            names.extend(
                items
                    .iter()
                    .filter_map(|item| item["metadata"]["name"].as_str())
                    .map(str::to_owned),
            );
            match list["metadata"]["continue"].as_str() {
                Some(token) if !token.is_empty() => next = format!("&continue={token}"),
                _ => {
                    self.whole += 1;
                    self.judge(&names);
                    break;
                }
            }
        }
        tokio::time::sleep(PAUSE).await;
    }

    /// How many lists came to their end.
    pub fn whole(&self) -> usize {
        self.whole
    }

    fn judge(&self, names: &[String]) {
        let once: BTreeSet<&String> = names.iter().collect();
        if once.len() < names.len() {
            self.ledger.wrong(format!("a list has a token twice: {names:?}"));
        }
        for fixed in self.fixed.iter().filter(|fixed| !once.contains(fixed)) {
            self.ledger.wrong(format!("a whole list lacks {fixed}"));
        }
    }
}
