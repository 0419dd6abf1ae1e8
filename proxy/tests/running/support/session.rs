//! What a person's browser keeps once it has signed in.

use super::{Call, Server};
use serde_json::Value;

/// A session: its cookie, and the key that only the page has.
pub(crate) struct Session {
    pub(crate) cookie: String,
    pub(crate) key: String,
}

impl Session {
    /// What is asked with both.
    pub(crate) fn on(&self, call: Call) -> Call {
        call.header("cookie", &self.cookie)
            .header("x-karmada-token-key", &self.key)
    }
}

impl Server {
    /// Signs in as the page does, and keeps what was answered.
    pub(crate) async fn session(&self, proof: &Value) -> Session {
        let reply = self.sign_in(proof).await;
        assert_eq!(reply.code, 201, "{}", reply.text());
        Session {
            cookie: reply.cookie().to_owned(),
            key: reply.json()["key"].as_str().unwrap().to_owned(),
        }
    }

    /// By the link that was printed first.
    pub(crate) async fn session_by_link(&self) -> Session {
        self.session(&self.proof()).await
    }
}
