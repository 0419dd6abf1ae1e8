//! What a stored Secret says.

use karmada_token_core::{Secret, TokenRecord};
use serde::Deserialize;
use serde_json::Value;

/// The stored JSON as core's type.
pub(super) fn read(object: &Value) -> Option<Secret> {
    Secret::deserialize(object).ok()
}

/// What it says of its token.
pub(super) fn record(object: &Value) -> Option<TokenRecord> {
    read(object).as_ref().map(TokenRecord::from)
}

/// A text of the metadata, or nothing.
pub(super) fn metadata<'a>(object: &'a Value, key: &str) -> &'a str {
    object["metadata"][key].as_str().unwrap_or_default()
}

/// Labels or annotations of which none are left are left out.
pub(super) fn drop_empty_maps(object: &mut Value) {
    if let Some(metadata) = object["metadata"].as_object_mut() {
        metadata.retain(|_, value| value.as_object().is_none_or(|map| !map.is_empty()));
    }
}
