//! The values of a token's data, judged by core one by one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{Description, Group, Timestamp, TokenId, TokenSecret, key};
use serde_json::Value;
use zeroize::Zeroizing;

use super::fields::Fields;
use crate::status::Cause;

/// What a value is judged by besides itself.
#[derive(Clone, Copy)]
pub(super) struct Judge {
    /// The ID that the Secret's name ends in; `None` where the name has none.
    pub(super) id: Option<TokenId>,
    /// The server's clock.
    pub(super) now: Timestamp,
}

impl Judge {
    /// Adds a cause where `value` is nothing that the key `name` may have.
    pub(super) fn check(self, fields: &mut Fields, name: &str, value: &[u8]) {
        let verdict = match std::str::from_utf8(value) {
            _ if !key::ALL.contains(&name) => return fields.push(unknown_key(name)),
            Ok(text) => self.judge(name, text),
            Err(_) => Err("must be UTF-8 text".to_owned()),
        };
        if let Err(message) = verdict {
            fields.invalid(data_field(name), message);
        }
    }

    fn judge(self, name: &str, text: &str) -> Result<(), String> {
        match name {
            key::TOKEN_ID => self.judge_id(text),
            key::TOKEN_SECRET => told(text.parse::<TokenSecret>()),
            key::EXPIRATION => self.judge_expiration(text),
            key::EXTRA_GROUPS => judge_groups(text),
            key::DESCRIPTION => told(Description::optional(text)),
            _ => judge_usage(text),
        }
    }

    fn judge_id(self, text: &str) -> Result<(), String> {
        match text.parse::<TokenId>() {
            Ok(own) if self.id.is_some_and(|id| id != own) => {
                Err("must be the ID that the Secret's name ends in".to_owned())
            }
            other => told(other),
        }
    }

    fn judge_expiration(self, text: &str) -> Result<(), String> {
        let expiration = Timestamp::parse_rfc3339(text).map_err(|error| error.to_string())?;
        if expiration <= self.now {
            return Err(format!(
                "lies in the past: the API server's clock says {}",
                self.now
            ));
        }
        Ok(())
    }
}

/// As the API server reads them: split at commas and nothing else. One bad group, and the token lets nobody in.
fn judge_groups(text: &str) -> Result<(), String> {
    for (index, name) in text.split(',').enumerate().filter(|_| !text.is_empty()) {
        name.parse::<Group>()
            .map_err(|error| format!("group {}: {error}", index + 1))?;
    }
    Ok(())
}

fn judge_usage(text: &str) -> Result<(), String> {
    match text {
        "true" | "false" => Ok(()),
        _ => Err(
            "must be \"true\" or \"false\": the API server takes anything but \"true\" for off".to_owned(),
        ),
    }
}

fn told<T, E: ToString>(parsed: Result<T, E>) -> Result<(), String> {
    parsed.map(drop).map_err(|error| error.to_string())
}

/// A value of `data`, decoded; a cause where it is no base64.
pub(super) fn decoded(fields: &mut Fields, name: &str, value: &Value) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = value.as_str().and_then(|text| STANDARD.decode(text).ok());
    if bytes.is_none() {
        fields.invalid(data_field(name), "must be base64 with its padding");
    }
    bytes.map(Zeroizing::new)
}

/// A value as `data` has it.
pub(super) fn encoded(value: &[u8]) -> Value {
    Value::from(STANDARD.encode(value))
}

/// The field of a data key, as Kubernetes writes a map's.
pub(super) fn data_field(name: &str) -> String {
    format!("data[{name}]")
}

/// The cause of a key that bootstrap tokens don't have.
fn unknown_key(name: &str) -> Cause {
    let message = if name.starts_with("usage-bootstrap-") {
        format!(
            "unknown usage: known are {} and {}",
            key::USAGE_SIGNING,
            key::USAGE_AUTHENTICATION
        )
    } else {
        format!("no key of a bootstrap token: known are {}", key::ALL.join(", "))
    };
    Cause {
        reason: "FieldValueNotSupported",
        message,
        field: data_field(name),
    }
}
