//! The body of a create: a Secret that core finds to be a bootstrap token, field by field.

use std::collections::BTreeMap;

use karmada_token_core::{ByteString, NAMESPACE, SECRET_TYPE, Secret, Timestamp, TokenId, TokenRecord, key};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::Refusal;
use super::fields::Fields;
use super::values::{Judge, data_field, decoded, encoded};

const EXPECTED: &str = "one JSON object: a Secret of type bootstrap.kubernetes.io/token";

/// A bootstrap token Secret that may be created. What is sent is written anew from what was checked.
pub(crate) struct NewToken {
    id: TokenId,
    record: TokenRecord,
    manifest: Zeroizing<String>,
}

impl std::fmt::Debug for NewToken {
    /// The ID alone: the manifest holds the token secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("NewToken")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl NewToken {
    /// Checks every field and names all that are wrong, not only the first.
    ///
    /// # Errors
    /// [`Refusal::Body`] for what is no JSON object, [`Refusal::Invalid`] for fields. No error repeats a value of
    /// `data` or `stringData`.
    pub(crate) fn parse(body: &[u8], now: Timestamp) -> Result<Self, Refusal> {
        let Ok(Value::Object(object)) = serde_json::from_slice(body) else {
            return Err(Refusal::Body { expected: EXPECTED });
        };
        let mut fields = Fields::new();
        let mut told = fields.object(
            object,
            "",
            &["apiVersion", "kind", "metadata", "type", "data", "stringData"],
        );
        fields.equals(told.remove("apiVersion"), "apiVersion", "v1");
        fields.equals(told.remove("kind"), "kind", "Secret");
        if fields
            .text(told.remove("type"), "type")
            .is_none_or(|kind| kind != SECRET_TYPE)
        {
            fields.invalid(
                "type",
                format!("must be {SECRET_TYPE}: this proxy creates no other Secret"),
            );
        }
        let metadata = Metadata::read(&mut fields, told.remove("metadata"));
        let data = read_data(&mut fields, told.remove("data"), told.remove("stringData"));
        check_data(&mut fields, &data, Judge { id: metadata.id, now });

        let (causes, id) = (fields.into_causes(), metadata.id);
        match id {
            Some(id) if causes.is_empty() => Ok(Self {
                id,
                record: record(&data),
                manifest: manifest(metadata, &data),
            }),
            _ => Err(Refusal::Invalid {
                name: metadata.name,
                causes,
            }),
        }
    }

    pub(crate) fn id(&self) -> TokenId {
        self.id
    }

    /// What the Secret will say of its token.
    pub(crate) fn record(&self) -> &TokenRecord {
        &self.record
    }

    /// The JSON to send. It holds the token secret.
    pub(crate) fn expose_manifest(&self) -> &str {
        &self.manifest
    }
}

/// As much of ObjectMeta as a new Secret may say of itself.
struct Metadata {
    name: String,
    id: Option<TokenId>,
    kept: Map<String, Value>,
}

impl Metadata {
    fn read(fields: &mut Fields, value: Option<Value>) -> Self {
        let known = ["name", "namespace", "labels", "annotations", "creationTimestamp"];
        let mut told = fields.nested(value, "metadata", &known);
        let name = fields
            .text(told.remove("name"), "metadata.name")
            .unwrap_or_default();
        let id = TokenId::from_secret_name(&name);
        if id.is_none() {
            fields.invalid(
                "metadata.name",
                "must be bootstrap-token-ID, where ID is 6 characters of a-z0-9",
            );
        }
        fields.equals(told.remove("namespace"), "metadata.namespace", NAMESPACE);
        // kubectl's generators write `creationTimestamp: null`; a time is the server's to set.
        if told
            .remove("creationTimestamp")
            .is_some_and(|time| !time.is_null())
        {
            fields.forbidden("metadata.creationTimestamp");
        }
        let mut kept = Map::new();
        for map in ["labels", "annotations"] {
            if let Some(texts) = fields.texts(told.remove(map), &format!("metadata.{map}")) {
                kept.insert(map.to_owned(), Value::Object(texts));
            }
        }
        Self { name, id, kept }
    }
}

/// What the server would store: `data` decoded, with `stringData` over it.
type Data = BTreeMap<String, Zeroizing<Vec<u8>>>;

fn read_data(fields: &mut Fields, data: Option<Value>, string_data: Option<Value>) -> Data {
    let mut values = Data::new();
    for (name, value) in fields.texts(data, "data").unwrap_or_default() {
        if let Some(bytes) = decoded(fields, &name, &value) {
            values.insert(name, bytes);
        }
    }
    for (name, value) in fields.texts(string_data, "stringData").unwrap_or_default() {
        if let Value::String(text) = value {
            values.insert(name, Zeroizing::new(text.into_bytes()));
        }
    }
    values
}

fn check_data(fields: &mut Fields, data: &Data, judge: Judge) {
    for name in [key::TOKEN_ID, key::TOKEN_SECRET] {
        if !data.contains_key(name) {
            fields.required(data_field(name), "is required");
        }
    }
    for (name, value) in data {
        judge.check(fields, name, value);
    }
}

fn record(data: &Data) -> TokenRecord {
    let text = |value: &[u8]| ByteString::from(std::str::from_utf8(value).unwrap_or_default());
    let data = data
        .iter()
        .map(|(name, value)| (name.clone().into(), text(value)));
    TokenRecord::from(&Secret {
        data: data.collect(),
        ..Secret::default()
    })
}

fn manifest(metadata: Metadata, data: &Data) -> Zeroizing<String> {
    let mut kept = metadata.kept;
    kept.insert("name".to_owned(), Value::from(metadata.name));
    kept.insert("namespace".to_owned(), Value::from(NAMESPACE));
    let data: Map<String, Value> = data
        .iter()
        .map(|(name, value)| (name.clone(), encoded(value)))
        .collect();
    let manifest = json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": kept, "type": SECRET_TYPE, "data": data,
    });
    Zeroizing::new(manifest.to_string())
}

#[cfg(test)]
mod tests;
