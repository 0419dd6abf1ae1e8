//! Sessions of kubeconfig mode: kept in this process, begun by a one-time secret from the terminal.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use super::{Caller, CookieName, Digest, NewSession, random_text};
use crate::upstream::Credential;

/// How long a sign-in secret serves.
pub(crate) const SECRET_LIFE: Duration = Duration::from_secs(600);
/// Sign-in secrets that may wait at once, and sessions; the oldest makes room.
const MOST_SECRETS: usize = 4;
const MOST_SESSIONS: usize = 64;

/// The secrets that wait and the sessions that are open. Of each only a digest is kept.
#[derive(Debug)]
pub(crate) struct LocalSessions {
    cookie: CookieName,
    secrets: Mutex<VecDeque<Waiting>>,
    sessions: Mutex<VecDeque<Session>>,
}

#[derive(Debug)]
struct Waiting {
    digest: Digest,
    until: Instant,
}

#[derive(Debug)]
struct Session {
    id: Digest,
    key: Digest,
    name: String,
}

/// A secret that was taken, so that it can be given back if the sign-in comes to nothing.
#[derive(Debug)]
pub(crate) struct Taken(Waiting);

impl LocalSessions {
    pub(crate) fn new(cookie: CookieName) -> Self {
        Self {
            cookie,
            secrets: Mutex::default(),
            sessions: Mutex::default(),
        }
    }

    pub(crate) fn cookie_name(&self) -> &CookieName {
        &self.cookie
    }

    /// A fresh sign-in secret.
    ///
    /// # Errors
    /// No randomness.
    pub(crate) fn invite(&self) -> Result<SecretString, getrandom::Error> {
        let secret = random_text()?;
        let digest = Digest::of(secret.expose_secret().as_bytes());
        push(
            &mut lock(&self.secrets),
            Waiting {
                digest,
                until: Instant::now() + SECRET_LIFE,
            },
            MOST_SECRETS,
        );
        Ok(secret)
    }

    /// Takes a secret out, if it waits and hasn't expired: it can't be taken twice.
    pub(crate) fn take(&self, secret: &SecretString) -> Option<Taken> {
        self.take_at(secret, Instant::now())
    }

    fn take_at(&self, secret: &SecretString, now: Instant) -> Option<Taken> {
        let digest = Digest::of(secret.expose_secret().as_bytes());
        let mut secrets = lock(&self.secrets);
        secrets.retain(|waiting| waiting.until > now);
        let index = secrets
            .iter()
            .position(|waiting| waiting.digest.matches(&digest))?;
        secrets.remove(index).map(Taken)
    }

    /// Puts a secret back that served for nothing: upstream didn't answer.
    pub(crate) fn give_back(&self, taken: Taken) {
        push(&mut lock(&self.secrets), taken.0, MOST_SECRETS);
    }

    /// Begins a session of the kubeconfig's user.
    ///
    /// # Errors
    /// No randomness.
    pub(crate) fn begin(&self, _proof: Taken, name: String) -> Result<NewSession, getrandom::Error> {
        let opened = NewSession {
            cookie: random_text()?,
            key: random_text()?,
        };
        let id = Digest::of(opened.cookie.expose_secret().as_bytes());
        let key = Digest::of(opened.key.expose_secret().as_bytes());
        push(
            &mut lock(&self.sessions),
            Session { id, key, name },
            MOST_SESSIONS,
        );
        Ok(opened)
    }

    /// The caller of a session.
    pub(super) fn find(&self, cookie: &str, key: Option<&[u8]>) -> Option<Caller> {
        let (id, key) = (Digest::of(cookie.as_bytes()), key.map(Digest::of));
        let sessions = lock(&self.sessions);
        let session = sessions.iter().find(|session| session.id.matches(&id))?;
        let key_fits = key.is_some_and(|key| session.key.matches(&key)) || !self.cookie.needs_key();
        key_fits.then(|| Caller {
            credential: Credential::Own,
            name: Some(session.name.clone()),
        })
    }

    /// Ends a session, if there is one.
    pub(crate) fn end(&self, cookie: &str) {
        let id = Digest::of(cookie.as_bytes());
        lock(&self.sessions).retain(|session| !session.id.matches(&id));
    }
}

fn push<T>(queue: &mut VecDeque<T>, item: T, most: usize) {
    while queue.len() >= most {
        queue.pop_front();
    }
    queue.push_back(item);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing here can panic half way through a change, so a poisoned lock holds a whole value.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
