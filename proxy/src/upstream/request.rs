//! An operation as a request to the API server. No I/O.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Method, Request};
use karmada_token_core::{RightsQuestion, SECRET_TYPE, TokenId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use zeroize::Zeroizing;

use super::UpstreamError;
use crate::operation::paths::{
    APIS, CERTIFICATE_REQUESTS, CLIENT_REQUESTS, CLUSTER_INFO, KARMADA, OUTSIDE, READYZ, REVIEWS, SECRETS,
    SELF_SUBJECT_ACCESS_REVIEWS, SELF_SUBJECT_REVIEWS, SUBJECT_ACCESS_REVIEWS,
};
use crate::operation::{AccessReview, Deletion, ObjectOptions, Operation, Selection, TokenPatch};

/// What RFC 3986 leaves unreserved needs no escape.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request as the API server gets it, once or again: path and query, JSON, and no header but those set here.
#[derive(Clone)]
pub(crate) struct ApiRequest {
    method: Method,
    path: String,
    accept: &'static str,
    query: Vec<(&'static str, String)>,
    body: Option<(&'static str, Zeroizing<String>)>,
}

/// How the API server's audit log names this program.
const AGENT: HeaderValue = HeaderValue::from_static(concat!("karmada-token/", env!("CARGO_PKG_VERSION")));
const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The request that an operation stands for. A patch and a delete take two steps: here the read that comes first;
/// [`patch_checked`] and [`delete_checked`] are the other.
pub(crate) fn build(operation: &Operation) -> ApiRequest {
    match operation {
        Operation::List(selection) => ApiRequest::get(SECRETS).with(selected(selection)),
        Operation::Watch(selection) => ApiRequest::get(SECRETS)
            .with([("watch", "true".to_owned())])
            .with(selected(selection)),
        Operation::Get(id, options) => ApiRequest::secret(Method::GET, *id).with(options_of(options)),
        Operation::Patch(id, ..) | Operation::Delete(id, ..) => ApiRequest::secret(Method::GET, *id),
        Operation::Create(token, options) => ApiRequest::create(token.expose_manifest().to_owned(), options),
        Operation::Discover(document, form) => ApiRequest {
            accept: form.media_type(),
            ..ApiRequest::get(document.path())
        },
        Operation::ClusterInfo => ApiRequest::get(CLUSTER_INFO),
        Operation::ReviewSelf => ApiRequest::review_self(),
        Operation::ReviewAccess(review) => ApiRequest::review_access(review),
        Operation::ReviewSubject(question) => ApiRequest::review_subject(*question),
        Operation::CertificateRequests => {
            ApiRequest::get(CERTIFICATE_REQUESTS).with([("fieldSelector", CLIENT_REQUESTS.to_owned())])
        }
    }
}

/// The patch of a Secret whose type was seen: it holds for that very object, unchanged since.
pub(crate) fn patch_checked(
    id: TokenId,
    patch: &TokenPatch,
    options: &ObjectOptions,
    seen: (&str, &str),
) -> ApiRequest {
    ApiRequest::patch(id, patch.expose_merge(seen), options)
}

/// The delete of a Secret whose type was seen: it holds for that very object, unchanged since.
pub(crate) fn delete_checked(
    id: TokenId,
    deletion: &Deletion,
    options: &ObjectOptions,
    seen: (&str, &str),
) -> ApiRequest {
    let uid = deletion.uid.as_deref().unwrap_or(seen.0);
    let version = deletion.resource_version.as_deref().unwrap_or(seen.1);
    let mut body = json!({
        "apiVersion": "v1", "kind": "DeleteOptions", "preconditions": {"uid": uid, "resourceVersion": version},
    });
    if deletion.dry_run || options.dry_run {
        body["dryRun"] = json!(["All"]);
    }
    let mut request = ApiRequest::secret(Method::DELETE, id).with(options_of(options));
    request.body = Some((JSON, Zeroizing::new(body.to_string())));
    request
}

impl ApiRequest {
    /// Is this Karmada's API server?
    pub(crate) fn karmada() -> Self {
        Self::get(KARMADA)
    }

    /// Does the API server answer?
    pub(crate) fn readyz() -> Self {
        Self::get(READYZ)
    }

    /// Which API groups are there?
    pub(crate) fn groups() -> Self {
        Self::get(APIS)
    }

    /// What does one of our own proxies see of the API server behind it?
    pub(crate) fn outside() -> Self {
        Self::get(OUTSIDE)
    }

    fn get(path: &str) -> Self {
        Self {
            method: Method::GET,
            path: path.to_owned(),
            accept: JSON,
            query: Vec::new(),
            body: None,
        }
    }

    fn post(path: &str, body: impl Into<Zeroizing<String>>) -> Self {
        Self {
            method: Method::POST,
            body: Some((JSON, body.into())),
            ..Self::get(path)
        }
    }

    /// A new token; the manifest is JSON.
    pub(crate) fn create(manifest: impl Into<Zeroizing<String>>, options: &ObjectOptions) -> Self {
        Self::post(SECRETS, manifest).with(options_of(options))
    }

    /// A JSON merge patch of a token.
    pub(crate) fn patch(id: TokenId, merge: Zeroizing<String>, options: &ObjectOptions) -> Self {
        let mut request = Self::secret(Method::PATCH, id).with(options_of(options));
        request.body = Some((MERGE_PATCH, merge));
        request
    }

    /// A delete of whatever token has this ID, without a look at it first.
    pub(crate) fn delete(id: TokenId, options: &ObjectOptions) -> Self {
        Self::secret(Method::DELETE, id).with(options_of(options))
    }

    fn secret(method: Method, id: TokenId) -> Self {
        Self {
            method,
            ..Self::get(&format!("{SECRETS}/{}", id.secret_name()))
        }
    }

    /// Who is it whose credential this goes with?
    pub(crate) fn review_self() -> Self {
        let body = json!({"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"});
        Self::post(SELF_SUBJECT_REVIEWS, body.to_string())
    }

    /// May the one whose credential this goes with?
    pub(crate) fn review_access(review: &AccessReview) -> Self {
        let body = json!({
            "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": review,
        });
        Self::post(SELF_SUBJECT_ACCESS_REVIEWS, body.to_string())
    }

    /// May a joining cluster?
    fn review_subject(question: RightsQuestion) -> Self {
        Self::post(SUBJECT_ACCESS_REVIEWS, question.review().to_string())
    }

    /// With more query parameters.
    pub(crate) fn with(mut self, pairs: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.query.extend(pairs);
        self
    }

    /// Whether its answer has no end of its own.
    pub(crate) fn is_watch(&self) -> bool {
        self.query.iter().any(|(name, _)| *name == "watch")
    }

    /// Whether it changes nothing, so that it may be asked again: a read, or a review, which is answered and not kept.
    pub(crate) fn changes_nothing(&self) -> bool {
        self.method == Method::GET || REVIEWS.contains(&self.path.as_str())
    }

    /// # Errors
    /// Never for what this module builds; http's error is told rather than hidden.
    pub(crate) fn into_http(self) -> Result<Request<Bytes>, UpstreamError> {
        let query: Vec<String> = self
            .query
            .iter()
            .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, ESCAPED)))
            .collect();
        let uri = if query.is_empty() {
            self.path
        } else {
            format!("{}?{}", self.path, query.join("&"))
        };
        let mut request = Request::builder()
            .method(self.method)
            .uri(uri)
            .header(USER_AGENT, AGENT)
            .header(ACCEPT, HeaderValue::from_static(self.accept));
        let mut body = Bytes::new();
        if let Some((kind, text)) = self.body {
            request = request.header(CONTENT_TYPE, HeaderValue::from_static(kind));
            body = Bytes::copy_from_slice(text.as_bytes());
        }
        request
            .body(body)
            .map_err(|_| UpstreamError::Garbled("the request could not be built"))
    }
}

