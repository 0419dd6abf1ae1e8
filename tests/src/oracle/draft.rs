//! Secrets as they may be found: nearly right, and wrong in one or two places.

use super::Random;
use super::slips::ALPHABET;
use super::texts::group;
use super::times::time;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{SECRET_NAME_PREFIX, SECRET_TYPE, Timestamp, key};
use serde_json::{Map, Value, json};

/// A Secret before it is written as JSON.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) namespace: &'static str,
    pub(super) kind: String,
    pub(super) deleting: bool,
    pub(super) data: Vec<(String, Vec<u8>)>,
}

impl Draft {
    /// `chance` of a hundred values are missing, empty, or have slipped.
    pub(super) fn drawn(random: &mut Random, now: Timestamp, chance: usize) -> Self {
        let id = random.text(ALPHABET, 6);
        let secret = random.text(ALPHABET, 16);
        let groups: Vec<String> = (0..random.of(&[0, 1, 1, 2, 3]))
            .map(|_| {
                if random.percent(chance) {
                    group(random)
                } else {
                    "system:bootstrappers:karmada:default".to_owned()
                }
            })
            .collect();
        let mut data = Vec::new();
        let mut put = |random: &mut Random, key: &str, good: String| {
            if let Some(value) = value(random, good, chance) {
                data.push((key.to_owned(), value));
            }
        };
        put(random, key::TOKEN_ID, id.clone());
        put(random, key::TOKEN_SECRET, secret);
        put(random, key::USAGE_SIGNING, "true".to_owned());
        put(random, key::USAGE_AUTHENTICATION, "true".to_owned());
        put(random, key::EXTRA_GROUPS, groups.join(","));
        put(random, key::DESCRIPTION, "member \"eu-1\"\n<b>".to_owned());
        if random.percent(80) {
            let end = expiration(random, now, chance);
            put(random, key::EXPIRATION, end);
        }
        let name = if random.percent(chance) {
            random.text(ALPHABET, 6)
        } else {
            id
        };
        let name = format!("{SECRET_NAME_PREFIX}{name}");
        Draft {
            name: random.slip(name, chance),
            namespace: if random.percent(chance / 2) {
                random.of(&["", "default", "kube-public", "kube-system2"])
            } else {
                "kube-system"
            },
            kind: random.slip(SECRET_TYPE.to_owned(), chance / 2),
            deleting: random.percent(chance / 2),
            data,
        }
    }

    /// The object. Values that are UTF-8 stand in `stringData` in `merged` of a hundred.
    pub(super) fn object(&self, random: &mut Random, merged: usize) -> Value {
        let (mut data, mut string_data) = (Map::new(), Map::new());
        for (key, value) in &self.data {
            match std::str::from_utf8(value) {
                Ok(text) if random.percent(merged) => drop(string_data.insert(key.clone(), json!(text))),
                _ => drop(data.insert(key.clone(), json!(STANDARD.encode(value)))),
            }
        }
        let mut metadata = json!({"name": self.name, "namespace": self.namespace, "uid": "u"});
        if self.deleting {
            metadata["deletionTimestamp"] = json!("2026-11-24T06:00:00Z");
        }
        let mut object =
            json!({"kind": "Secret", "apiVersion": "v1", "metadata": metadata, "type": self.kind});
        if !data.is_empty() || random.percent(50) {
            object["data"] = Value::Object(data);
        }
        if !string_data.is_empty() {
            object["stringData"] = Value::Object(string_data);
        }
        object
    }
}

/// A value as it should be, or with one of the things that happen to values.
fn value(random: &mut Random, good: String, chance: usize) -> Option<Vec<u8>> {
    if !random.percent(chance) {
        return Some(good.into_bytes());
    }
    Some(match random.below(9) {
        0 => return None,
        1 => Vec::new(),
        2 => format!("{good}\n").into_bytes(),
        3 => format!(" {good}").into_bytes(),
        4 => good.to_uppercase().into_bytes(),
        5 => random
            .of(&["True", "1", "false", "yes", "null", ",", "true,"])
            .as_bytes()
            .to_vec(),
        6 => [good.as_bytes(), b"\xff"].concat(),
        _ => random.slip(good, 100).into_bytes(),
    })
}

/// An end around now, in one of the forms that RFC 3339 has; or anything.
fn expiration(random: &mut Random, now: Timestamp, chance: usize) -> String {
    if random.percent(chance) {
        return time(random);
    }
    let away = random.of(&[
        -31_536_000,
        -3_600,
        -60,
        -2,
        60,
        3_600,
        86_400,
        31_536_000,
        4_000_000_000,
    ]);
    let end = Timestamp::from_unix_seconds(now.unix_seconds() + away)
        .unwrap_or(now)
        .to_string();
    match random.below(4) {
        0 => end.replace('Z', ".5Z"),
        1 => end.replace('Z', "+00:00"),
        2 => end.replace('Z', ",999999999-00:00"),
        _ => end,
    }
}
