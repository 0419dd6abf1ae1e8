//! Secrets as JSON: read, judged, masked.

use super::{text, told};
use karmada_token_core::{
    LAST_APPLIED_ANNOTATION, MASK_ANNOTATION, Secret, SecretList, Timestamp, TokenRecord, mask_secret,
};
use serde_json::Value;

pub(super) fn secret(data: &[u8]) {
    let text = text(data);
    match Secret::from_json(text) {
        Ok(secret) => judged(&secret),
        Err(error) => told(&error),
    }
}

pub(super) fn secret_list(data: &[u8]) {
    let text = text(data);
    match SecretList::from_json(text) {
        Ok(list) => list.items.iter().for_each(judged),
        Err(error) => told(&error),
    }
}

/// It says what is wrong with it, and what is sent of it reads back to the same.
fn judged(secret: &Secret) {
    let now = Timestamp::from_unix_seconds(1_795_500_000).expect("a time");
    let record = TokenRecord::from(secret);
    let verdict = record.verdict(now);
    for reason in verdict.authenticates.iter().chain(&verdict.signed) {
        assert!(!reason.to_string().is_empty() && !reason.as_key().is_empty());
    }
    let fit = verdict.authenticates.is_empty() && verdict.signed.is_empty();
    let state = record.state(now);
    use karmada_token_core::TokenState::{Expiring, NeverExpires, Usable};
    assert_eq!(
        fit,
        matches!(state, Usable | Expiring | NeverExpires),
        "{state:?} {verdict:?}"
    );
    let sent = secret.to_json();
    if sent.len() < karmada_token_core::MAX_INPUT_BYTES {
        let again = Secret::from_json(&sent).expect("what is sent is read");
        assert_eq!(again.data, secret.data);
        assert_eq!(again.metadata.name, secret.metadata.name);
    }
}

/// Nothing of the token secret stays where it was, and what was there is told as the record tells it.
pub(super) fn mask(data: &[u8]) {
    let text = text(data);
    let masked = match mask_secret(text) {
        Ok(masked) => masked,
        Err(error) => return told(&error),
    };
    // Numbers may have no value, and depths no reader, where they stay as they are written.
    if let Ok(object) = serde_json::from_str::<Value>(&masked) {
        for field in ["data", "stringData"] {
            let values = object.get(field).unwrap_or(&Value::Null);
            assert!(
                values.is_null()
                    || values
                        .as_object()
                        .is_some_and(|values| !values.contains_key("token-secret"))
            );
        }
        let annotations = &object["metadata"]["annotations"];
        assert!(annotations.get(LAST_APPLIED_ANNOTATION).is_none());
        let state = annotations[MASK_ANNOTATION].as_str().expect("a mask");
        assert!(["well-formed", "malformed", "missing"].contains(&state));
    }
    // An annotation that was there before counts to the record where the secret is missing; the mask replaces it.
    let Ok(mut whole) = Secret::from_json(text) else {
        return;
    };
    whole.metadata.annotations.remove(MASK_ANNOTATION);
    let before = TokenRecord::from(&whole).secret.mask();
    let masked = Secret::from_json(&masked).expect("a masked Secret is a Secret");
    assert_eq!(TokenRecord::from(&masked).secret.mask(), before);
}
