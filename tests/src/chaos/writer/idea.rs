//! What a client thinks of a token, and what an answer says of it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

/// What a writer thinks of a token that is there.
#[derive(Clone, Debug)]
pub(super) struct KnownToken {
    pub(super) description: String,
    /// Its resourceVersion.
    pub(super) version: String,
    /// The one before, if there was one.
    pub(super) before: Option<String>,
}

/// A token as an answer shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) description: String,
    pub(crate) version: String,
}

impl Found {
    /// The token of a Secret, with the ID that its name ends in.
    pub(crate) fn of(secret: &Value) -> Option<(String, Self)> {
        let id = secret["metadata"]["name"]
            .as_str()?
            .strip_prefix("bootstrap-token-")?;
        let encoded = secret["data"]["description"].as_str().unwrap_or_default();
        let found = Self {
            description: String::from_utf8(BASE64_STANDARD.decode(encoded).ok()?).ok()?,
            version: secret["metadata"]["resourceVersion"].as_str()?.to_owned(),
        };
        Some((id.to_owned(), found))
    }
}
