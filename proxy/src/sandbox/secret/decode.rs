//! From bytes to a Secret's fields.

use super::types::{expect, kind_of, mismatch, texts};
use crate::sandbox::status::Failure;
use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine};
use serde_json::{Map, Value, json};

/// A Secret's known fields, and the names of those that were not known.
#[derive(Clone, Debug)]
pub(in crate::sandbox) struct Manifest {
    pub(in crate::sandbox) object: Value,
    pub(in crate::sandbox) unknown: Vec<String>,
}

const KIND: &str = "Secret";
const VERSION: &str = "v1";
const FIELDS: [&str; 7] = [
    "apiVersion",
    "data",
    "immutable",
    "kind",
    "metadata",
    "stringData",
    "type",
];
const METADATA_FIELDS: [&str; 14] = [
    "annotations",
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "finalizers",
    "generateName",
    "generation",
    "labels",
    "managedFields",
    "name",
    "namespace",
    "ownerReferences",
    "resourceVersion",
    "uid",
];

/// Reads a JSON object. `data` comes out in canonical base64, `stringData` merged into it, nulls and what is empty
/// left out, kind, version and type with their defaults.
///
/// # Errors
/// What is of a wrong type, in Go's words.
pub(in crate::sandbox) fn decode(mut fields: Map<String, Value>) -> Result<Manifest, String> {
    let mut unknown = Vec::new();
    let mut metadata = match fields.remove("metadata") {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(metadata)) => metadata,
        Some(other) => return Err(mismatch(&other, "Secret.metadata", "v1.ObjectMeta")),
    };
    keep(&mut metadata, &METADATA_FIELDS, "metadata.", &mut unknown);
    keep(&mut fields, &FIELDS, "", &mut unknown);

    for key in ["name", "namespace", "uid", "resourceVersion", "generateName"] {
        expect(&metadata, key, Value::is_string, "ObjectMeta.metadata.", "string")?;
    }
    for key in ["labels", "annotations"] {
        texts(&metadata, key, "ObjectMeta.metadata.", "string")?;
    }
    expect(&fields, "type", Value::is_string, "Secret.", "v1.SecretType")?;
    expect(&fields, "immutable", Value::is_boolean, "Secret.", "bool")?;
    check_kind(&fields)?;
    let data = merged_data(&mut fields)?;

    metadata.retain(|_, value| !is_empty(value));
    fields.insert("metadata".to_owned(), Value::Object(metadata));
    if !data.is_empty() {
        fields.insert("data".to_owned(), Value::Object(data));
    }
    fields.insert("kind".to_owned(), json!(KIND));
    fields.insert("apiVersion".to_owned(), json!(VERSION));
    if fields.get("type").is_none_or(is_empty) {
        fields.insert("type".to_owned(), json!("Opaque"));
    }
    Ok(Manifest {
        object: Value::Object(fields),
        unknown,
    })
}

impl Manifest {
    /// From a request's body.
    ///
    /// # Errors
    /// 400 for what is no Secret.
    pub(in crate::sandbox) fn parse(body: &[u8]) -> Result<Self, Failure> {
        let unrecognized = |why: String| {
            let message =
                "the object provided is unrecognized (must be of type Secret): couldn't get version/kind";
            Failure::bad_request(format!("{message}; json parse error: {why}"))
        };
        let fields = match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => fields,
            // Go reads null into a struct as nothing at all.
            Ok(Value::Null) => Map::new(),
            Ok(other) => {
                return Err(unrecognized(format!(
                    "cannot unmarshal {} into an object",
                    kind_of(&other)
                )));
            }
            Err(error) => return Err(unrecognized(error.to_string())),
        };
        let (kind, version) = (
            text_or(&fields, "kind", KIND),
            text_or(&fields, "apiVersion", VERSION),
        );
        let handled = format!("{kind} in version \"{version}\" cannot be handled as a Secret");
        decode(fields).map_err(|why| Failure::bad_request(format!("{handled}: {why}")))
    }
}

fn check_kind(fields: &Map<String, Value>) -> Result<(), String> {
    let (kind, version) = (
        text_or(fields, "kind", KIND),
        text_or(fields, "apiVersion", VERSION),
    );
    if kind == KIND && version == VERSION {
        Ok(())
    } else {
        Err(format!(
            "no kind \"{kind}\" is registered for version \"{version}\" here"
        ))
    }
}

/// A text, or what it defaults to where it is missing or empty.
fn text_or(fields: &Map<String, Value>, key: &str, default: &str) -> String {
    let found = fields
        .get(key)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty());
    found.unwrap_or(default).to_owned()
}

fn keep(fields: &mut Map<String, Value>, known: &[&str], path: &str, unknown: &mut Vec<String>) {
    fields.retain(|key, _| {
        let is_known = known.contains(&key.as_str());
        if !is_known {
            unknown.push(format!("{path}{key}"));
        }
        is_known
    });
}

/// Takes `data` and `stringData` out of the fields and makes one of them.
fn merged_data(fields: &mut Map<String, Value>) -> Result<Map<String, Value>, String> {
    texts(fields, "data", "Secret.", "[]uint8")?;
    texts(fields, "stringData", "Secret.", "string")?;
    let mut take = |key: &str| match fields.remove(key) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    let (encoded, plain) = (take("data"), take("stringData"));
    let mut data = Map::new();
    for (key, value) in encoded {
        data.insert(key, json!(canonical(value.as_str().unwrap_or_default())?));
    }
    let plain = plain
        .into_iter()
        .map(|(key, value)| (key, json!(STANDARD.encode(value.as_str().unwrap_or_default()))));
    data.extend(plain);
    Ok(data)
}

/// Go's decoder skips line breaks, and tells where it stopped.
fn canonical(text: &str) -> Result<String, String> {
    let joined: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    let bytes = STANDARD.decode(&joined).map_err(|error| {
        let offset = match error {
            DecodeError::InvalidByte(offset, _) | DecodeError::InvalidLastSymbol { offset, .. } => offset,
            _ => joined.len(),
        };
        format!("illegal base64 data at input byte {offset}")
    })?;
    Ok(STANDARD.encode(bytes))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
