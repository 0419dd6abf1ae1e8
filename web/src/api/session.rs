//! Signing in and out of the proxy.

use super::client::write;
use super::{ApiError, Client};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

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
