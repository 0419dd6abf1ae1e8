//! One thing wrong with one field, as Kubernetes' `field.Error` words it.

use std::fmt;

/// A field in dotted form, and what is wrong with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct FieldError {
    field: String,
    flaw: Flaw,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Flaw {
    Required(&'static str),
    /// The value as it is shown, and what would be right.
    Invalid(String, String),
    /// The value as it is shown, and those that are supported.
    NotSupported(String, &'static [&'static str]),
    Forbidden(String),
    /// The limit in bytes.
    TooLong(usize),
}

impl FieldError {
    fn new(field: impl Into<String>, flaw: Flaw) -> Self {
        FieldError {
            field: field.into(),
            flaw,
        }
    }

    pub(super) fn required(field: &str, detail: &'static str) -> Self {
        FieldError::new(field, Flaw::Required(detail))
    }

    pub(super) fn invalid(field: impl Into<String>, value: &str, detail: impl Into<String>) -> Self {
        FieldError::new(field, Flaw::Invalid(quoted(value), detail.into()))
    }

    /// A value that isn't there at all.
    pub(super) fn invalid_null(field: &str, detail: &str) -> Self {
        FieldError::new(field, Flaw::Invalid("null".to_owned(), detail.to_owned()))
    }

    pub(super) fn immutable(field: &str, value: &str) -> Self {
        FieldError::invalid(field, value, "field is immutable")
    }

    pub(super) fn not_supported(field: &str, value: &str, supported: &'static [&'static str]) -> Self {
        FieldError::new(field, Flaw::NotSupported(quoted(value), supported))
    }

    /// As [`FieldError::not_supported`], of a parameter that may be given more than once.
    pub(super) fn none_supported(field: &str, values: &[String], supported: &'static [&'static str]) -> Self {
        let shown = values
            .iter()
            .map(|value| quoted(value))
            .collect::<Vec<_>>()
            .join(",");
        FieldError::new(field, Flaw::NotSupported(format!("[{shown}]"), supported))
    }

    pub(super) fn forbidden(field: &str, detail: impl Into<String>) -> Self {
        FieldError::new(field, Flaw::Forbidden(detail.into()))
    }

    pub(super) fn too_long(field: &str, limit: usize) -> Self {
        FieldError::new(field, Flaw::TooLong(limit))
    }

    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// Kubernetes' `CauseType`.
    pub(super) fn kind(&self) -> &'static str {
        match self.flaw {
            Flaw::Required(_) => "FieldValueRequired",
            Flaw::Invalid(..) => "FieldValueInvalid",
            Flaw::NotSupported(..) => "FieldValueNotSupported",
            Flaw::Forbidden(_) => "FieldValueForbidden",
            Flaw::TooLong(_) => "FieldValueTooLong",
        }
    }

    /// The message without the field.
    pub(super) fn body(&self) -> String {
        match &self.flaw {
            Flaw::Required(detail) => format!("Required value: {detail}"),
            Flaw::Invalid(value, detail) => format!("Invalid value: {value}: {detail}"),
            Flaw::NotSupported(value, supported) => {
                let supported = supported
                    .iter()
                    .map(|value| quoted(value))
                    .collect::<Vec<_>>()
                    .join(", ");
                format!("Unsupported value: {value}: supported values: {supported}")
            }
            Flaw::Forbidden(detail) => format!("Forbidden: {detail}"),
            Flaw::TooLong(limit) => format!("Too long: may not be more than {limit} bytes"),
        }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.body())
    }
}

/// In double quotes, escaped as JSON (and, for what matters here, Go) escapes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// As kube-apiserver 1.36.3 answered.
    #[rstest]
    #[case(
        FieldError::required("metadata.name", "name or generateName is required"),
        "metadata.name: Required value: name or generateName is required"
    )]
    #[case(
        FieldError::immutable("type", "Opaque"),
        "type: Invalid value: \"Opaque\": field is immutable"
    )]
    #[case(
        FieldError::none_supported("dryRun", &["Some".to_owned()], &["All"]),
        "dryRun: Unsupported value: [\"Some\"]: supported values: \"All\""
    )]
    #[case(
        FieldError::not_supported("fieldValidation", "Bad", &["", "Ignore", "Strict", "Warn"]),
        "fieldValidation: Unsupported value: \"Bad\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""
    )]
    #[case(
        FieldError::forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"),
        "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"
    )]
    #[case(
        FieldError::too_long("data", 1_048_576),
        "data: Too long: may not be more than 1048576 bytes"
    )]
    fn is_worded_as_by_the_real_server(#[case] error: FieldError, #[case] text: &str) {
        assert_eq!(error.to_string(), text);
    }
}
