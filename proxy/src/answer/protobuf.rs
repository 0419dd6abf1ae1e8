//! Kubernetes' protobuf, as much of it as lists of Secrets and refusals are written in. What is asked for masked is read so:
//! it is shorter than JSON by a third, costs the API server less, and what stays back is never looked at.
//!
//! Source: <https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding>, and `generated.proto` of
//! k8s.io/api/core/v1, k8s.io/apimachinery/pkg/apis/meta/v1 and k8s.io/apimachinery/pkg/runtime.

mod metadata;
mod secret;
mod status;
mod wire;
mod writer;
#[cfg(test)]
pub(super) mod written;

use http::header::CONTENT_TYPE;

pub(super) use metadata::ListMeta;
pub(super) use secret::Secret;
pub(super) use status::status;
pub(super) use wire::{Broken, Field};
use wire::{Fields, Value};

const MEDIA_TYPE: &str = "application/vnd.kubernetes.protobuf";

/// What every document begins with.
pub(super) const MAGIC: &[u8] = b"k8s\0";

/// A document in its envelope, `runtime.Unknown`: what it is, and itself.
pub(super) mod envelope {
    pub(in crate::answer) const TYPE: u32 = 1;
    pub(in crate::answer) const RAW: u32 = 2;
    pub(in crate::answer) const CONTENT_ENCODING: u32 = 3;
}

/// Whether an answer is in protobuf.
pub(crate) fn is_protobuf<B>(answer: &http::Response<B>) -> bool {
    let content_type = answer.headers().get(CONTENT_TYPE);
    content_type.is_some_and(|value| value.as_bytes().starts_with(MEDIA_TYPE.as_bytes()))
}

/// Whether a document in an envelope says that it is of this version and kind.
pub(super) fn is_of(type_meta: &[u8], api_version: &str, kind: &str) -> bool {
    let (mut version_seen, mut kind_seen) = (&b""[..], &b""[..]);
    for field in Fields::of(type_meta) {
        match field {
            Some((1, Value::Bytes(text))) => version_seen = text,
            Some((2, Value::Bytes(text))) => kind_seen = text,
            Some(_) => {}
            None => return false,
        }
    }
    version_seen == api_version.as_bytes() && kind_seen == kind.as_bytes()
}
