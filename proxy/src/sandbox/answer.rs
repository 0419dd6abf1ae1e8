//! Answers, with those of kube-apiserver's headers that the proxy passes on or reads.

use super::failure::Failure;
use super::uuid::uuid;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use karmada_token_core::Timestamp;
use serde_json::Value;
use std::convert::Infallible;
use std::time::{Duration, UNIX_EPOCH};

/// The body of every answer. A watch's ends with its time-out; no body breaks off.
pub(crate) type SandboxBody = UnsyncBoxBody<Bytes, Infallible>;

/// An answer before it has the headers that all have.
pub(super) struct Answer {
    code: StatusCode,
    /// In seconds.
    retry_after: Option<u64>,
    /// Where it says more than that it is JSON.
    media_type: Option<&'static str>,
    body: SandboxBody,
}

impl Answer {
    pub(super) fn ok(object: &Value) -> Self {
        Answer::json(StatusCode::OK, object)
    }

    pub(super) fn created(object: &Value) -> Self {
        Answer::json(StatusCode::CREATED, object)
    }

    fn json(code: StatusCode, object: &Value) -> Self {
        Answer {
            code,
            retry_after: None,
            media_type: None,
            body: Full::from(format!("{object}\n")).boxed_unsync(),
        }
    }

    /// Watch frames.
    pub(super) fn stream(body: SandboxBody) -> Self {
        Answer {
            code: StatusCode::OK,
            retry_after: None,
            media_type: None,
            body,
        }
    }

    pub(super) fn of_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    pub(super) fn into_response(self, now: Timestamp) -> Response<SandboxBody> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.code;
        let headers = response.headers_mut();
        headers.extend(http_date(now).map(|date| (DATE, date)));
        let media_type = self.media_type.map(HeaderValue::from_static);
        headers.extend(media_type.map(|media_type| (CONTENT_TYPE, media_type)));
        headers.extend(self.retry_after.map(|seconds| (RETRY_AFTER, seconds.into())));
        if let Some(id) = uuid().ok().and_then(|id| HeaderValue::try_from(id).ok()) {
            headers.insert("audit-id", id);
        }
        response
    }
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Self {
        Answer {
            retry_after: failure.retry_after(),
            ..Answer::json(failure.code(), failure.status())
        }
    }
}

fn http_date(now: Timestamp) -> Option<HeaderValue> {
    let seconds = u64::try_from(now.unix_seconds()).ok()?;
    let time = UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
    HeaderValue::try_from(httpdate::fmt_http_date(time)).ok()
}
