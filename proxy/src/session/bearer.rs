//! Sessions of bearer mode: an encrypted cookie that holds the caller's own token. Nothing is kept in the process, so
//! that any number of replicas with the same keys serve them.

mod key;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{Caller, CookieName, Digest, NewSession, random_text};
use crate::clock::own_time;
use crate::upstream::Credential;

pub(crate) use key::{CookieKey, CookieKeyError, CookieKeys};

/// A session's maximum age.
const MAXIMUM_AGE: Duration = Duration::from_secs(8 * 60 * 60);
/// Seconds that another replica's clock may be ahead.
const AHEAD: u64 = 60;
/// Bytes before the name: when it began, the key's digest, the name's length.
const FIXED: usize = 8 + Digest::LENGTH + 2;
/// The longest user name that is kept for the audit line.
const NAME_LIMIT: usize = 256;

/// What sessions are sealed with and opened.
#[derive(Debug)]
pub(crate) struct BearerSessions {
    cookie: CookieName,
    /// What a session is for, and sealed with.
    context: String,
    keys: CookieKeys,
}

/// A token that no cookie can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this token has {found} bytes; a session's cookie holds at most {most}: send it as an Authorization header instead"
)]
pub(crate) struct TooLong {
    found: usize,
    most: usize,
}

/// Why a session could not be begun.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BeginError {
    #[error(transparent)]
    TooLong(#[from] TooLong),
    #[error("the operating system has no randomness to give")]
    Random(#[from] getrandom::Error),
    #[error("the session could not be encrypted")]
    Seal,
}

impl BearerSessions {
    /// `upstream` is the API server's URL: a token that was handed in for one is shown to no other, whatever keys are shared.
    pub(crate) fn new(cookie: CookieName, upstream: &str, keys: CookieKeys) -> Self {
        Self {
            context: format!("{cookie} {upstream}"),
            cookie,
            keys,
        }
    }

    pub(crate) fn cookie_name(&self) -> &CookieName {
        &self.cookie
    }

    /// Refuses a token before anybody is asked about it.
    ///
    /// # Errors
    /// [`TooLong`].
    pub(crate) fn check_length(&self, token: &SecretString) -> Result<(), TooLong> {
        let most = (self.cookie.room() / 4 * 3).saturating_sub(FIXED + NAME_LIMIT + CookieKey::OVERHEAD);
        let found = token.expose_secret().len();
        if found > most {
            Err(TooLong { found, most })
        } else {
            Ok(())
        }
    }

    /// Begins a session with a token that the API server has recognised.
    ///
    /// # Errors
    /// [`BeginError`].
    pub(crate) fn begin(&self, token: &SecretString, name: &str) -> Result<NewSession, BeginError> {
        self.begin_at(token, name, unix_seconds())
    }

    fn begin_at(&self, token: &SecretString, name: &str, now: u64) -> Result<NewSession, BeginError> {
        self.check_length(token)?;
        let key = random_text()?;
        let plain = encode(
            now,
            &Digest::of(key.expose_secret().as_bytes()),
            name,
            token.expose_secret(),
        );
        let sealed = self
            .keys
            .first
            .seal(&plain, self.context.as_bytes())
            .ok_or(BeginError::Seal)?;
        Ok(NewSession {
            cookie: SecretString::from(URL_SAFE_NO_PAD.encode(sealed)),
            key,
        })
    }

    /// The caller of a session.
    pub(super) fn open(&self, cookie: &str, key: Option<&[u8]>) -> Option<Caller> {
        self.open_at(cookie, key, unix_seconds())
    }

    fn open_at(&self, cookie: &str, key: Option<&[u8]>, now: u64) -> Option<Caller> {
        let sealed = URL_SAFE_NO_PAD.decode(cookie).ok()?;
        // The cookie's name is authenticated too: a session of one port is none on another.
        let plain = std::iter::once(&self.keys.first)
            .chain(&self.keys.others)
            .find_map(|key| key.open(&sealed, self.context.as_bytes()))?;
        let session = decode(&plain)?;
        let is_current = session.began <= now + AHEAD && now < session.began + MAXIMUM_AGE.as_secs();
        let key_fits =
            key.is_some_and(|key| session.key.matches(&Digest::of(key))) || !self.cookie.needs_key();
        let credential = Credential::Bearer(SecretString::from(session.token));
        (is_current && key_fits).then(|| Caller {
            credential,
            name: session.name.map(str::to_owned),
        })
    }
}

struct Session<'a> {
    began: u64,
    key: Digest,
    name: Option<&'a str>,
    token: &'a str,
}

/// began (8 bytes, big endian), the key's digest (32), the name's length (2), name, token. A name over the limit is left
/// out: the API server is asked for it.
fn encode(began: u64, key: &Digest, name: &str, token: &str) -> Zeroizing<Vec<u8>> {
    let name = if name.len() > NAME_LIMIT { "" } else { name };
    let length = u16::try_from(name.len()).unwrap_or_default();
    let mut plain = Zeroizing::new(Vec::with_capacity(FIXED + name.len() + token.len()));
    plain.extend_from_slice(&began.to_be_bytes());
    plain.extend_from_slice(key.as_bytes());
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(name.as_bytes());
    plain.extend_from_slice(token.as_bytes());
    plain
}

fn decode(plain: &[u8]) -> Option<Session<'_>> {
    let (began, rest) = plain.split_first_chunk()?;
    let (key, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (name, token) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    let name = std::str::from_utf8(name).ok()?;
    Some(Session {
        began: u64::from_be_bytes(*began),
        key: Digest::from_bytes(*key),
        name: (!name.is_empty()).then_some(name),
        token: std::str::from_utf8(token).ok()?,
    })
}

fn unix_seconds() -> u64 {
    own_time().map_or(0, |now| now.unix_seconds().unsigned_abs())
}

#[cfg(test)]
mod tests;
