//! One Secret, or many.

use super::secret;
use super::source::Source;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, SecretProblem};
use crate::yaml::Node;
use crate::{SECRET_NAME_PREFIX, SECRET_TYPE, key};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;

/// Looks at a Secret that stands by itself, and so says what it is.
pub(super) fn examine_one(source: &Source<'_>, document: &Node, notes: &mut Notes) {
    if !is_meant(document) {
        return notes.add(SecretProblem::OtherType, document.span);
    }
    if document.get("kind").is_none() {
        notes.add(DocumentProblem::NoKind, document.span);
    }
    let version = document.entry("apiVersion");
    match version {
        Some(entry) if entry.node.as_text() == Some("v1") => {}
        Some(entry) => notes.fix(SecretProblem::ApiVersion, entry.node.span, "\"v1\""),
        // A fragment has neither, which was told.
        None if document.get("kind").is_none() => {}
        None => notes.add(SecretProblem::ApiVersion, document.span),
    }
    secret::examine(source, document, notes);
}

/// Looks at the bootstrap tokens among objects.
pub(super) fn examine_list(source: &Source<'_>, items: &[&Node], notes: &mut Notes) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for item in items {
        match item.text("kind") {
            None | Some("Secret") if is_meant(item) => {
                let name = name(item);
                if !name.is_empty() && !names.insert(name.to_owned()) {
                    notes.add(SecretProblem::DuplicateName, item.span);
                }
                secret::examine(source, item, notes);
            }
            None | Some("Secret") => notes.add(SecretProblem::OtherType, item.span),
            Some(_) => notes.add(DocumentProblem::OtherObject, item.span),
        }
    }
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
