//! One Secret: of the type that this proxy is for, or as if it weren't there.

mod cutter;
mod reader;

use bytes::{Bytes, BytesMut};
use karmada_token_core::{NAMESPACE, SECRET_TYPE, mask_secret};
use serde::Deserialize;

use crate::operation::View;
use crate::upstream::UpstreamError;

pub(super) use cutter::Cutter;

/// As much of an object as says whether it may pass.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Seen {
    kind: String,
    r#type: String,
    metadata: SeenMetadata,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct SeenMetadata {
    namespace: String,
    uid: String,
    resource_version: String,
}

impl Seen {
    /// An object of a list or a watch: its kind may be left out, its type may not.
    pub(crate) fn is_token(&self) -> bool {
        (self.kind.is_empty() || self.kind == "Secret")
            && self.r#type == SECRET_TYPE
            && self.metadata.namespace == NAMESPACE
    }

    /// What tells this very object, unchanged, from any other: uid and resourceVersion.
    pub(crate) fn identity(&self) -> (&str, &str) {
        (&self.metadata.uid, &self.metadata.resource_version)
    }
}

/// What an object says of itself.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no JSON object.
pub(crate) fn seen(json: &[u8]) -> Result<Seen, UpstreamError> {
    serde_json::from_slice(json).map_err(|_| UpstreamError::Garbled("an object that is not JSON"))
}

/// The Secret as it may travel; `None` for an object of another type.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no JSON object.
pub(crate) fn secret(json: Bytes, view: View) -> Result<Option<Bytes>, UpstreamError> {
    match view {
        View::Whole => Ok(seen(&json)?.is_token().then_some(json)),
        View::Masked => masked(&json),
    }
}

/// The object without its token secret; `None` for one of another type.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no JSON object.
pub(super) fn masked(json: &[u8]) -> Result<Option<Bytes>, UpstreamError> {
    let mut cutter = Cutter::default();
    if let Some(item) = cutter.read(json).filter(|item| is_all_of(json, item.text())) {
        let mut passed = BytesMut::with_capacity(json.len());
        if item.is_token {
            cutter.write_masked(&item, &mut passed);
        }
        return Ok(item.is_token.then(|| passed.freeze()));
    }
    if !seen(json)?.is_token() {
        return Ok(None);
    }
    let text = std::str::from_utf8(json)
        .ok()
        .and_then(|text| mask_secret(text).ok());
    let text = text.ok_or(UpstreamError::Garbled("an object that is not JSON"))?;
    Ok(Some(Bytes::copy_from_slice(text.as_bytes())))
}

/// Whether nothing but white space follows what was read.
fn is_all_of(json: &[u8], read: &[u8]) -> bool {
    let mut rest = json.iter().skip(read.len());
    rest.all(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = r#"{"kind":"Secret","apiVersion":"v1","type":"bootstrap.kubernetes.io/token",
        "metadata":{"name":"bootstrap-token-abcdef","namespace":"kube-system","uid":"u","resourceVersion":"7"},
        "data":{"token-id":"YWJjZGVm","token-secret":"MDEyMzQ1Njc4OWFiY2RlZg=="}}"#;

    #[test]
    fn a_token_passes_whole_to_the_byte() {
        let json = Bytes::from_static(TOKEN.as_bytes());
        assert_eq!(secret(json.clone(), View::Whole).unwrap(), Some(json));
    }

    #[test]
    fn s31_a_masked_token_has_no_secret() {
        let json = Bytes::from_static(TOKEN.as_bytes());
        let masked = secret(json, View::Masked).unwrap().unwrap();
        let masked = std::str::from_utf8(&masked).unwrap();
        assert!(
            !masked.contains("MDEyMzQ1Njc4OWFiY2RlZg") && masked.contains("well-formed"),
            "{masked}"
        );
    }

    #[test]
    fn s21_another_type_kind_or_namespace_does_not_pass() {
        for (from, to) in [
            ("bootstrap.kubernetes.io/token", "Opaque"),
            ("bootstrap.kubernetes.io/token", "bootstrap.kubernetes.io/token2"),
            ("kube-system", "default"),
            (r#""kind":"Secret""#, r#""kind":"ConfigMap""#),
        ] {
            let json = Bytes::from(TOKEN.replacen(from, to, 1));
            for view in [View::Whole, View::Masked] {
                assert!(secret(json.clone(), view).unwrap().is_none(), "{to}");
            }
        }
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        for json in ["", "[]x", "7", "{\"kind\":"] {
            assert!(secret(Bytes::from(json), View::Masked).is_err(), "{json}");
        }
    }
}
