//! What a page leaves where it is read later, or by others than the person before it: no secret belongs there.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use karmada_token_core::Token;

use super::{Browser, BrowserError};

/// Each place with its text. A sandboxed page, which has no origin, can store nothing.
const LOOK: &str = "
    const found = [
      ['the title', document.title],
      ['the address bar', location.href],
      ['the history', JSON.stringify(history.state) ?? ''],
      ['the name of the window', window.name],
    ];
    for (const { name } of performance.getEntries()) found.push(['the address of a request', name]);
    if (origin === 'null') return found;
    found.push(['a cookie', document.cookie]);
    const names = async () => {
      for (const { name } of await indexedDB.databases()) found.push(['IndexedDB', name]);
      for (const name of await caches.keys()) found.push(['the caches', name]);
    };
    for (const storage of ['localStorage', 'sessionStorage']) {
      for (const entry of Object.entries(window[storage])) found.push([storage, entry.join(': ')]);
    }
    return names().then(() => found);";

/// What is shorter is no secret, such as what a malformed Secret has in its place, and is part of other words.
const SHORTEST: usize = 16;

/// What was found so far, and the secrets that went through this browser.
#[derive(Debug, Default)]
pub(super) struct LeftBehind(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    texts: BTreeSet<(String, String)>,
    secrets: BTreeSet<String>,
}

impl LeftBehind {
    pub(super) fn keep(&self, place: &str, text: &str) {
        self.lock().texts.insert((place.to_owned(), text.to_owned()));
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Browser {
    /// Has this be looked for at the story's end like the secrets that its servers hold.
    pub(crate) fn remember_secret(&self, secret: &str) {
        self.left_behind().lock().secrets.insert(secret.to_owned());
    }

    /// Looks at all places as they are now: while a secret is shown, and before a page is left for another one.
    pub(super) async fn look_around(&self) -> Result<(), BrowserError> {
        // In about:blank there is nothing to find, and a script of ours has been seen to leave a rejected promise in the log there.
        if !self.url().await?.starts_with("http") {
            return Ok(());
        }
        let found = self.script(LOOK).await?;
        for entry in found.as_array().into_iter().flatten() {
            let text = |part: usize| entry[part].as_str().unwrap_or_default();
            self.left_behind().keep(text(0), text(1));
        }
        Ok(())
    }

    /// The places that have held one of the secrets, plain or as the data of a Secret, or any whole token, since the last call.
    pub(crate) async fn secrets_left(&self, secrets: &BTreeSet<String>) -> Result<Vec<String>, BrowserError> {
        self.look_around().await?;
        let mut seen = self.left_behind().lock();
        let texts = std::mem::take(&mut seen.texts);
        let known: Vec<String> = secrets
            .union(&seen.secrets)
            .filter(|secret| secret.len() >= SHORTEST)
            .flat_map(|secret| [secret.clone(), BASE64_STANDARD.encode(secret)])
            .collect();
        let is_told = |text: &str| known.iter().any(|secret| text.contains(secret)) || holds_token(text);
        let told = texts.into_iter().filter(|(_, text)| is_told(text));
        Ok(told.map(|(place, text)| format!("{place}: {text}")).collect())
    }
}

fn holds_token(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.';
    text.split(|c| !is_part(c))
        .any(|word| word.trim_matches('.').parse::<Token>().is_ok())
}
