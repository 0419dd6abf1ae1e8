//! One Secret, or many.

use super::secret;
use super::source::Source;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, SecretProblem};
use crate::yaml::{Node, Value};
use crate::{SECRET_NAME_PREFIX, SECRET_TYPE, key};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;

/// Looks at a Secret that stands by itself, and so says what it is. The names are those of the Secrets before it.
pub(super) fn examine_one(
    source: &Source<'_>,
    document: &Node,
    names: &mut BTreeSet<String>,
    notes: &mut Notes,
) {
    if is_meant(document) {
        if document.get("kind").is_none() {
            // A fragment has no apiVersion either.
            notes.add(DocumentProblem::NoKind, document.span);
        } else if document.get("apiVersion").is_none() {
            notes.add(SecretProblem::ApiVersion, document.span);
        }
    }
    examine(source, document, names, notes);
}

/// Looks at the bootstrap tokens among objects.
pub(super) fn examine_list(
    source: &Source<'_>,
    items: &[Node],
    names: &mut BTreeSet<String>,
    notes: &mut Notes,
) {
    for item in items {
        match (item.text("kind"), &item.value) {
            (None | Some("Secret"), Value::Map(_)) => examine(source, item, names, notes),
            _ => notes.add(DocumentProblem::OtherObject, item.span),
        }
    }
}

fn examine(source: &Source<'_>, secret: &Node, names: &mut BTreeSet<String>, notes: &mut Notes) {
    if !is_meant(secret) {
        return notes.add(SecretProblem::OtherType, secret.span);
    }
    let name = name(secret);
    if !name.is_empty() && !names.insert(name.to_owned()) {
        notes.add(SecretProblem::DuplicateName, secret.span);
    }
    let version = secret.get("apiVersion");
    if let Some(version) = version.filter(|version| version.as_text() != Some("v1")) {
        notes.fix(SecretProblem::ApiVersion, version.span, "\"v1\"");
    }
    secret::examine(source, secret, notes);
}

/// Whether a Secret is meant for a bootstrap token: by its type, its name or its keys, of which an ordinary one has none.
fn is_meant(secret: &Node) -> bool {
    secret.text("type") == Some(SECRET_TYPE)
        || name(secret).starts_with(SECRET_NAME_PREFIX)
        || has_token_keys(secret)
}

/// Whether it has keys that tokens alone have, in its data or as a fragment of that.
pub(super) fn has_token_keys(secret: &Node) -> bool {
    let common = |key: &str| matches!(key, key::EXPIRATION | key::DESCRIPTION);
    let places = [Some(secret), secret.get("data"), secret.get("stringData")];
    places.into_iter().flatten().any(|node| {
        key::ALL
            .iter()
            .any(|key| !common(key) && node.entry(key).is_some())
    })
}

fn name(secret: &Node) -> &str {
    let metadata = secret.get("metadata");
    metadata
        .and_then(|metadata| metadata.text("name"))
        .unwrap_or_default()
}
