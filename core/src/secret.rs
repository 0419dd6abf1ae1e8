//! The Kubernetes objects that hold bootstrap tokens: as much of them as tokens need.

mod bytes;
mod lenient;
mod read;

pub use bytes::ByteString;
pub use read::SecretError;

use lenient::{null_as_default, nulls_as_default, object, objects, time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The keys of a bootstrap token Secret's data.
pub mod key {
    /// The token ID.
    pub const TOKEN_ID: &str = "token-id";
    /// The token secret.
    pub const TOKEN_SECRET: &str = "token-secret";
    /// When it ends, in RFC 3339.
    pub const EXPIRATION: &str = "expiration";
    /// `true` where it may sign.
    pub const USAGE_SIGNING: &str = "usage-bootstrap-signing";
    /// `true` where it may authenticate.
    pub const USAGE_AUTHENTICATION: &str = "usage-bootstrap-authentication";
    /// Comma-joined extra groups.
    pub const EXTRA_GROUPS: &str = "auth-extra-groups";
    /// A person's words.
    pub const DESCRIPTION: &str = "description";
    /// Every key that a bootstrap token may have.
    pub const ALL: [&str; 7] = [
        TOKEN_ID,
        TOKEN_SECRET,
        EXPIRATION,
        USAGE_SIGNING,
        USAGE_AUTHENTICATION,
        EXTRA_GROUPS,
        DESCRIPTION,
    ];
}

/// A Secret of the core/v1 API group. Debug shows keys and lengths; it is not serialised but by
/// [`Secret::to_json`], whose text is zeroed when dropped.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Secret {
    /// `v1`; empty for an item of a list.
    #[serde(deserialize_with = "null_as_default")]
    pub api_version: String,
    /// `Secret`; empty for an item of a list.
    #[serde(deserialize_with = "null_as_default")]
    pub kind: String,
    /// Name, namespace and what the server adds.
    #[serde(deserialize_with = "object")]
    pub metadata: ObjectMeta,
    /// Such as [`crate::SECRET_TYPE`].
    #[serde(deserialize_with = "null_as_default")]
    pub r#type: String,
    /// Values in base64.
    #[serde(deserialize_with = "null_as_default")]
    pub data: BTreeMap<String, ByteString>,
    /// Values as text; the server merges them into `data`, where they win.
    #[serde(deserialize_with = "nulls_as_default")]
    pub string_data: BTreeMap<String, Zeroizing<String>>,
}

/// A list of Secrets.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SecretList {
    /// Where the list stands, and what follows.
    #[serde(deserialize_with = "object")]
    pub metadata: ListMeta,
    /// The Secrets.
    #[serde(deserialize_with = "objects")]
    pub items: Vec<Secret>,
}

/// What a list says of itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListMeta {
    /// The version that a watch goes on from.
    #[serde(deserialize_with = "null_as_default")]
    pub resource_version: String,
    /// What the next page is asked for with; empty on the last.
    #[serde(rename = "continue", deserialize_with = "null_as_default")]
    pub continue_token: String,
    /// How many are left, where the server knows.
    pub remaining_item_count: Option<i64>,
}

/// What every Kubernetes object says of itself.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ObjectMeta {
    /// The name.
    #[serde(
        skip_serializing_if = "String::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub name: String,
    /// The namespace.
    #[serde(
        skip_serializing_if = "String::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub namespace: String,
    /// Tells this object from a later one of the same name.
    #[serde(
        skip_serializing_if = "String::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub uid: String,
    /// Changes with each change.
    #[serde(
        skip_serializing_if = "String::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub resource_version: String,
    /// When it was created, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time")]
    pub creation_timestamp: Option<String>,
    /// Set while it is being deleted.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time")]
    pub deletion_timestamp: Option<String>,
    /// Free-form notes.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "nulls_as_default"
    )]
    pub annotations: BTreeMap<String, String>,
    /// Who set what.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "objects")]
    pub managed_fields: Vec<ManagedFields>,
}

/// One manager of fields.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ManagedFields {
    /// The program, as it calls itself.
    #[serde(deserialize_with = "null_as_default")]
    pub manager: String,
    /// `Update` or `Apply`.
    #[serde(deserialize_with = "null_as_default")]
    pub operation: String,
    /// When, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time")]
    pub time: Option<String>,
}

impl Secret {
    /// The value of a key as the server will see it: `stringData` wins over `data`.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&[u8]> {
        let text = self.string_data.get(key).map(|text| text.as_bytes());
        text.or_else(|| self.data.get(key).map(ByteString::expose))
    }

    /// The manifest to send, as JSON. It holds the token secret, and is zeroed when dropped.
    ///
    /// # Errors
    /// Never for what this crate builds; serde's error is passed on rather than hidden.
    pub fn to_json(&self) -> Result<Zeroizing<String>, serde_json::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Manifest<'a> {
            api_version: &'a str,
            kind: &'a str,
            metadata: &'a ObjectMeta,
            r#type: &'a str,
            data: BTreeMap<&'a str, Zeroizing<String>>,
        }
        let data = self
            .data
            .iter()
            .map(|(key, value)| (key.as_str(), value.to_base64()))
            .collect();
        let manifest = Manifest {
            api_version: &self.api_version,
            kind: &self.kind,
            metadata: &self.metadata,
            r#type: &self.r#type,
            data,
        };
        serde_json::to_string(&manifest).map(Zeroizing::new)
    }
}
