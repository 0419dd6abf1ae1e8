//! The API server's documents about itself, remembered for a minute: kubectl asks for them before every command, and
//! they are the same from one to the next.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::answer::{DISCOVERY_LIMIT, collect, head, status_of};
use crate::api_server::ApiServer;
use crate::operation::{Document, Form, Operation};
use crate::session::{CallerKey, caller_key};
use crate::status::Status;
use crate::upstream::{Credential, build};

const FRESH: Duration = Duration::from_secs(60);
/// The most that is remembered at once. kube-apiserver's schemas of the core group are 1 MB.
const MOST_BYTES: usize = 8 << 20;

/// What was read, for whom. One caller's documents are never another's, though they would be the same: who may not
/// ask must not be answered.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<HashMap<Key, Kept>>);

type Key = (CallerKey, Document, Form);

#[derive(Debug, Clone)]
struct Kept {
    when: Instant,
    form: Form,
    json: Bytes,
}

/// A document, from memory or from upstream.
///
/// # Errors
/// Upstream's silence; its refusals pass as answers.
pub(crate) async fn discover(
    remembered: &Remembered,
    api: &ApiServer,
    document: Document,
    form: Form,
    credential: &Credential,
) -> Result<Response, Status> {
    let key = caller_key(credential).map(|caller| (caller, document, form));
    if let Some(kept) = key.and_then(|key| remembered.recall(&key)) {
        return Ok(kept.into_response());
    }
    let request = build(&Operation::Discover(document, form));
    let answer = api.send(request, credential).await?;
    let (head, kind) = (head(&answer), answer.headers().get(CONTENT_TYPE).cloned());
    let json = collect(answer.into_body(), DISCOVERY_LIMIT).await?;
    if head.code != StatusCode::OK {
        return Ok(status_of(head, json));
    }
    // A server of before Kubernetes 1.30 answers the plain form, whatever was wished for.
    let is_aggregated = kind.is_some_and(|kind| kind == Form::Aggregated.media_type());
    let form = if is_aggregated {
        Form::Aggregated
    } else {
        Form::Plain
    };
    let kept = Kept {
        when: Instant::now(),
        form,
        json,
    };
    if let Some(key) = key {
        remembered.remember(key, kept.clone());
    }
    Ok(head.decorate(kept.into_response()))
}

impl Kept {
    fn into_response(self) -> Response {
        let mut response = Response::new(self.json.into());
        let kind = http::HeaderValue::from_static(self.form.media_type());
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response
    }
}

impl Remembered {
    fn recall(&self, key: &Key) -> Option<Kept> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|kept| kept.when.elapsed() < FRESH).cloned()
    }

    /// Makes room by forgetting what is stale, and all if that isn't enough.
    fn remember(&self, key: Key, document: Kept) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, kept| kept.when.elapsed() < FRESH);
        let bytes: usize = kept.values().map(|kept| kept.json.len()).sum();
        if bytes + document.json.len() > MOST_BYTES {
            kept.clear();
        }
        kept.insert(key, document);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(bytes: usize) -> Kept {
        Kept {
            when: Instant::now(),
            form: Form::Plain,
            json: vec![b' '; bytes].into(),
        }
    }

    #[test]
    fn s02_one_callers_documents_are_not_another_s() {
        let remembered = Remembered::default();
        let key = |caller| ([caller; 32], Document::Version, Form::Plain);
        remembered.remember(key(1), kept(3));
        assert!(remembered.recall(&key(1)).is_some());
        assert!(remembered.recall(&key(2)).is_none());
    }

    #[test]
    fn s26_no_more_is_remembered_than_fits() {
        let remembered = Remembered::default();
        for caller in 0..40 {
            remembered.remember(([caller; 32], Document::OpenApiV1, Form::Plain), kept(1 << 20));
        }
        let kept = remembered.0.lock().unwrap();
        let bytes: usize = kept.values().map(|kept| kept.json.len()).sum();
        assert!((1 << 20..=MOST_BYTES).contains(&bytes), "{bytes}");
    }
}
