//! Type, namespace, name and ID: whether the Secret is looked at, and found.

use super::Values;
use crate::diagnose::SecretProblem;
use crate::diagnose::document::values::{lookalike_or, plain};
use crate::diagnose::notes::Notes;
use crate::yaml::Node;
use crate::{NAMESPACE, SECRET_TYPE, TokenId, key};
use alloc::format;
use alloc::string::ToString;

pub(super) fn examine(values: &Values<'_>, notes: &mut Notes) {
    let secret = values.secret;
    // A fragment of a Secret has none of this.
    if secret.get("metadata").is_none() && secret.get("kind").is_none() && secret.get("type").is_none() {
        id(values, None, notes);
        return;
    }
    let kind = secret.get("type");
    if kind.and_then(Node::as_text) != Some(SECRET_TYPE) {
        let place = kind.map_or(secret.span, |node| node.span);
        notes.maybe_fix(
            SecretProblem::Type,
            place,
            kind.map(|_| format!("\"{SECRET_TYPE}\"")),
        );
    }
    let metadata = |key: &str| secret.get("metadata").and_then(|metadata| metadata.get(key));
    match metadata("namespace") {
        Some(node) if node.as_text() == Some(NAMESPACE) => {}
        Some(node) => notes.fix(SecretProblem::Namespace, node.span, format!("\"{NAMESPACE}\"")),
        None => notes.add(SecretProblem::NamespaceMissing, secret.span),
    }
    id(values, metadata("name"), notes);
}

/// The name and `token-id`, each of which must be right, and the same.
fn id(values: &Values<'_>, name: Option<&Node>, notes: &mut Notes) {
    let written = values.seen(key::TOKEN_ID);
    let id = written.and_then(|seen| seen.text.parse::<TokenId>().ok());
    let named = name.and_then(Node::as_text).and_then(TokenId::from_secret_name);
    if named.is_none() && !is_fragment(values.secret) {
        let place = name.map_or(values.secret.span, |node| node.span);
        let fix = id
            .filter(|_| name.is_some())
            .map(|id| format!("\"{}\"", id.secret_name()));
        notes.maybe_fix(SecretProblem::Name, place, fix);
    }
    match written {
        None if values.is_there(key::TOKEN_ID) => {}
        None => notes.add(SecretProblem::IdMissing, values.secret.span),
        Some(seen) => match (TokenId::parse_at(&seen.text, 0), named) {
            (Err(_), _) if seen.text.trim().parse::<TokenId>().is_ok() => {
                seen.note(
                    SecretProblem::LineBreak.into(),
                    Some(seen.text.trim()),
                    values.source,
                    notes,
                );
            }
            (Err(flaw), named) => {
                let problem = lookalike_or(&seen.text, SecretProblem::Id { flaw });
                // The name says what it should be.
                let better = named.map_or_else(|| plain(&seen.text), |id| id.to_string().into());
                seen.note(problem, Some(&better), values.source, notes);
            }
            (Ok(id), Some(named)) if id != named => {
                seen.note(SecretProblem::IdMismatch.into(), None, values.source, notes)
            }
            (Ok(_), _) => {}
        },
    }
}

fn is_fragment(secret: &Node) -> bool {
    secret.get("metadata").is_none() && secret.get("kind").is_none()
}
