//! Answers with the headers that kube-apiserver puts on each.

use super::status::Failure;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, DATE, RETRY_AFTER, WARNING, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use karmada_token_core::Timestamp;
use serde_json::Value;
use std::convert::Infallible;
use std::time::{Duration, UNIX_EPOCH};

/// The body of every answer. A watch's ends with its time-out; no body breaks off.
pub(crate) type SandboxBody = UnsyncBoxBody<Bytes, Infallible>;

/// An answer before it has its general headers.
pub(super) struct Answer {
    code: StatusCode,
    content_type: &'static str,
    headers: Vec<(HeaderName, HeaderValue)>,
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
        Answer::with_body(code, "application/json", full(format!("{object}\n")))
    }

    pub(super) fn text(text: &'static str) -> Self {
        let answer = Answer::with_body(StatusCode::OK, "text/plain; charset=utf-8", full(text));
        answer.header(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"))
    }

    /// Watch frames.
    pub(super) fn stream(body: SandboxBody) -> Self {
        Answer::with_body(StatusCode::OK, "application/json", body)
    }

    fn with_body(code: StatusCode, content_type: &'static str, body: SandboxBody) -> Self {
        Answer {
            code,
            content_type,
            headers: Vec::new(),
            body,
        }
    }

    fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// One `Warning` header each, as kubectl shows them.
    pub(super) fn warn(self, warnings: &[String]) -> Self {
        let header =
            |text: &String| HeaderValue::try_from(format!("299 - {}", Value::from(text.as_str()))).ok();
        warnings
            .iter()
            .filter_map(header)
            .fold(self, |answer, value| answer.header(WARNING, value))
    }

    pub(super) fn into_response(self, now: Timestamp, audit_id: Option<&str>) -> Response<SandboxBody> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.code;
        let headers = response.headers_mut();
        for (name, value) in self.headers {
            headers.append(name, value);
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
        if let Some(date) = http_date(now) {
            headers.insert(DATE, date);
        }
        if let Some(id) = audit_id.and_then(|id| HeaderValue::try_from(id).ok()) {
            headers.insert("audit-id", id);
        }
        response
    }
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Self {
        let answer = Answer::json(failure.code(), &failure.to_json());
        let answer = match failure.retry_after() {
            Some(seconds) => answer.header(RETRY_AFTER, HeaderValue::from(seconds)),
            None => answer,
        };
        if failure.is_forbidden() {
            answer.header(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"))
        } else {
            answer
        }
    }
}

fn full(body: impl Into<Bytes>) -> SandboxBody {
    Full::new(body.into()).boxed_unsync()
}

fn http_date(now: Timestamp) -> Option<HeaderValue> {
    let seconds = u64::try_from(now.unix_seconds()).ok()?;
    let time = UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
    HeaderValue::try_from(httpdate::fmt_http_date(time)).ok()
}
