//! What kubectl prints of tokens' Secrets for people to read.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{Kind, SecretProblem};
use crate::{TokenId, key};

/// The names of tokens' Secrets alone: in the line that says one was created, in a table of them.
pub(super) fn names(text: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    let plain = text.text();
    let mut words = plain.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.find_map(TokenId::from_secret_name)?;
    // It is not the name alone, then.
    if plain.contains(key::TOKEN_SECRET) {
        return None;
    }
    notes.add(SecretProblem::Named, text.trimmed().whole());
    Some(Kind::TokenId)
}

/// Whether a text speaks of tokens, or of the programs that make them and take them.
pub(super) fn is_about_tokens(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let signs = [
        "bootstrap token",
        "bootstrap-token",
        "system:bootstrap",
        "karmadactl ",
        "kubectl karmada",
        "kubeadm ",
    ];
    signs.iter().any(|sign| text.contains(sign))
}

/// Whether it is what `kubectl describe` prints, and of what. A manifest has neither a line of `====` nor a token ID of so
/// many bytes.
#[cfg(feature = "diagnose-documents")]
pub(super) fn described(text: &str) -> Option<Kind> {
    let mut kind = None;
    for line in text.lines() {
        if is_size(line) {
            return Some(Kind::Secret);
        }
        if line == "====" && kind.is_none() {
            kind = Some(if text.contains(crate::CLUSTER_INFO_NAME) {
                Kind::ClusterInfo
            } else {
                Kind::OtherDocument
            });
        }
    }
    kind
}

/// `token-secret:  16 bytes`
#[cfg(feature = "diagnose-documents")]
fn is_size(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let number = value.trim().strip_suffix(" bytes");
        matches!(key.trim(), key::TOKEN_ID | key::TOKEN_SECRET)
            && number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    })
}
