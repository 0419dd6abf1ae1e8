//! The ConfigMap cluster-info.

use super::authority;
use crate::diagnose::notes::Notes;
use crate::diagnose::{ClusterInfoProblem, ForeignProblem};
use crate::yaml::{self, Entry, Node};
use crate::{CLUSTER_INFO_NAME, CLUSTER_INFO_NAMESPACE, DetachedSignature, TokenId};
use alloc::vec::Vec;

const KUBECONFIG_KEY: &str = "kubeconfig";
const SIGNATURE_PREFIX: &str = "jws-kubeconfig-";

/// Whether a ConfigMap is meant for cluster-info.
pub(super) fn is_meant(document: &Node) -> bool {
    let named = document
        .get("metadata")
        .and_then(|metadata| metadata.text("name"))
        == Some(CLUSTER_INFO_NAME);
    let keys = document.get("data").map(Node::entries).unwrap_or_default();
    named
        || keys
            .iter()
            .any(|entry| entry.key == KUBECONFIG_KEY || entry.key.starts_with(SIGNATURE_PREFIX))
}

/// Looks at what a joining cluster would be told.
pub(super) fn examine(document: &Node, notes: &mut Notes) {
    for (key, expected) in [("name", CLUSTER_INFO_NAME), ("namespace", CLUSTER_INFO_NAMESPACE)] {
        let entry = document.get("metadata").and_then(|metadata| metadata.entry(key));
        if let Some(entry) = entry.filter(|entry| entry.node.as_text() != Some(expected)) {
            notes.add(ClusterInfoProblem::Name, entry.node.span);
        }
    }
    let data = document.get("data");
    let entries = data.map(Node::entries).unwrap_or_default();
    let place = data.map_or(document.span, |data| data.span);
    match entries.iter().find(|entry| entry.key == KUBECONFIG_KEY) {
        Some(entry) => kubeconfig(entry, notes),
        None => notes.add(ClusterInfoProblem::NoKubeconfig, place),
    }
    let signatures: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.key.starts_with(SIGNATURE_PREFIX))
        .collect();
    if signatures.is_empty() {
        notes.add(ClusterInfoProblem::Unsigned, place);
    }
    for entry in signatures {
        signature(entry, notes);
    }
}

/// The kubeconfig is a text within the document: what is wrong in it is told at the place of it all.
fn kubeconfig(entry: &Entry, notes: &mut Notes) {
    let place = entry.node.span;
    let text = entry.node.as_text().unwrap_or_default();
    let documents = yaml::documents(text).unwrap_or_default();
    let Some(document) = documents.first() else {
        return notes.add(ClusterInfoProblem::KubeconfigSyntax, place);
    };
    let mut found = notes.fork();
    match document.get("clusters").map(Node::items).unwrap_or_default() {
        [named] => match named.get("cluster") {
            Some(cluster) => authority::examine(cluster, named.span, true, &mut found),
            None => found.add(ClusterInfoProblem::KubeconfigSyntax, place),
        },
        clusters => found.add(
            ClusterInfoProblem::Clusters {
                found: clusters.len(),
            },
            place,
        ),
    }
    notes.join_at(found, place);
}

fn signature(entry: &Entry, notes: &mut Notes) {
    let id = entry
        .key
        .strip_prefix(SIGNATURE_PREFIX)
        .and_then(|id| id.parse::<TokenId>().ok());
    let Some(id) = id else {
        return notes.add(ClusterInfoProblem::SignatureKey, entry.key_span);
    };
    let signature = entry
        .node
        .as_text()
        .and_then(|text| text.parse::<DetachedSignature>().ok());
    match signature.filter(|signature| signature.token_id() == id) {
        Some(_) => notes.add(ClusterInfoProblem::SignedFor { id }, entry.key_span),
        None => notes.add(ForeignProblem::SignatureDamaged, entry.node.span),
    }
}
