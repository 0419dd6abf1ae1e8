//! CertificateSigningRequests: a list of them, and the subject in one. Whoever holds a token writes the subject.

use karmada_token_core::{BOOTSTRAP_USER_PREFIX, CertificateRequest, RequestState};
use serde_json::json;

pub(super) fn list(data: &[u8]) {
    match CertificateRequest::of_list(data) {
        Ok(requests) => requests.iter().for_each(read),
        // No field of it is secret, so it may repeat what it was given.
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn read(request: &CertificateRequest) {
    let named = request.common_name.as_deref().unwrap_or_default();
    if let Some(cluster) = request.cluster() {
        assert_eq!(named, format!("system:karmada:agent:{cluster}"));
    }
    let key = request.state.as_key();
    let is_refused = matches!(request.state, RequestState::Denied(_) | RequestState::Failed(_));
    assert_eq!(is_refused, ["denied", "failed"].contains(&key));
}

/// The input is the request in DER; what is read of it as its CN stands in it.
pub(super) fn subject(data: &[u8]) {
    let label = "CERTIFICATE REQUEST-----\n";
    let pem = format!("-----BEGIN {label}{}\n-----END {label}", base64(data));
    let list = json!({ "items": [{
        "metadata": { "name": "csr-1", "creationTimestamp": "2026-11-24T10:00:00Z" },
        "spec": { "username": format!("{BOOTSTRAP_USER_PREFIX}abcdef"), "request": base64(pem.as_bytes()) },
    }] });
    let requests = CertificateRequest::of_list(list.to_string().as_bytes()).expect("a list");
    assert_eq!(requests.len(), 1);
    requests.iter().for_each(read);
    for name in requests.iter().filter_map(|request| request.common_name.as_ref()) {
        assert!(
            name.is_empty() || data.windows(name.len()).any(|bytes| bytes == name.as_bytes()),
            "{name:?}"
        );
    }
}

/// RFC 4648, 4.
fn base64(data: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in data.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = ALPHABET[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > chunk.len() { '=' } else { letter.into() });
        }
    }
    text
}
