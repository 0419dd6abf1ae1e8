//! Secrets as JSON: what is read, and what it says.

use super::compare::same;
use super::draft::Draft;
use super::times::Instant;
use super::{Fidelity, FidelityError, Random, Tally};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{DataKey, RecordedExpiration, Secret, SecretState, Timestamp, TokenRecord, Usage};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the API server keeps of it.
#[derive(Debug, Deserialize)]
struct Read {
    name: String,
    r#type: String,
    deleting: bool,
    data: Option<BTreeMap<String, Option<String>>>,
    token: Option<Token>,
}

/// What kubeadm reads in it.
#[derive(Debug, Deserialize, PartialEq)]
struct Token {
    id: String,
    secret: String,
    description: Option<String>,
    expires: Option<Instant>,
    usages: Option<Vec<String>>,
    groups: Option<Vec<String>>,
}

pub(super) fn read(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("decode", json, |text: &String, theirs: Option<Read>| {
        match (Secret::from_json(text), theirs) {
            (Err(_), None) => Ok(()),
            (Ok(_), None) => Err("read by ours, refused by theirs".to_owned()),
            (Err(error), Some(_)) => Err(format!("read by theirs, refused by ours: {error}")),
            (Ok(ours), Some(theirs)) => judge(&ours, theirs),
        }
    })
}

fn judge(ours: &Secret, theirs: Read) -> Result<(), String> {
    same(&ours.metadata.name, &theirs.name)?;
    same(&ours.r#type, &theirs.r#type)?;
    let kept = theirs.data.unwrap_or_default();
    for (key, value) in &kept {
        let value = STANDARD
            .decode(value.as_deref().unwrap_or_default())
            .map_err(|error| error.to_string())?;
        same(&ours.value(key), &Some(value.as_slice())).map_err(|words| format!("{key}: {words}"))?;
    }
    let extra = ours
        .data
        .keys()
        .map(DataKey::as_ref)
        .chain(ours.string_data.keys().map(String::as_str))
        .find(|key| !kept.contains_key(*key));
    same(&extra, &None)?;
    let record = TokenRecord::from(ours);
    same(&record.deleting, &theirs.deleting)?;
    same(&token(&record), &theirs.token.map(as_shown))
}

/// The record in kubeadm's terms: it doesn't look at the type, and refuses what has no ID, secret or readable end.
fn token(record: &TokenRecord) -> Option<Token> {
    let id = record.id.filter(|id| record.name_id == Some(*id))?;
    let SecretState::Exposed(secret) = &record.secret else {
        return None;
    };
    let expires = match &record.expiration {
        RecordedExpiration::Unparseable(_) => return None,
        RecordedExpiration::At(end) => Some(Instant::from(*end)),
        RecordedExpiration::Never => None,
    };
    // A list that begins with a comma is no list to kubeadm; docs/fidelity.md says why it is one to us.
    let begins_empty = record.groups.first().is_none_or(String::is_empty);
    Some(Token {
        id: id.to_string(),
        secret: secret.expose().to_owned(),
        description: Some(record.description.clone()).filter(|text| !text.is_empty()),
        expires,
        usages: Some(
            record
                .usages
                .iter()
                .map(|usage| usage.name().to_owned())
                .collect(),
        )
        .filter(|all: &Vec<_>| !all.is_empty()),
        groups: Some(record.groups.clone()).filter(|_| !begins_empty),
    })
}

/// Bytes that are no UTF-8 are shown with replacement characters; usages that Kubernetes doesn't know are not shown.
fn as_shown(theirs: Token) -> Token {
    let show =
        |base64: String| String::from_utf8_lossy(&STANDARD.decode(base64).unwrap_or_default()).into_owned();
    let known = |name: &String| Usage::ALL.into_iter().any(|usage| usage.name() == name);
    Token {
        description: theirs.description.map(show).filter(|text| !text.is_empty()),
        groups: theirs.groups.map(|groups| groups.into_iter().map(show).collect()),
        usages: theirs
            .usages
            .map(|all| all.into_iter().filter(known).collect())
            .filter(|all: &Vec<_>| !all.is_empty()),
        ..theirs
    }
}

/// A Secret as JSON, at times in a form that only some readers take.
fn json(random: &mut Random) -> String {
    let Ok(now) = Timestamp::from_unix_seconds(1_795_500_000) else {
        return String::new();
    };
    let chance = random.of(&[0, 4, 8, 15]);
    let mut object = Draft::drawn(random, now, chance).object(random, 10);
    if random.percent(50) {
        oddity(random, &mut object);
    }
    let text = if random.percent(20) {
        format!("{object:#}")
    } else {
        object.to_string()
    };
    match random.below(20) {
        0 => text.replace("kube-system", "\\u006bube\\u002Dsystem"),
        1 => random.slip(text, 100),
        2 => text + random.of(&["\n", " ", "x", "{}", "\u{feff}"]),
        _ => text,
    }
}

/// Something that is valid JSON, and no Secret as a server writes it.
fn oddity(random: &mut Random, object: &mut Value) {
    let odd = random.of(&[
        json!(null),
        json!({}),
        json!([]),
        json!(""),
        json!(7),
        json!(true),
        json!("x"),
        json!({"a": null}),
    ]);
    let path = random.of(&[
        "/data",
        "/stringData",
        "/metadata",
        "/type",
        "/kind",
        "/apiVersion",
        "/metadata/name",
        "/metadata/namespace",
        "/metadata/uid",
        "/metadata/deletionTimestamp",
        "/data/token-id",
        "/data/token-secret",
        "/data/description",
        "/stringData/token-secret",
        "/stringData/description",
        "/data/expiration",
        "/metadata/managedFields",
        "/metadata/annotations",
        "/unknown",
    ]);
    if random.percent(60) {
        return base64(random, object);
    }
    // Bytes as a list of numbers: docs/fidelity.md.
    let is_value = path.starts_with("/data/");
    if is_value && odd.is_array() {
        return;
    }
    let Some((parent, key)) = path.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(parent)) = object.pointer_mut(parent) {
        parent.insert(key.to_owned(), odd);
    }
}

/// Base64 in the forms that it is met in.
fn base64(random: &mut Random, object: &mut Value) {
    let key = random.of(&["token-id", "token-secret", "description", "expiration", "extra"]);
    let Some(Value::Object(data)) = object.get_mut("data") else {
        return;
    };
    let good = data
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or("AAEC/+8=")
        .to_owned();
    let odd = match random.below(10) {
        0 => good.trim_end_matches('=').to_owned(),
        1 => good.replace('/', "_").replace('+', "-"),
        2 => good.clone() + random.of(&["\n", "\r\n", " ", "=", "==", "A", "\t"]),
        3 => good.chars().flat_map(|c| [c, '\n']).collect(),
        4 => good.replace('=', "\n=\r"),
        5 => random
            .of(&[
                "YQ==", "YR==", "YWJ=", "YWI=", "Yf==", "=", "====", "YQ=", "YQ===", "YQ==YQ==", "A", "AA",
            ])
            .to_owned(),
        6 => random.slip(good, 100),
        7 => {
            let length = random.below(9);
            random.text("Aa0/+=", length)
        }
        _ => good.replacen('=', "\n", 1),
    };
    data.insert(key.to_owned(), json!(odd));
}
