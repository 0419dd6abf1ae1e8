//! CertificateSigningRequests, of which those pass that bootstrap tokens filed: each to the byte, unless it is huge.

use bytes::Bytes;
use karmada_token_core::{BOOTSTRAP_USER_PREFIX, TokenId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Passed;
use super::json::Items;
use crate::upstream::UpstreamError;

/// Several times what a request with its certificate takes. Who has a leaked token may file requests of a megabyte, and must
/// not keep anybody from seeing that by their bulk: of a larger one only its [`Essence`] passes.
const USUAL: usize = 16 << 10;

/// Who filed a request, when, and what came of it.
#[derive(Deserialize, Serialize)]
struct Essence<'a> {
    metadata: Metadata,
    spec: Spec,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    status: Option<&'a RawValue>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct Metadata {
    name: String,
    uid: String,
    creation_timestamp: Option<String>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct Spec {
    signer_name: String,
    username: String,
}

pub(crate) struct Requests;

impl Items for Requests {
    const KIND: &'static str = "CertificateSigningRequestList";
    const API_VERSION: &'static str = "certificates.k8s.io/v1";
    const GARBLED: UpstreamError = UpstreamError::Garbled("no list of CertificateSigningRequests");

    fn pass_usual(&mut self, _: &[u8], _: &mut Passed) -> Option<usize> {
        None
    }

    fn pass_other(&mut self, item: &Bytes) -> Option<Bytes> {
        let essence: Essence<'_> = serde_json::from_slice(item).ok()?;
        let id = essence.spec.username.strip_prefix(BOOTSTRAP_USER_PREFIX)?;
        id.parse::<TokenId>().ok()?;
        if item.len() <= USUAL {
            return Some(item.clone());
        }
        serde_json::to_vec(&essence).map(Bytes::from).ok()
    }
}

#[cfg(test)]
mod tests;
