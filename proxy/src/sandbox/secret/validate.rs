//! What kube-apiserver demands of every Secret, whatever its type. Whether it works as a bootstrap token is nothing
//! that the API server asks when one is written.

use super::metadata;
use crate::sandbox::field_error::FieldError;
use serde_json::Value;

/// In bytes, keys not counted.
const MAX_DATA: usize = 1_048_576;
const MAX_NAME: usize = 253;

const NAME_RULE: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or \
     '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is \
     '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const KEY_RULE: &str = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. \
     'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/// Everything wrong with a Secret that is to be written.
pub(in crate::sandbox) fn validate(secret: &Value) -> Vec<FieldError> {
    let mut errors = name_errors(metadata(secret, "name"));
    let data = secret["data"].as_object();
    let mut size = 0;
    for (key, value) in data.into_iter().flatten() {
        errors.extend(key_errors(key));
        size += decoded_len(value.as_str().unwrap_or_default());
    }
    errors.extend((size > MAX_DATA).then(|| FieldError::too_long("data", MAX_DATA)));
    errors
}

/// Everything wrong with a Secret that is to replace another.
pub(in crate::sandbox) fn validate_update(new: &Value, old: &Value) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let uid = metadata(new, "uid");
    errors.extend((uid != metadata(old, "uid")).then(|| FieldError::immutable("metadata.uid", uid)));
    let kind = new["type"].as_str().unwrap_or_default();
    errors.extend((new["type"] != old["type"]).then(|| FieldError::immutable("type", kind)));
    if old["immutable"] == Value::Bool(true) {
        let detail = "field is immutable when `immutable` is set";
        let changed = ["immutable", "data"]
            .into_iter()
            .filter(|field| new[field] != old[field]);
        errors.extend(changed.map(|field| FieldError::forbidden(field, detail)));
    }
    errors.extend(validate(new));
    errors
}

fn name_errors(name: &str) -> Vec<FieldError> {
    if name.is_empty() {
        return vec![FieldError::required(
            "metadata.name",
            "name or generateName is required",
        )];
    }
    let invalid = |detail: String| FieldError::invalid("metadata.name", name, detail);
    let too_long =
        (name.len() > MAX_NAME).then(|| invalid(format!("must be no more than {MAX_NAME} characters")));
    let malformed = (!name.split('.').all(is_label)).then(|| invalid(NAME_RULE.to_owned()));
    too_long.into_iter().chain(malformed).collect()
}

fn is_label(label: &str) -> bool {
    let alphanumeric = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    label.starts_with(alphanumeric)
        && label.ends_with(alphanumeric)
        && label.chars().all(|c| alphanumeric(c) || c == '-')
}

fn key_errors(key: &str) -> Vec<FieldError> {
    let invalid = |detail: String| FieldError::invalid(format!("data[{key}]"), key, detail);
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let too_long =
        (key.len() > MAX_NAME).then(|| invalid(format!("must be no more than {MAX_NAME} characters")));
    let malformed = (key.is_empty() || !key.chars().all(allowed)).then(|| invalid(KEY_RULE.to_owned()));
    let climbing = match key {
        "." | ".." => Some(invalid(format!("must not be '{key}'"))),
        _ if key.starts_with("..") => Some(invalid("must not start with '..'".to_owned())),
        _ => None,
    };
    too_long.into_iter().chain(malformed).chain(climbing).collect()
}

/// Of canonical base64.
fn decoded_len(encoded: &str) -> usize {
    let padding = encoded.bytes().rev().take_while(|byte| *byte == b'=').count();
    (encoded.len() / 4 * 3).saturating_sub(padding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    fn told(errors: &[FieldError]) -> String {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[rstest]
    #[case(json!({ "metadata": { "name": "bootstrap-token-abcdef" }, "data": { "token-id": "YWJjZGVm" } }), "")]
    #[case(json!({ "metadata": {} }), "metadata.name: Required value: name or generateName is required")]
    #[case(json!({ "metadata": { "name": "a" }, "data": { "..": "" } }), "data[..]: Invalid value: \"..\": must not be '..'")]
    #[case(json!({ "metadata": { "name": "a" }, "data": { ".": "" } }), "data[.]: Invalid value: \".\": must not be '.'")]
    fn secrets_are_checked(#[case] secret: Value, #[case] errors: &str) {
        assert_eq!(told(&validate(&secret)), errors);
    }

    #[rstest]
    #[case("a-.b")]
    #[case("Ab_c")]
    #[case(".a")]
    #[case("a..b")]
    #[case("a-")]
    fn names_are_dns_subdomains(#[case] name: &str) {
        let errors = validate(&json!({ "metadata": { "name": name } }));
        assert_eq!(
            told(&errors),
            format!("metadata.name: Invalid value: \"{name}\": {NAME_RULE}")
        );
    }

    #[test]
    fn sizes_are_bounded() {
        let secret = |bytes: usize| {
            let value = "AAAA".repeat(bytes / 3) + ["", "AA==", "AAA="][bytes % 3];
            json!({ "metadata": { "name": "a" }, "data": { "a": value } })
        };
        assert_eq!(validate(&secret(MAX_DATA)), []);
        assert_eq!(
            told(&validate(&secret(MAX_DATA + 1))),
            "data: Too long: may not be more than 1048576 bytes"
        );
        let name = validate(&json!({ "metadata": { "name": "a".repeat(254) } }));
        assert!(told(&name).ends_with("must be no more than 253 characters"));
    }

    #[test]
    fn what_may_not_change_is_told() {
        let old = json!({
            "metadata": { "name": "a", "uid": "1" }, "type": "T", "immutable": true, "data": { "k": "eA==" }
        });
        let new = json!({ "metadata": { "name": "a", "uid": "2" }, "type": "U", "data": { "k": "eQ==" } });
        assert_eq!(
            told(&validate_update(&new, &old)),
            "metadata.uid: Invalid value: \"2\": field is immutable; \
             type: Invalid value: \"U\": field is immutable; \
             immutable: Forbidden: field is immutable when `immutable` is set; \
             data: Forbidden: field is immutable when `immutable` is set"
        );
        assert_eq!(validate_update(&old, &old), []);
    }
}
