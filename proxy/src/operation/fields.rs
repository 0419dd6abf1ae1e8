//! Reading an object field by field, and keeping account of all that is wrong.

use serde_json::{Map, Value};

use crate::status::Cause;

/// The causes found so far.
pub(super) struct Fields(Vec<Cause>);

impl Fields {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn into_causes(self) -> Vec<Cause> {
        self.0
    }

    pub(super) fn push(&mut self, cause: Cause) {
        self.0.push(cause);
    }

    pub(super) fn invalid(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.push(Cause {
            reason: "FieldValueInvalid",
            message: message.into(),
            field: field.into(),
        });
    }

    pub(super) fn required(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.push(Cause {
            reason: "FieldValueRequired",
            message: message.into(),
            field: field.into(),
        });
    }

    pub(super) fn forbidden(&mut self, field: impl Into<String>) {
        let message = "is not forwarded by this proxy".to_owned();
        self.push(Cause {
            reason: "FieldValueForbidden",
            message,
            field: field.into(),
        });
    }

    /// The object's known fields; a cause for each of the others.
    pub(super) fn object(
        &mut self,
        object: Map<String, Value>,
        path: &str,
        known: &[&str],
    ) -> Map<String, Value> {
        let (kept, unknown): (Map<_, _>, Map<_, _>) = object
            .into_iter()
            .partition(|(name, _)| known.contains(&name.as_str()));
        for (name, _) in unknown {
            self.forbidden(if path.is_empty() {
                name
            } else {
                format!("{path}.{name}")
            });
        }
        kept
    }

    /// Like [`Fields::object`], for a field that must hold an object.
    pub(super) fn nested(&mut self, value: Option<Value>, path: &str, known: &[&str]) -> Map<String, Value> {
        match value {
            Some(Value::Object(object)) => self.object(object, path, known),
            None | Some(Value::Null) => Map::new(),
            Some(_) => {
                self.invalid(path, "must be an object");
                Map::new()
            }
        }
    }

    pub(super) fn text(&mut self, value: Option<Value>, field: &str) -> Option<String> {
        match value {
            Some(Value::String(text)) => Some(text),
            None | Some(Value::Null) => None,
            Some(_) => {
                self.invalid(field, "must be a string");
                None
            }
        }
    }

    /// A field that may be left out, but has one value only.
    pub(super) fn equals(&mut self, value: Option<Value>, field: &str, wanted: &str) {
        if value.is_some_and(|value| !value.is_null() && value != wanted) {
            self.invalid(field, format!("must be {wanted}"));
        }
    }

    /// A field of a patch that may be repeated and not changed; null would take it away.
    pub(super) fn stays(&mut self, value: Option<Value>, field: &str, only: &str) {
        if value.is_some_and(|value| value != only) {
            self.invalid(field, format!("can't be changed: it is {only}"));
        }
    }

    /// A map of new texts and of nulls that take one away, if it is there.
    pub(super) fn changed_texts(&mut self, value: Option<Value>, path: &str) -> Option<Map<String, Value>> {
        match value? {
            Value::Object(object) if object.values().all(|value| value.is_string() || value.is_null()) => {
                Some(object)
            }
            _ => {
                self.invalid(path, "must be a map of strings, or of null for what is to go");
                None
            }
        }
    }

    /// A map of texts, if it is there.
    pub(super) fn texts(&mut self, value: Option<Value>, path: &str) -> Option<Map<String, Value>> {
        match value {
            Some(Value::Object(object)) if object.values().all(Value::is_string) => Some(object),
            None | Some(Value::Null) => None,
            Some(_) => {
                self.invalid(path, "must be a map of strings");
                None
            }
        }
    }
}
