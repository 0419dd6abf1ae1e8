//! The requests that bootstrap tokens filed, and nobody else's.

use bytes::Bytes;
use karmada_token_core::{BOOTSTRAP_USER_PREFIX, TokenId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::upstream::UpstreamError;

const KIND: &str = "CertificateSigningRequestList";
const GARBLED: UpstreamError = UpstreamError::Garbled("no list of CertificateSigningRequests");

#[derive(Deserialize)]
struct List<'a> {
    kind: String,
    #[serde(borrow)]
    items: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
struct Request {
    spec: Spec,
}

#[derive(Deserialize)]
struct Spec {
    username: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Passed<'a> {
    kind: &'static str,
    api_version: &'static str,
    metadata: Metadata,
    items: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct Metadata {}

/// The list with the requests of `system:bootstrap:ID` alone, each to the byte.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no such list.
pub(crate) fn requests(json: &[u8]) -> Result<Bytes, UpstreamError> {
    let list: List<'_> = serde_json::from_slice(json).map_err(|_| GARBLED)?;
    if list.kind != KIND {
        return Err(GARBLED);
    }
    let items = list
        .items
        .unwrap_or_default()
        .into_iter()
        .filter(|item| is_tokens(item));
    let passed = Passed {
        kind: KIND,
        api_version: "certificates.k8s.io/v1",
        metadata: Metadata {},
        items: items.collect(),
    };
    serde_json::to_vec(&passed).map(Bytes::from).map_err(|_| GARBLED)
}

fn is_tokens(item: &RawValue) -> bool {
    serde_json::from_str(item.get()).is_ok_and(|request: Request| {
        let id = request.spec.username.strip_prefix(BOOTSTRAP_USER_PREFIX);
        id.is_some_and(|id| id.parse::<TokenId>().is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn s21_nobody_elses_request_passes() {
        let names = [
            "system:bootstrap:abcdef",
            "system:bootstrap:",
            "system:node:a",
            "root",
            "system:bootstrap:abcdef ",
        ];
        let items: Vec<_> = names
            .map(|name| json!({ "spec": { "username": name, "request": "x" } }))
            .into();
        let listed = requests(json!({ "kind": KIND, "items": items }).to_string().as_bytes()).unwrap();
        let listed: Value = serde_json::from_slice(&listed).unwrap();
        assert_eq!(listed["items"], json!([items[0]]));
    }

    #[test]
    fn what_is_no_list_is_an_error() {
        for json in ["", "{}", r#"{"kind":"SecretList","items":[]}"#, "<html>"] {
            assert!(requests(json.as_bytes()).is_err(), "{json}");
        }
        assert!(requests(format!(r#"{{"kind":"{KIND}","items":null}}"#).as_bytes()).is_ok());
    }
}
