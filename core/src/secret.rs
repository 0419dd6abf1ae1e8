//! The Kubernetes objects that hold bootstrap tokens: as much of them as tokens need.

mod bytes;
mod fields;
mod read;

pub use bytes::ByteString;
pub use read::SecretError;

use crate::json::Json;
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use fields::{Fields, Slot, Table};
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

/// The name of a value: one of [`key::ALL`] without a copy of its own, or whatever a Secret has besides.
pub type DataKey = Cow<'static, str>;

/// A Secret of the core/v1 API group. Debug shows keys and lengths; it is not serialised but by
/// [`Secret::to_json`], whose text is zeroed when dropped.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    /// `v1`; empty for an item of a list.
    pub api_version: String,
    /// `Secret`; empty for an item of a list.
    pub kind: String,
    /// Name, namespace and what the server adds.
    pub metadata: ObjectMeta,
    /// Such as [`crate::SECRET_TYPE`].
    pub r#type: String,
    /// Values in base64.
    pub data: BTreeMap<DataKey, ByteString>,
    /// Values as text; the server merges them into `data`, where they win.
    pub string_data: BTreeMap<String, Zeroizing<String>>,
}

/// A list of Secrets.
#[derive(Clone, Debug, Default)]
pub struct SecretList {
    /// Where the list stands, and what follows.
    pub metadata: ListMeta,
    /// The Secrets.
    pub items: Vec<Secret>,
}

/// What a list says of itself.
#[derive(Clone, Debug, Default)]
pub struct ListMeta {
    /// The version that a watch goes on from.
    pub resource_version: String,
    /// What the next page is asked for with; empty on the last.
    pub continue_token: String,
    /// How many are left, where the server knows.
    pub remaining_item_count: Option<i64>,
}

/// What every Kubernetes object says of itself.
#[derive(Clone, Debug, Default)]
pub struct ObjectMeta {
    /// The name.
    pub name: String,
    /// The namespace.
    pub namespace: String,
    /// Tells this object from a later one of the same name.
    pub uid: String,
    /// Changes with each change.
    pub resource_version: String,
    /// When it was created, in RFC 3339.
    pub creation_timestamp: Option<String>,
    /// Set while it is being deleted.
    pub deletion_timestamp: Option<String>,
    /// Free-form notes.
    pub annotations: BTreeMap<String, String>,
    /// Who set what.
    pub managed_fields: Vec<ManagedFields>,
}

/// One manager of fields.
#[derive(Clone, Debug, Default)]
pub struct ManagedFields {
    /// The program, as it calls itself.
    pub manager: String,
    /// `Update` or `Apply`.
    pub operation: String,
    /// When, in RFC 3339.
    pub time: Option<String>,
}

impl Fields for Secret {
    fn fields(&mut self) -> Table<'_> {
        Table::new([
            ("apiVersion", Slot::Text(&mut self.api_version)),
            ("kind", Slot::Text(&mut self.kind)),
            ("metadata", Slot::Object(&mut self.metadata)),
            ("type", Slot::Text(&mut self.r#type)),
            ("data", Slot::Bytes(&mut self.data)),
            ("stringData", Slot::Secrets(&mut self.string_data)),
        ])
    }
}

impl Fields for SecretList {
    fn fields(&mut self) -> Table<'_> {
        Table::new([
            ("metadata", Slot::Object(&mut self.metadata)),
            ("items", Slot::Objects(&mut self.items)),
        ])
    }
}

impl Fields for ListMeta {
    fn fields(&mut self) -> Table<'_> {
        Table::new([
            ("resourceVersion", Slot::Text(&mut self.resource_version)),
            ("continue", Slot::Text(&mut self.continue_token)),
            ("remainingItemCount", Slot::Count(&mut self.remaining_item_count)),
        ])
    }
}

impl Fields for ObjectMeta {
    fn fields(&mut self) -> Table<'_> {
        Table::new([
            ("name", Slot::Text(&mut self.name)),
            ("namespace", Slot::Text(&mut self.namespace)),
            ("uid", Slot::Text(&mut self.uid)),
            ("resourceVersion", Slot::Text(&mut self.resource_version)),
            ("creationTimestamp", Slot::Time(&mut self.creation_timestamp)),
            ("deletionTimestamp", Slot::Time(&mut self.deletion_timestamp)),
            ("annotations", Slot::Texts(&mut self.annotations)),
            ("managedFields", Slot::Objects(&mut self.managed_fields)),
        ])
    }
}

impl Fields for ManagedFields {
    fn fields(&mut self) -> Table<'_> {
        Table::new([
            ("manager", Slot::Text(&mut self.manager)),
            ("operation", Slot::Text(&mut self.operation)),
            ("time", Slot::Time(&mut self.time)),
        ])
    }
}

impl Secret {
    /// The value of a key as the server will see it: `stringData` wins over `data`.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&[u8]> {
        let text = self.string_data.get(key).map(|text| text.as_bytes());
        text.or_else(|| self.data.get(key).map(ByteString::expose))
    }

    /// The manifest to send, as JSON. It holds the token secret, and is zeroed when dropped.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        Json::object(|json| {
            json.text("apiVersion", &self.api_version);
            json.text("kind", &self.kind);
            json.inner("metadata", |json| self.metadata.write(json));
            json.text("type", &self.r#type);
            json.inner("data", |json| {
                for (key, value) in &self.data {
                    json.text(key, &value.to_base64());
                }
            });
        })
    }
}

impl ObjectMeta {
    /// What is there of it.
    fn write(&self, json: &mut Json) {
        for (name, value) in [
            ("name", &self.name),
            ("namespace", &self.namespace),
            ("uid", &self.uid),
            ("resourceVersion", &self.resource_version),
        ] {
            if !value.is_empty() {
                json.text(name, value);
            }
        }
        for (name, time) in [
            ("creationTimestamp", &self.creation_timestamp),
            ("deletionTimestamp", &self.deletion_timestamp),
        ] {
            if let Some(time) = time {
                json.text(name, time);
            }
        }
        if !self.annotations.is_empty() {
            json.inner("annotations", |json| {
                for (name, value) in &self.annotations {
                    json.text(name, value);
                }
            });
        }
        if !self.managed_fields.is_empty() {
            json.list("managedFields", &self.managed_fields, |json, fields| {
                json.text("manager", &fields.manager);
                json.text("operation", &fields.operation);
                if let Some(time) = &fields.time {
                    json.text("time", time);
                }
            });
        }
    }
}
