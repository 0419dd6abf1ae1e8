//! Which object a document is.

use super::source::Source;
use super::{cluster_info, kubeconfig, margin, plain, quoted, secrets, stream, syntax};
use crate::Span;
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, Kind, command, printed, search};
use crate::yaml::{Node, Value};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;
use zeroize::Zeroizing;

/// A token in a list of kubeadm's, or of ours.
const TOKEN: &str = "BootstrapToken";

/// What a document is, by its kind or by its keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Object {
    Secret,
    List,
    Kubeconfig,
    ConfigMap,
    Other,
    /// Values that are no object of Kubernetes.
    Values,
}

/// Looks at the documents of a text, which is here as it was pasted and in plain characters.
pub(in crate::diagnose) fn examine(text: &str, clean: Glyphs, notes: &mut Notes) -> Kind {
    if let Some(kind) = printed::described(&clean.text()) {
        notes.add(DocumentProblem::Described, clean.trimmed().whole());
        return kind;
    }
    // Large as it is, it is kept only where it says something.
    let mended = plain::mended(text, clean, notes);
    let pasted = text;
    let text = mended
        .as_ref()
        .map_or_else(|| Zeroizing::new(text.to_owned()), Glyphs::text);
    let whole = || match &mended {
        Some(mended) => mended.part(0, mended.len()),
        None => Glyphs::of(pasted),
    };
    let bare = quoted::bare(&text, whole);
    let text = bare.as_ref().map_or(text, Glyphs::text);
    let mended = bare.or(mended);
    let mut found = notes.fork();
    let text = margin::blanked(&text, &mut found);
    let kind = match stream::documents(&text) {
        Ok(documents) => all(&text, &documents, &mut found),
        Err(error) => {
            syntax::examine(&text, &error, &mut found);
            Kind::OtherDocument
        }
    };
    match &mended {
        Some(mended) => notes.join_through(found, mended),
        None => notes.join(found),
    }
    kind
}

fn all(text: &str, documents: &[Node], notes: &mut Notes) -> Kind {
    let are_values = |document: &Node| object(document) == Object::Values;
    if documents.is_empty() {
        notes.add(DocumentProblem::EmptyList, Span::at(0));
    } else if documents.iter().all(are_values) {
        let glyphs = Glyphs::of(text);
        let command = command::examine(&glyphs, notes);
        if let Some(kind) = command.or_else(|| search::examine(&glyphs, text.chars().count(), notes)) {
            return kind;
        }
    }
    let source = Source::of(text);
    let mut names = BTreeSet::new();
    let mut kind = None;
    for document in documents {
        let next = one(&source, document, &mut names, notes);
        kind = match kind {
            Some(before) if before == Kind::Secret || next == Kind::Secret => Some(Kind::SecretList),
            before => before.or(Some(next)),
        };
    }
    kind.unwrap_or(Kind::OtherDocument)
}

fn one(source: &Source<'_>, document: &Node, names: &mut BTreeSet<String>, notes: &mut Notes) -> Kind {
    match object(document) {
        Object::Secret => {
            secrets::examine_one(source, document, names, notes);
            Kind::Secret
        }
        Object::List => {
            let items = document.get("items").unwrap_or(document).items();
            if items.is_empty() {
                notes.add(DocumentProblem::EmptyList, document.span);
            }
            secrets::examine_list(source, items, names, notes);
            Kind::SecretList
        }
        Object::Kubeconfig => {
            kubeconfig::examine(document, notes);
            Kind::Kubeconfig
        }
        Object::ConfigMap => {
            cluster_info::examine(document, notes);
            Kind::ClusterInfo
        }
        Object::Other | Object::Values => {
            let kind = document.entry("kind");
            notes.add(
                DocumentProblem::OtherObject,
                kind.map_or(document.span, |kind| kind.node.span),
            );
            Kind::OtherDocument
        }
    }
}

fn object(document: &Node) -> Object {
    let is_map = |item: &Node| matches!(item.value, Value::Map(_));
    match document.text("kind") {
        Some("Secret") => Object::Secret,
        Some("List" | "SecretList") => Object::List,
        Some("Config") => Object::Kubeconfig,
        Some("ConfigMap") if cluster_info::is_meant(document) => Object::ConfigMap,
        Some(kind) if kind.starts_with(TOKEN) => Object::Values,
        Some(_) => Object::Other,
        None => match &document.value {
            Value::List(items) if items.is_empty() || items.iter().any(is_map) => Object::List,
            _ if document.get("clusters").is_some() => Object::Kubeconfig,
            _ if secrets::has_token_keys(document) => Object::Secret,
            _ => Object::Values,
        },
    }
}
