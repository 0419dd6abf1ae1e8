//! The cluster of a kubeconfig: its server and its CA.

use crate::diagnose::KubeconfigProblem;
use crate::diagnose::endpoint::{self, Reader};
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::yaml::{Node, Value};
use crate::{Span, go_base64, pins_of_pem};

/// What `kubectl config view` prints in place of data.
pub(super) const OMITTED: &str = "DATA+OMITTED";

/// Looks at a cluster entry. `inline` is whether its CA must stand in it.
pub(super) fn examine(cluster: &Node, fallback: Span, inline: bool, notes: &mut Notes) {
    match cluster
        .get("server")
        .and_then(|node| Some((node, node.as_text()?)))
    {
        Some((node, text)) => endpoint::examine(&Glyphs::blurred(text, node.span), Reader::Url, notes),
        None => notes.add(KubeconfigProblem::NoServer, fallback),
    }
    if let Some(entry) = cluster.entry("insecure-skip-tls-verify")
        && matches!(entry.node.value, Value::Bool(true))
    {
        notes.add(KubeconfigProblem::Insecure, entry.key_span);
    }
    authority(cluster, fallback, inline, notes);
}

fn authority(cluster: &Node, fallback: Span, inline: bool, notes: &mut Notes) {
    let set = |key: &str| {
        cluster
            .entry(key)
            .filter(|entry| entry.node.as_text().is_some_and(|text| !text.is_empty()))
    };
    if let Some(entry) = set("certificate-authority-data") {
        if let Some(problem) = ca_problem(entry.node.as_text().unwrap_or_default()) {
            notes.add(problem, entry.node.span);
        }
    } else if let Some(entry) = set("certificate-authority") {
        let problem = if inline {
            KubeconfigProblem::NoCa
        } else {
            KubeconfigProblem::CaFile
        };
        notes.add(problem, entry.node.span);
    } else {
        notes.add(KubeconfigProblem::NoCa, fallback);
    }
}

fn ca_problem(text: &str) -> Option<KubeconfigProblem> {
    // It is base64, too.
    if text == OMITTED {
        return Some(KubeconfigProblem::CaOmitted);
    }
    match go_base64::decode(text.as_bytes()) {
        None => Some(KubeconfigProblem::CaBase64),
        Some(pem) => pins_of_pem(&pem).err().map(|_| KubeconfigProblem::CaPem),
    }
}
