//! A Secret's manifest, read as kube-apiserver reads it: types checked, unknown fields dropped, `stringData` merged.

mod decode;
mod types;
mod validate;

pub(super) use decode::{Manifest, decode};
pub(super) use validate::{validate, validate_update};

use super::store::Object;
use karmada_token_core::{Secret, TokenRecord};
use serde::Deserialize;
use serde_json::Value;

/// The stored JSON as core's type.
pub(super) fn read(object: &Object) -> Option<Secret> {
    Secret::deserialize(object.as_ref()).ok()
}

/// What the stored Secret says of its token.
pub(super) fn record(object: &Object) -> Option<TokenRecord> {
    read(object).as_ref().map(TokenRecord::from)
}

/// A text of the metadata, or nothing.
pub(super) fn metadata<'a>(object: &'a Value, key: &str) -> &'a str {
    object["metadata"][key].as_str().unwrap_or_default()
}
