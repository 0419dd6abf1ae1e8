//! Signing in and out of the proxy, and the key that a session over plain HTTP needs beside its cookie.

use super::client::write;
use super::{ApiError, Client};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The key of this origin's session. The cookie of a loopback port reaches every port of the host, and what an origin
/// stores does not: so the proxy asks for both.
#[derive(Clone, Debug)]
pub(super) struct SessionKey {
    /// The name under which it is stored, which holds the port as the cookie's does.
    name: String,
}

impl SessionKey {
    /// The header that carries it.
    pub(super) const HEADER: &str = "X-Karmada-Token-Key";

    /// The key of the origin of this page.
    pub(super) fn of_this_origin() -> Self {
        let port = web_sys::window().and_then(|window| window.location().port().ok());
        SessionKey {
            name: format!("karmada-token-key-{}", port.unwrap_or_default()),
        }
    }

    /// The key, if there is one.
    pub(super) fn get(&self) -> Option<String> {
        storage()?.get_item(&self.name).ok().flatten()
    }

    fn set(&self, key: &str) {
        // A browser that stores nothing asks for a sign-in again after a reload; there is nothing better to do.
        let _stored = storage().map(|storage| storage.set_item(&self.name, key));
    }

    fn forget(&self) {
        let _removed = storage().map(|storage| storage.remove_item(&self.name));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What somebody signs in with.
pub(crate) enum SignIn {
    /// The secret of a one-time link.
    Secret(Zeroizing<String>),
    /// One's own bearer token.
    Token(Zeroizing<String>),
}

/// What a sign-in sends.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Proof<'a> {
    Secret(&'a str),
    Token(&'a str),
}

#[derive(Deserialize)]
struct Opened {
    #[serde(default)]
    key: String,
}

const PATH: &str = "-/session";

impl Client {
    /// Opens a session.
    ///
    /// # Errors
    /// 401 for a secret that is wrong, used or too old, and for a token that the API server doesn't know.
    pub(crate) async fn sign_in(&self, with: &SignIn) -> Result<(), ApiError> {
        let proof = match with {
            SignIn::Secret(secret) => Proof::Secret(secret),
            SignIn::Token(token) => Proof::Token(token),
        };
        let opened: Opened = self.post(PATH, &Zeroizing::new(write(&proof))).await?;
        if let Some(key) = self.session_key() {
            key.set(&opened.key);
        }
        Ok(())
    }

    /// Has a fresh one-time link printed in the terminal that the proxy runs in.
    ///
    /// # Errors
    /// 429 when it was asked for too often.
    pub(crate) async fn print_link(&self) -> Result<(), ApiError> {
        self.post_unread(&format!("{PATH}/link"), "{}").await
    }

    /// Ends the session.
    ///
    /// # Errors
    /// When the proxy doesn't answer: the session may then still be open there.
    pub(crate) async fn sign_out(&self) -> Result<(), ApiError> {
        self.delete(PATH, None).await?;
        if let Some(key) = self.session_key() {
            key.forget();
        }
        Ok(())
    }
}
