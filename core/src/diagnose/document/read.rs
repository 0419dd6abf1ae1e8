//! Which object a document is.

use super::source::Source;
use super::{cluster_info, kubeconfig, margin, secrets, syntax};
use crate::Span;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, Kind};
use crate::yaml::{self, Node, Value};
use alloc::vec;
use alloc::vec::Vec;

/// What a document is, by its kind or by its keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Object {
    Secret,
    List,
    Kubeconfig,
    ConfigMap,
    Other,
}

/// Looks at the documents of a text.
pub(in crate::diagnose) fn examine(text: &str, notes: &mut Notes) -> Kind {
    let text = margin::blanked(text, notes);
    let documents = match yaml::documents(&text) {
        Ok(documents) => documents,
        Err(error) => {
            syntax::examine(&text, &error, notes);
            return Kind::OtherDocument;
        }
    };
    match documents.as_slice() {
        [] => {
            notes.add(DocumentProblem::EmptyList, Span::at(0));
            Kind::OtherDocument
        }
        [document] => one(&text, document, notes),
        several => {
            let items: Vec<&Node> = several.iter().flat_map(members).collect();
            secrets::examine_list(&Source::of(&text), &items, notes);
            Kind::SecretList
        }
    }
}

fn one(text: &str, document: &Node, notes: &mut Notes) -> Kind {
    match object(document) {
        Object::Secret => {
            secrets::examine_one(&Source::of(text), document, notes);
            Kind::Secret
        }
        Object::List => {
            let items = members(document);
            if items.is_empty() {
                notes.add(DocumentProblem::EmptyList, document.span);
            }
            secrets::examine_list(&Source::of(text), &items, notes);
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
        Object::Other => {
            let kind = document.entry("kind");
            notes.add(
                DocumentProblem::OtherObject,
                kind.map_or(document.span, |kind| kind.node.span),
            );
            Kind::OtherDocument
        }
    }
}

/// The objects of a list, or the object itself.
fn members(document: &Node) -> Vec<&Node> {
    match (object(document), &document.value) {
        (Object::List, Value::List(items)) => items.iter().collect(),
        (Object::List, _) => document
            .get("items")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .collect(),
        _ => vec![document],
    }
}

fn object(document: &Node) -> Object {
    match document.text("kind") {
        Some("Secret") => Object::Secret,
        Some("List" | "SecretList") => Object::List,
        Some("Config") => Object::Kubeconfig,
        Some("ConfigMap") if cluster_info::is_meant(document) => Object::ConfigMap,
        Some(_) => Object::Other,
        None if matches!(document.value, Value::List(_)) => Object::List,
        None if document.get("clusters").is_some() => Object::Kubeconfig,
        None if secrets::has_token_keys(document) => Object::Secret,
        None => Object::Other,
    }
}
