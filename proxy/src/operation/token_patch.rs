//! The body of a patch: a JSON merge patch (RFC 7386) of the fields that a token may change, judged by core.
//!
//! Source: <https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/>.

use std::collections::BTreeMap;

use karmada_token_core::{ByteString, NAMESPACE, SECRET_TYPE, Secret, Timestamp, TokenId, key};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::Refusal;
use super::fields::Fields;
use super::values::{Judge, data_field, decoded, encoded};

const EXPECTED: &str =
    "one JSON object: a merge patch of a Secret, such as {\"data\": {\"description\": null}}";

/// What is to be another about a token. What is sent is written anew from what was checked.
pub(crate) struct TokenPatch {
    uid: Option<String>,
    resource_version: Option<String>,
    /// `labels` and `annotations`, as they came.
    maps: Map<String, Value>,
    changes: Changes,
}

/// New values by key; `None` removes one.
type Changes = BTreeMap<String, Option<Zeroizing<Vec<u8>>>>;

impl std::fmt::Debug for TokenPatch {
    /// The keys alone: a value may be the token secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TokenPatch")
            .field("keys", &self.changes.keys())
            .finish_non_exhaustive()
    }
}

impl TokenPatch {
    /// Checks every field and names all that are wrong; `id` is the path's.
    ///
    /// # Errors
    /// [`Refusal::Body`] for what is no JSON object, [`Refusal::Invalid`] for fields. No error repeats a value of
    /// `data` or `stringData`.
    pub(crate) fn parse(id: TokenId, body: &[u8], now: Timestamp) -> Result<Self, Refusal> {
        let Ok(Value::Object(object)) = serde_json::from_slice(body) else {
            return Err(Refusal::Body { expected: EXPECTED });
        };
        let mut fields = Fields::new();
        let known = ["apiVersion", "kind", "metadata", "type", "data", "stringData"];
        let mut told = fields.object(object, "", &known);
        for (field, only) in [("apiVersion", "v1"), ("kind", "Secret"), ("type", SECRET_TYPE)] {
            fields.stays(told.remove(field), field, only);
        }
        let known = [
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "labels",
            "annotations",
        ];
        let mut metadata = fields.nested(told.remove("metadata"), "metadata", &known);
        fields.stays(metadata.remove("name"), "metadata.name", &id.secret_name());
        fields.stays(metadata.remove("namespace"), "metadata.namespace", NAMESPACE);
        let mut maps = Map::new();
        for name in ["labels", "annotations"] {
            if let Some(texts) = fields.changed_texts(metadata.remove(name), &format!("metadata.{name}")) {
                maps.insert(name.to_owned(), Value::Object(texts));
            }
        }
        let patch = Self {
            uid: fields.text(metadata.remove("uid"), "metadata.uid"),
            resource_version: fields.text(metadata.remove("resourceVersion"), "metadata.resourceVersion"),
            maps,
            changes: read_changes(&mut fields, told.remove("data"), told.remove("stringData")),
        };
        check_changes(&mut fields, &patch.changes, Judge { id: Some(id), now });
        let causes = fields.into_causes();
        if causes.is_empty() {
            return Ok(patch);
        }
        Err(Refusal::Invalid {
            name: id.secret_name(),
            causes,
        })
    }

    /// Changes a Secret's data as the server will.
    pub(crate) fn apply(&self, secret: &mut Secret) {
        for (name, value) in &self.changes {
            match value {
                Some(value) => {
                    let text = std::str::from_utf8(value).unwrap_or_default();
                    secret.data.insert(name.clone().into(), ByteString::from(text));
                }
                None => drop(secret.data.remove(name.as_str())),
            }
        }
    }

    /// The merge patch to send, for the very object whose uid and resourceVersion were seen; those that the caller
    /// has named go first. It may hold a token secret.
    pub(crate) fn expose_merge(&self, seen: (&str, &str)) -> Zeroizing<String> {
        let mut metadata = self.maps.clone();
        let uid = self.uid.as_deref().unwrap_or(seen.0);
        let version = self.resource_version.as_deref().unwrap_or(seen.1);
        metadata.insert("uid".to_owned(), Value::from(uid));
        metadata.insert("resourceVersion".to_owned(), Value::from(version));
        let data: Map<String, Value> = self
            .changes
            .iter()
            .map(|(name, value)| {
                (
                    name.clone(),
                    value.as_ref().map_or(Value::Null, |value| encoded(value)),
                )
            })
            .collect();
        let mut merge = json!({"metadata": metadata});
        if !data.is_empty() {
            merge["data"] = Value::Object(data);
        }
        Zeroizing::new(merge.to_string())
    }
}

/// Both maps. A null of `stringData` takes nothing away: the server keeps no such field to take it from.
fn read_changes(fields: &mut Fields, data: Option<Value>, string_data: Option<Value>) -> Changes {
    let mut changes = Changes::new();
    for (name, value) in fields.changed_texts(data, "data").unwrap_or_default() {
        if value.is_null() {
            changes.insert(name, None);
        } else if let Some(bytes) = decoded(fields, &name, &value) {
            changes.insert(name, Some(bytes));
        }
    }
    for (name, value) in fields
        .changed_texts(string_data, "stringData")
        .unwrap_or_default()
    {
        if let Value::String(text) = value {
            changes.insert(name, Some(Zeroizing::new(text.into_bytes())));
        }
    }
    changes
}

fn check_changes(fields: &mut Fields, changes: &Changes, judge: Judge) {
    for (name, value) in changes {
        match value {
            Some(value) => judge.check(fields, name, value),
            None if [key::TOKEN_ID, key::TOKEN_SECRET].contains(&name.as_str()) => {
                fields.required(
                    data_field(name),
                    "is what a token is made of; delete the Secret instead",
                );
            }
            // What isn't a key of a token may go: that is how a Secret that somebody wrote by hand is mended.
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
