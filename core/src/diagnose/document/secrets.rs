//! One Secret, or many.

use super::secret;
use super::source::Source;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, SecretProblem};
use crate::yaml::Node;
use crate::{SECRET_NAME_PREFIX, SECRET_TYPE};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;

/// Looks at a Secret that stands by itself, and so says what it is.
pub(super) fn examine_one(source: &Source<'_>, document: &Node, notes: &mut Notes) {
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
        let name = item
            .get("metadata")
            .and_then(|metadata| metadata.text("name"))
            .unwrap_or_default();
        let is_token = item.text("type") == Some(SECRET_TYPE) || name.starts_with(SECRET_NAME_PREFIX);
        match item.text("kind") {
            None | Some("Secret") if is_token => {
                if !names.insert(name.to_owned()) {
                    notes.add(SecretProblem::DuplicateName, item.span);
                }
                secret::examine(source, item, notes);
            }
            None | Some("Secret") => notes.add(SecretProblem::OtherType, item.span),
            Some(_) => notes.add(DocumentProblem::OtherObject, item.span),
        }
    }
}
