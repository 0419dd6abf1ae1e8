//! Kubeconfigs that a register command is to be made of.

use super::authority;
use crate::diagnose::KubeconfigProblem;
use crate::diagnose::notes::Notes;
use crate::yaml::{Node, Value};

/// What a user entry holds that nobody else should see.
const CREDENTIALS: [&str; 6] = [
    "token",
    "client-key-data",
    "password",
    "client-certificate-data",
    "auth-provider",
    "exec",
];

/// Looks at the cluster that the reference would take, and at what leads to it.
pub(super) fn examine(document: &Node, notes: &mut Notes) {
    let clusters = document.get("clusters").map(Node::items).unwrap_or_default();
    if clusters.is_empty() {
        notes.add(KubeconfigProblem::NoClusters, document.span);
    }
    if let Some(named) = chosen(document, clusters, notes)
        && let Some(cluster) = named.get("cluster")
    {
        authority::examine(cluster, named.span, false, notes);
    }
    let users = document.get("users").map(Node::items).unwrap_or_default();
    let entries = users
        .iter()
        .filter_map(|user| user.get("user"))
        .flat_map(Node::entries);
    let is_shown = |node: &Node| {
        let is_hidden = matches!(node.as_text(), Some(authority::OMITTED | "REDACTED"));
        !is_hidden && !matches!(node.value, Value::Null)
    };
    let mut secret =
        entries.filter(|entry| CREDENTIALS.contains(&entry.key.as_str()) && is_shown(&entry.node));
    if let Some(entry) = secret.next() {
        notes.add(KubeconfigProblem::Credentials, entry.key_span);
    }
}

/// The unnamed cluster if there is one, otherwise the one that the current context leads to.
fn chosen<'a>(document: &Node, clusters: &'a [Node], notes: &mut Notes) -> Option<&'a Node> {
    let named = |name: &str| {
        clusters
            .iter()
            .find(|cluster| cluster.text("name").unwrap_or_default() == name)
    };
    if let Some(unnamed) = named("") {
        return Some(unnamed);
    }
    let only = match clusters {
        [only] => Some(only),
        _ => None,
    };
    let current = document.entry("current-context");
    let name = current.and_then(|entry| entry.node.as_text()).unwrap_or_default();
    let place = current.map_or(document.span, |entry| entry.node.span);
    if name.is_empty() {
        if !clusters.is_empty() {
            notes.add(KubeconfigProblem::NoCurrentContext, place);
        }
        return only;
    }
    let contexts = document.get("contexts").map(Node::items).unwrap_or_default();
    let Some(context) = contexts.iter().find(|context| context.text("name") == Some(name)) else {
        notes.add(KubeconfigProblem::NoContext, place);
        return only;
    };
    let cluster = context
        .get("context")
        .and_then(|context| context.entry("cluster"));
    let found = named(cluster.and_then(|entry| entry.node.as_text()).unwrap_or_default());
    if found.is_none() {
        notes.add(
            KubeconfigProblem::NoCluster,
            cluster.map_or(context.span, |entry| entry.node.span),
        );
    }
    found.or(only)
}
