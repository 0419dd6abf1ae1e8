//! Credentials of another sort: JWTs, signatures, tokens of K3s and OpenShift, PEM.

mod jwt;

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{ForeignProblem, Kind, token};
use crate::{Span, Token};
use alloc::string::String;
use zeroize::Zeroizing;

/// Looks at a value that is a credential of another sort; none for one that isn't.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    let value = text.text();
    if value.starts_with("eyJ") {
        // A terminal wraps a long line; after a space, it is something else that follows.
        let ends = |c: char| matches!(c, '\n' | '\r');
        let value: Zeroizing<String> = Zeroizing::new(value.split(ends).map(str::trim).collect());
        if value.contains(char::is_whitespace) {
            return None;
        }
        return Some(jwt::examine(text, &value, notes));
    }
    if let Some(rest) = value.strip_prefix("K10") {
        return k3s(text, rest, notes);
    }
    // OpenShift's OAuth tokens are sha256~ and 43 characters of base64.
    if value.strip_prefix("sha256~").is_some_and(|rest| rest.len() >= 20) {
        notes.add(ForeignProblem::OpenShift, text.whole());
        return Some(Kind::OtherCredential);
    }
    None
}

/// `K10<SHA-256 of the CA>::<user>:<password>` and `K10<SHA-256 of the CA>::<bootstrap token>`.
fn k3s(text: &Glyphs, rest: &str, notes: &mut Notes) -> Option<Kind> {
    let (hash, secret) = rest.split_once("::")?;
    if hash.is_empty() || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let secret_from = text.len().saturating_sub(secret.chars().count());
    match secret.parse::<Token>() {
        Ok(token) => {
            notes.add(ForeignProblem::K3sBootstrap, text.whole());
            token::known(&token, text.span(secret_from, text.len()), notes);
        }
        Err(_) => notes.add(ForeignProblem::K3s, text.whole()),
    }
    Some(Kind::K3sToken)
}

/// Whether there is PEM of any sort in a text.
pub(super) fn is_pem(text: &str) -> bool {
    text.contains("-----BEGIN ")
}

/// A key or a certificate in PEM. Around PEM of another sort, such as the signature of a mail, there may be what is
/// looked for.
pub(super) fn examine_pem(text: &str, notes: &mut Notes) -> Option<Kind> {
    const KEYS: [&str; 2] = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"];
    if !is_pem(text) {
        return None;
    }
    let place = |from: usize, to: usize| {
        let start = text.get(..from).map_or(0, |before| before.chars().count());
        Span::new(
            start,
            start + text.get(from..to).map_or(0, |within| within.chars().count()),
        )
    };
    if let Some(at) = KEYS.iter().find_map(|key| text.find(key)) {
        let from = text
            .get(..at)
            .and_then(|before| before.rfind("-----BEGIN"))
            .unwrap_or(at);
        notes.add(ForeignProblem::PrivateKey, place(from, text.len()));
        return Some(Kind::OtherCredential);
    }
    let from = text.find("-----BEGIN CERTIFICATE-----")?;
    let problem = if is_certificate(text) {
        ForeignProblem::Certificate
    } else {
        ForeignProblem::CertificateDamaged
    };
    notes.add(problem, place(from, text.len()));
    Some(Kind::Certificate)
}

#[cfg(feature = "kubeconfig")]
fn is_certificate(text: &str) -> bool {
    crate::pins_of_pem(text.as_bytes()).is_ok()
}

/// Without a reader of certificates, the end of one is all that can be looked for.
#[cfg(not(feature = "kubeconfig"))]
fn is_certificate(text: &str) -> bool {
    text.contains("-----END CERTIFICATE-----")
}
