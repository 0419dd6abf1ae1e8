//! Rows for the tests of what is done with them.

use super::Row;
use karmada_token_core::{ByteString, ObjectMeta, Secret};
use std::collections::BTreeMap;

/// The row of a token that never expires and works, with these values of its data in place of the usual ones.
pub(crate) fn row(id: &str, change: &[(&str, &str)]) -> Row {
    row_of("2026-01-01T00:00:00Z", id, change)
}

/// The same, made at this time.
pub(crate) fn row_of(created: &str, id: &str, change: &[(&str, &str)]) -> Row {
    let usual = [
        ("token-id", id),
        ("token-secret", "0123456789abcdef"),
        ("usage-bootstrap-signing", "true"),
        ("usage-bootstrap-authentication", "true"),
        (
            "auth-extra-groups",
            "system:bootstrappers:karmada:default-cluster-token",
        ),
    ];
    let data: BTreeMap<_, _> = usual
        .iter()
        .chain(change)
        .map(|(key, value)| ((*key).to_owned().into(), ByteString::from(*value)))
        .collect();
    Row::from(&Secret {
        metadata: ObjectMeta {
            name: format!("bootstrap-token-{id}"),
            creation_timestamp: Some(created.to_owned()),
            ..ObjectMeta::default()
        },
        r#type: "bootstrap.kubernetes.io/token".to_owned(),
        data,
        ..Secret::default()
    })
}
