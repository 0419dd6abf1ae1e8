//! The data of a new token, judged by core.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{Description, Groups, Timestamp, TokenId, TokenSecret, key};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::fields::Fields;
use super::{data_field, unknown_key};

/// What the server would store: `data` decoded, with `stringData` over it.
pub(super) struct Data(BTreeMap<String, Zeroizing<Vec<u8>>>);

impl Data {
    fn text(&self, name: &str) -> Option<Result<&str, std::str::Utf8Error>> {
        self.0.get(name).map(|value| std::str::from_utf8(value))
    }

    /// The `data` of the manifest to send.
    pub(super) fn encoded(&self) -> Map<String, Value> {
        self.0
            .iter()
            .map(|(name, value)| (name.clone(), Value::from(STANDARD.encode(value.as_slice()))))
            .collect()
    }
}

/// Decodes both maps.
pub(super) fn read(fields: &mut Fields, data: Option<Value>, string_data: Option<Value>) -> Data {
    let mut values = BTreeMap::new();
    for (name, value) in fields.texts(data, "data").unwrap_or_default() {
        match value.as_str().map(|text| STANDARD.decode(text)) {
            Some(Ok(bytes)) => drop(values.insert(name, Zeroizing::new(bytes))),
            _ => fields.invalid(data_field(&name), "must be base64 with its padding"),
        }
    }
    for (name, value) in fields.texts(string_data, "stringData").unwrap_or_default() {
        if let Value::String(text) = value {
            values.insert(name, Zeroizing::new(text.into_bytes()));
        }
    }
    Data(values)
}

/// Judges each value; `id` is the one that the name is made of, `now` the server's clock.
pub(super) fn check(fields: &mut Fields, data: &Data, id: Option<TokenId>, now: Timestamp) {
    data.0
        .keys()
        .filter(|name| !key::ALL.contains(&name.as_str()))
        .for_each(|name| fields.push(unknown_key(name)));
    check_value(
        fields,
        data,
        key::TOKEN_ID,
        Presence::Required,
        |text| match text.parse::<TokenId>() {
            Err(error) => Err(error.to_string()),
            Ok(own) if id.is_some_and(|id| id != own) => {
                Err("must be the ID that the Secret's name ends in".to_owned())
            }
            Ok(_) => Ok(()),
        },
    );
    check_value(fields, data, key::TOKEN_SECRET, Presence::Required, |text| {
        text.parse::<TokenSecret>()
            .map(drop)
            .map_err(|error| error.to_string())
    });
    check_value(fields, data, key::EXPIRATION, Presence::Optional, |text| {
        check_expiration(text, now)
    });
    check_value(fields, data, key::EXTRA_GROUPS, Presence::Optional, |text| {
        text.parse::<Groups>()
            .map(drop)
            .map_err(|error| error.to_string())
    });
    check_value(fields, data, key::DESCRIPTION, Presence::Optional, |text| {
        Description::optional(text)
            .map(drop)
            .map_err(|error| error.to_string())
    });
    for usage in [key::USAGE_SIGNING, key::USAGE_AUTHENTICATION] {
        check_value(fields, data, usage, Presence::Optional, |text| match text {
            "true" | "false" => Ok(()),
            _ => Err(
                "must be \"true\" or \"false\": the API server takes anything but \"true\" for off"
                    .to_owned(),
            ),
        });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

fn check_value(
    fields: &mut Fields,
    data: &Data,
    name: &str,
    presence: Presence,
    judge: impl FnOnce(&str) -> Result<(), String>,
) {
    match data.text(name) {
        None if presence == Presence::Required => fields.required(data_field(name), "is required"),
        None => {}
        Some(Err(_)) => fields.invalid(data_field(name), "must be UTF-8 text"),
        Some(Ok(text)) => {
            if let Err(message) = judge(text) {
                fields.invalid(data_field(name), message);
            }
        }
    }
}

fn check_expiration(text: &str, now: Timestamp) -> Result<(), String> {
    let expiration = Timestamp::parse_rfc3339(text).map_err(|error| error.to_string())?;
    if expiration <= now {
        return Err(format!("lies in the past: the API server's clock says {now}"));
    }
    Ok(())
}
