//! The query parameters of create and patch.

use super::field_error::FieldError;
use super::query::Query;
use super::status::Failure;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, USER_AGENT};

/// How a write is to be done.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct WriteOptions {
    pub(super) dry_run: bool,
    /// Unknown fields are refused rather than dropped with a warning.
    pub(super) strict: bool,
    pub(super) warn: bool,
    /// Whose the fields are: `fieldManager`, else the user agent up to its slash.
    pub(super) manager: String,
}

const MAX_MANAGER: usize = 128;
const VALIDATIONS: &[&str] = &["", "Ignore", "Strict", "Warn"];

impl WriteOptions {
    /// `kind` is `CreateOptions` or `PatchOptions`, as the refusal names it.
    ///
    /// # Errors
    /// 422 with every parameter that is wrong.
    pub(super) fn parse(kind: &str, query: &Query, headers: &HeaderMap) -> Result<Self, Failure> {
        let mut errors = Vec::new();
        if kind == "PatchOptions" && query.flag("force").is_some() {
            errors.push(FieldError::forbidden(
                "force",
                "may not be specified for non-apply patch",
            ));
        }
        let manager = query.text("fieldManager");
        errors
            .extend((manager.len() > MAX_MANAGER).then(|| FieldError::too_long("fieldManager", MAX_MANAGER)));
        let dry_run = dry_run(query.values("dryRun").map(str::to_owned).collect(), &mut errors);
        let validation = query.text("fieldValidation");
        if !VALIDATIONS.contains(&validation) {
            errors.push(FieldError::not_supported(
                "fieldValidation",
                validation,
                VALIDATIONS,
            ));
        }
        if !errors.is_empty() {
            return Err(Failure::invalid_options(kind, &errors));
        }
        Ok(WriteOptions {
            dry_run,
            strict: validation == "Strict",
            warn: matches!(validation, "" | "Warn"),
            manager: if manager.is_empty() {
                program(headers)
            } else {
                manager.to_owned()
            },
        })
    }

    /// # Errors
    /// The unknown fields, where they are not to be dropped.
    pub(super) fn check_unknown(&self, unknown: &[String]) -> Result<Vec<String>, String> {
        let told: Vec<_> = unknown
            .iter()
            .map(|field| format!("unknown field \"{field}\""))
            .collect();
        match (told.is_empty(), self.strict) {
            (false, true) => Err(format!("strict decoding error: {}", told.join(", "))),
            _ if self.warn => Ok(told),
            _ => Ok(Vec::new()),
        }
    }
}

/// Whether nothing is to be kept; what is neither `All` nor absent goes to the errors.
pub(super) fn dry_run(values: Vec<String>, errors: &mut Vec<FieldError>) -> bool {
    if values.iter().any(|value| value != "All") {
        errors.push(FieldError::none_supported("dryRun", &values, &["All"]));
    }
    !values.is_empty()
}

/// A header's text without parameters, in lower case.
pub(super) fn content_type(headers: &HeaderMap) -> String {
    let text = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    text.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Whether a body is JSON; so is one of which nothing is said.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    matches!(content_type(headers).as_str(), "" | "application/json")
}

fn program(headers: &HeaderMap) -> String {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    agent
        .split('/')
        .next()
        .unwrap_or_default()
        .chars()
        .take(MAX_MANAGER)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use rstest::rstest;

    fn parse(query: &str) -> Result<WriteOptions, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static("karmada-token/0.1 (linux)"));
        WriteOptions::parse("PatchOptions", &Query::parse(query), &headers)
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let manager = "karmada-token".to_owned();
        assert_eq!(
            parse(""),
            Ok(WriteOptions {
                dry_run: false,
                strict: false,
                warn: true,
                manager
            })
        );
    }

    #[rstest]
    #[case(
        "dryRun=Some",
        "dryRun: Unsupported value: [\"Some\"]: supported values: \"All\""
    )]
    #[case("dryRun=", "dryRun: Unsupported value: [\"\"]: supported values: \"All\"")]
    #[case("force=true", "force: Forbidden: may not be specified for non-apply patch")]
    #[case(
        "fieldValidation=Bad",
        "fieldValidation: Unsupported value: \"Bad\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""
    )]
    fn bad_options_are_named(#[case] query: &str, #[case] error: &str) {
        let message = parse(query).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("PatchOptions.meta.k8s.io \"\" is invalid: {error}")
        );
    }

    #[test]
    fn unknown_fields_are_dropped_warned_of_or_refused() {
        let unknown = ["metadata.nope".to_owned(), "foo".to_owned()];
        let check = |query| parse(query).unwrap().check_unknown(&unknown);
        assert_eq!(check("fieldValidation=Ignore"), Ok(vec![]));
        let told = [
            "unknown field \"metadata.nope\"".to_owned(),
            "unknown field \"foo\"".to_owned(),
        ];
        assert_eq!(check(""), Ok(told.to_vec()));
        assert_eq!(
            check("fieldValidation=Strict"),
            Err("strict decoding error: unknown field \"metadata.nope\", unknown field \"foo\"".to_owned())
        );
    }
}
