//! Whether a JSON value is of the type that its field has in Go, and what Go says where it isn't.

use serde_json::{Map, Value};

/// A map of texts, which Go holds as `go_type`; null counts as an empty text.
pub(super) fn texts(fields: &Map<String, Value>, key: &str, path: &str, go_type: &str) -> Result<(), String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Object(map)) => match map.values().find(|value| !value.is_string() && !value.is_null()) {
            Some(value) => Err(mismatch(value, &format!("{path}{key}"), go_type)),
            None => Ok(()),
        },
        Some(other) => Err(mismatch(
            other,
            &format!("{path}{key}"),
            &format!("map[string]{go_type}"),
        )),
    }
}

pub(super) fn expect(
    fields: &Map<String, Value>,
    key: &str,
    is: fn(&Value) -> bool,
    path: &str,
    go_type: &str,
) -> Result<(), String> {
    match fields.get(key) {
        Some(value) if !value.is_null() && !is(value) => {
            Err(mismatch(value, &format!("{path}{key}"), go_type))
        }
        _ => Ok(()),
    }
}

pub(super) fn mismatch(value: &Value, field: &str, go_type: &str) -> String {
    format!(
        "json: cannot unmarshal {} into Go struct field {field} of type {go_type}",
        kind_of(value)
    )
}

pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