/// The parameters of a list or a watch. The type is forced, whatever was asked for.
fn selected(selection: &Selection) -> Vec<(&'static str, String)> {
    let by_name = selection
        .id
        .map(|id| format!(",metadata.name={}", id.secret_name()))
        .unwrap_or_default();
    let mut pairs = vec![("fieldSelector", format!("type={SECRET_TYPE}{by_name}"))];
    let mut push = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
    push("limit", selection.limit.map(|limit| limit.to_string()));
    push("continue", selection.continue_token.clone());
    push("resourceVersion", selection.resource_version.clone());
    push(
        "resourceVersionMatch",
        selection.resource_version_match.map(str::to_owned),
    );
    push(
        "sendInitialEvents",
        selection.send_initial_events.map(|flag| flag.to_string()),
    );
    push(
        "allowWatchBookmarks",
        selection.allow_watch_bookmarks.map(|flag| flag.to_string()),
    );
    push(
        "timeoutSeconds",
        selection.timeout_seconds.map(|seconds| seconds.to_string()),
    );
    push("timeout", selection.timeout.as_ref().map(ToString::to_string));
    pairs
}

fn options_of(options: &ObjectOptions) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut push = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
    push("dryRun", options.dry_run.then(|| "All".to_owned()));
    push("fieldManager", options.field_manager.clone());
    push("fieldValidation", options.field_validation.map(str::to_owned));
    push("timeout", options.timeout.as_ref().map(ToString::to_string));
    push("pretty", options.pretty.map(|flag| flag.to_string()));
    pairs
}

#[cfg(test)]
mod tests;
