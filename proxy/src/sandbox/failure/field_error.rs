//! One thing wrong with one field, as Kubernetes' `field.Error` words it.

use serde_json::{Value, json};
use std::fmt;

/// A field in dotted form, and what is wrong with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::sandbox) struct FieldError {
    field: &'static str,
    /// Kubernetes' `CauseType`.
    kind: &'static str,
    message: String,
}

impl FieldError {
    fn new(field: &'static str, kind: &'static str, message: String) -> Self {
        FieldError { field, kind, message }
    }

    pub(in crate::sandbox) fn invalid(field: &'static str, value: &str, detail: &str) -> Self {
        let message = format!("Invalid value: {}: {detail}", Value::from(value));
        FieldError::new(field, "FieldValueInvalid", message)
    }

    pub(in crate::sandbox) fn not_supported(field: &'static str, value: &str, supported: &str) -> Self {
        let (value, supported) = (Value::from(value), Value::from(supported));
        let message = format!("Unsupported value: {value}: supported values: {supported}");
        FieldError::new(field, "FieldValueNotSupported", message)
    }

    pub(in crate::sandbox) fn forbidden(field: &'static str, detail: &str) -> Self {
        FieldError::new(field, "FieldValueForbidden", format!("Forbidden: {detail}"))
    }

    pub(in crate::sandbox) fn too_long(field: &'static str, limit: usize) -> Self {
        let message = format!("Too long: may not be more than {limit} bytes");
        FieldError::new(field, "FieldValueTooLong", message)
    }

    /// As a `Status` lists it among its causes.
    pub(super) fn to_cause(&self) -> Value {
        json!({ "reason": self.kind, "message": self.message, "field": self.field })
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}
