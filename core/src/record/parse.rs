//! From a Secret to what it says.

use super::{RecordedExpiration, SecretState, TokenRecord};
use crate::secret::key;
use crate::{
    MASK_ANNOTATION, NAMESPACE, SECRET_TYPE, Secret, Timestamp, TokenId, TokenSecret, Usage, Usages,
};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

impl From<&Secret> for TokenRecord {
    fn from(secret: &Secret) -> Self {
        let metadata = &secret.metadata;
        TokenRecord {
            name: metadata.name.clone(),
            uid: metadata.uid.clone(),
            resource_version: metadata.resource_version.clone(),
            created: metadata
                .creation_timestamp
                .as_deref()
                .and_then(|t| Timestamp::parse_rfc3339(t).ok()),
            deleting: metadata.deletion_timestamp.is_some(),
            elsewhere: !matches!(metadata.namespace.as_str(), "" | NAMESPACE),
            typed: secret.r#type == SECRET_TYPE,
            name_id: TokenId::from_secret_name(&metadata.name),
            id: text(secret, key::TOKEN_ID).parse().ok(),
            secret: secret_state(secret),
            expiration: expiration(&text(secret, key::EXPIRATION)),
            usages: usages(secret, b"true"),
            kept: usages(secret, b"false"),
            groups: groups(&text(secret, key::EXTRA_GROUPS)),
            description: text(secret, key::DESCRIPTION),
            managers: managers(secret),
        }
    }
}

/// A value as text; what is not UTF-8 is shown with replacement characters.
fn text(secret: &Secret, key: &str) -> String {
    String::from_utf8_lossy(secret.value(key).unwrap_or_default()).into_owned()
}

fn secret_state(secret: &Secret) -> SecretState {
    match secret.value(key::TOKEN_SECRET) {
        Some([]) | None => match secret
            .metadata
            .annotations
            .get(MASK_ANNOTATION)
            .map(String::as_str)
        {
            Some("well-formed") => SecretState::WellFormed,
            Some("malformed") => SecretState::Malformed,
            _ => SecretState::Missing,
        },
        Some(bytes) => match core::str::from_utf8(bytes).map(str::parse::<TokenSecret>) {
            Ok(Ok(secret)) => SecretState::Exposed(secret),
            _ => SecretState::Malformed,
        },
    }
}

fn expiration(text: &str) -> RecordedExpiration {
    match Timestamp::parse_rfc3339(text) {
        _ if text.is_empty() => RecordedExpiration::Never,
        Ok(end) => RecordedExpiration::At(end),
        Err(_) => RecordedExpiration::Unparseable(text.to_owned()),
    }
}

/// The usages whose key has this value.
fn usages(secret: &Secret, value: &[u8]) -> Usages {
    let has = |usage: Usage| secret.value(usage.key()) == Some(value);
    Usages {
        signing: has(Usage::Signing),
        authentication: has(Usage::Authentication),
    }
}

/// Split as the API server splits: at commas, white space kept.
fn groups(text: &str) -> Vec<String> {
    if text.is_empty() {
        Vec::new()
    } else {
        text.split(',').map(str::to_owned).collect()
    }
}

fn managers(secret: &Secret) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for field in &secret.metadata.managed_fields {
        names.retain(|name| *name != field.manager);
        names.push(field.manager.clone());
    }
    names
}
