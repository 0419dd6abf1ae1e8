//! The requests that bootstrap tokens filed, and nobody else's; item by item, as they arrive.

use axum::body::Body;
use bytes::{BufMut, BytesMut};
use futures_util::stream;
use karmada_token_core::{BOOTSTRAP_USER_PREFIX, TokenId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::body::Arriving;
use super::scanner::{Piece, Scanner, closed, opened};
use crate::upstream::{UpstreamBody, UpstreamError};

const KIND: &str = "CertificateSigningRequestList";
const HEAD: &[u8] =
    br#"{"kind":"CertificateSigningRequestList","apiVersion":"certificates.k8s.io/v1","metadata":{},"items":["#;
const TAIL: &[u8] = b"]}";
const GARBLED: UpstreamError = UpstreamError::Garbled("no list of CertificateSigningRequests");

/// So much is sent at once.
const ENOUGH: usize = 64 << 10;
/// Several times what a request with its certificate takes. Who has a leaked token may file requests of a megabyte, and must
/// not keep anybody from seeing that by their bulk: of a larger one only its [`Essence`] passes.
const USUAL: usize = 16 << 10;

/// What a list says besides its items.
#[derive(Deserialize)]
struct Frame {
    kind: Option<String>,
    /// Empty here: the items are cut out. Null is as good as none.
    items: Option<[(); 0]>,
}

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

struct Requests {
    upstream: Arriving,
    scanner: Scanner,
    has_items: bool,
    has_kind: bool,
}

/// The list with the requests of `system:bootstrap:ID` alone, each to the byte unless it is huge. What is wrong before
/// something is sent is an error; afterwards the body breaks off.
///
/// # Errors
/// [`UpstreamError`]: silent, broken off, or no such list.
pub(crate) async fn requests(upstream: UpstreamBody) -> Result<Body, UpstreamError> {
    let mut requests = Requests {
        upstream: Arriving::new(upstream),
        scanner: Scanner::new(),
        has_items: false,
        has_kind: false,
    };
    let mut first = BytesMut::from(HEAD);
    if requests.fill(&mut first).await? {
        return Ok(Body::from(first.freeze()));
    }
    let rest = stream::unfold(Some((requests, first)), |state| async move {
        let (mut requests, mut ready) = state?;
        let mut next = BytesMut::new();
        match requests.fill(&mut next).await {
            Ok(true) => {
                ready.extend_from_slice(&next);
                Some((Ok(ready.freeze()), None))
            }
            Ok(false) => Some((Ok(ready.freeze()), Some((requests, next)))),
            Err(error) => {
                tracing::warn!(kind = error.kind(), %error, "a list was broken off");
                Some((Err(error), None))
            }
        }
    });
    Ok(Body::from_stream(rest))
}

impl Requests {
    /// Adds what may pass until that is enough; whether the list has ended.
    async fn fill(&mut self, passed: &mut BytesMut) -> Result<bool, UpstreamError> {
        while passed.len() < ENOUGH {
            match self.scanner.next()? {
                Some(Piece::Head(text)) => {
                    self.heed(&closed(&text))?.items.ok_or(GARBLED)?;
                }
                Some(Piece::Empty(text)) => {
                    self.heed(&text)?;
                    passed.extend_from_slice(TAIL);
                }
                Some(Piece::Item(item)) => self.take(&item, passed)?,
                Some(Piece::Tail(text)) => {
                    self.heed(&opened(&text))?;
                    passed.extend_from_slice(TAIL);
                }
                None => match self.upstream.next().await? {
                    Some(data) => self.scanner.push(data),
                    None if self.scanner.is_over() && self.has_kind => return Ok(true),
                    None => return Err(GARBLED),
                },
            }
        }
        Ok(false)
    }

    fn heed(&mut self, json: &[u8]) -> Result<Frame, UpstreamError> {
        let frame: Frame = serde_json::from_slice(json).map_err(|_| GARBLED)?;
        if frame.kind.as_ref().is_some_and(|kind| kind != KIND) {
            return Err(GARBLED);
        }
        self.has_kind |= frame.kind.is_some();
        Ok(frame)
    }

    /// Writes an item, if a bootstrap token filed it.
    fn take(&mut self, item: &[u8], passed: &mut BytesMut) -> Result<(), UpstreamError> {
        let Ok(essence) = serde_json::from_slice::<Essence<'_>>(item) else {
            return Ok(());
        };
        let id = essence.spec.username.strip_prefix(BOOTSTRAP_USER_PREFIX);
        if id.is_none_or(|id| id.parse::<TokenId>().is_err()) {
            return Ok(());
        }
        if std::mem::replace(&mut self.has_items, true) {
            passed.put_u8(b',');
        }
        if item.len() <= USUAL {
            passed.extend_from_slice(item);
        } else {
            passed.extend_from_slice(&serde_json::to_vec(&essence).map_err(|_| GARBLED)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
