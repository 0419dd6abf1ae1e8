//! Who is asking: a session's cookie, the caller's own bearer token, or nobody.

mod bearer;
mod cookie;
mod digest;
mod local;
mod secret;

pub(crate) use bearer::{BearerSessions, BeginError, CookieKey, CookieKeyError, CookieKeys};
pub(crate) use cookie::{CookieName, KEY_HEADER};
pub(crate) use digest::{CallerKey, Digest, caller_key};
pub(crate) use local::{LocalSessions, SECRET_LIFE};
pub(crate) use secret::random_text;

use http::HeaderMap;
use http::header::AUTHORIZATION;
use secrecy::SecretString;

use crate::guard::Site;
use crate::sandbox::SANDBOX_USER;
use crate::status::Status;
use crate::upstream::Credential;

/// Who a request is from, as far as this proxy needs to know: in whose name it goes upstream.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) credential: Credential,
    /// The user's name, where the sign-in told it; otherwise the API server is to be asked.
    pub(crate) name: Option<String>,
}

/// What a new session is known by: the cookie's value, and the key that goes with it over plain HTTP.
#[derive(Debug)]
pub(crate) struct NewSession {
    pub(crate) cookie: SecretString,
    pub(crate) key: SecretString,
}

/// How callers are told apart, which depends on the mode.
#[derive(Debug)]
pub(crate) enum Sessions {
    /// Sandbox: everybody is the sandbox's user.
    Open,
    /// Kubeconfig mode: sessions in this process, begun by a secret from the terminal.
    Local(LocalSessions),
    /// Bearer mode: sessions in an encrypted cookie that holds the caller's own token.
    Bearer(Box<BearerSessions>),
}

impl Sessions {
    /// The caller of a request, if there is one.
    ///
    /// # Errors
    /// 401 for a credential that isn't good; 403 for a cookie that our own page didn't send.
    pub(crate) fn caller(&self, headers: &HeaderMap, site: Site) -> Result<Option<Caller>, Status> {
        if matches!(self, Self::Open) {
            return Ok(Some(Caller {
                credential: Credential::Own,
                name: Some(SANDBOX_USER.to_owned()),
            }));
        }
        if let Some(token) = bearer_token(headers)? {
            return Ok(Some(Caller {
                credential: Credential::Bearer(token),
                name: None,
            }));
        }
        let Some(cookie) = self.cookie_name().and_then(|name| name.find(headers)) else {
            return Ok(None);
        };
        if !site.may_use_cookie() {
            return Err(Status::forbidden(
                "a session is only for this server's own page: its requests carry Sec-Fetch-Site: same-origin, and \
                 Origin where they change something; a script sends an Authorization header instead",
            ));
        }
        let key = headers.get(KEY_HEADER).map(|key| key.as_bytes());
        let caller = match self {
            Self::Open => None,
            Self::Local(sessions) => sessions.find(cookie, key),
            Self::Bearer(sessions) => sessions.open(cookie, key),
        };
        caller
            .map(Some)
            .ok_or_else(|| Status::unauthorized("this session has ended or was never begun; sign in again"))
    }

    /// The cookie that sessions of this mode live in.
    pub(crate) fn cookie_name(&self) -> Option<&CookieName> {
        match self {
            Self::Open => None,
            Self::Local(sessions) => Some(sessions.cookie_name()),
            Self::Bearer(sessions) => Some(sessions.cookie_name()),
        }
    }
}

/// The token of an Authorization header.
fn bearer_token(headers: &HeaderMap) -> Result<Option<SecretString>, Status> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value.to_str().unwrap_or_default(),
        (Some(_), Some(_)) => return Err(Status::unauthorized("more than one Authorization header")),
    };
    let token = value
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    match token
        .map(|(_, token)| token.trim())
        .filter(|token| is_token(token))
    {
        Some(token) => Ok(Some(SecretString::from(token))),
        None => Err(Status::unauthorized(
            "the Authorization header must be: Bearer TOKEN",
        )),
    }
}

/// Whether a text can stand in an Authorization header (RFC 6750's b64token, which JWTs and bootstrap tokens are).
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte))
}
