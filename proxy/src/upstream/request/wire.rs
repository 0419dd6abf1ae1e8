//! A request as HTTP says it: method, path, query, JSON, and no header but those set here.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Method, Request};
use karmada_token_core::{SECRET_TYPE, TokenId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use zeroize::Zeroizing;

use super::ApiRequest;
use crate::operation::paths::{
    CERTIFICATE_REQUESTS, CLIENT_REQUESTS, CLUSTER_INFO, KARMADA, OUTSIDE, READYZ, SECRETS,
    SELF_SUBJECT_ACCESS_REVIEWS, SELF_SUBJECT_REVIEWS, SUBJECT_ACCESS_REVIEWS,
};
use crate::operation::{AccessReview, Deletion, ObjectOptions, Selection, View};
use crate::upstream::UpstreamError;

/// What RFC 3986 leaves unreserved needs no escape.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How the API server's audit log names this program.
const AGENT: HeaderValue = HeaderValue::from_static(concat!("karmada-token/", env!("CARGO_PKG_VERSION")));
const JSON: &str = "application/json";
/// JSON is for a server that knows nothing else, another proxy perhaps.
const PROTOBUF_OR_JSON: &str = "application/vnd.kubernetes.protobuf,application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The parts of a request.
pub(super) struct Wire {
    method: Method,
    path: String,
    accept: &'static str,
    query: Vec<(&'static str, String)>,
    body: Option<(&'static str, Zeroizing<String>)>,
}

impl From<ApiRequest> for Wire {
    fn from(request: ApiRequest) -> Self {
        match request {
            ApiRequest::List(selection) => Self::get(SECRETS).with(selected(&selection)),
            ApiRequest::ListToMask(selection) => Self {
                accept: PROTOBUF_OR_JSON,
                ..Self::get(SECRETS).with(selected(&selection))
            },
            ApiRequest::Watch(selection) => Self::get(SECRETS)
                .with(vec![("watch", "true".to_owned())])
                .with(selected(&selection)),
            ApiRequest::Get(id, options) => Self::secret(Method::GET, id).with(options_of(&options)),
            ApiRequest::Create(manifest, options) => Self::post(SECRETS, manifest).with(options_of(&options)),
            ApiRequest::Patch(id, merge, options) => Self {
                body: Some((MERGE_PATCH, merge)),
                ..Self::secret(Method::PATCH, id).with(options_of(&options))
            },
            ApiRequest::Delete(id, deletion, options) => Self {
                body: deletion.map(|deletion| (JSON, delete_options(&deletion).into())),
                ..Self::secret(Method::DELETE, id).with(options_of(&options))
            },
            ApiRequest::ClusterInfo => Self::get(CLUSTER_INFO),
            ApiRequest::Discover(document, form) => Self {
                accept: form.media_type(),
                ..Self::get(document.path())
            },
            ApiRequest::Karmada => Self::get(KARMADA),
            ApiRequest::Readyz => Self::get(READYZ),
            ApiRequest::Outside => Self::get(OUTSIDE),
            ApiRequest::ReviewSelf => {
                let review = json!({"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"});
                Self::post(SELF_SUBJECT_REVIEWS, review.to_string())
            }
            ApiRequest::ReviewAccess(review) => Self::post(SELF_SUBJECT_ACCESS_REVIEWS, access(&review)),
            ApiRequest::ReviewSubject(question) => {
                Self::post(SUBJECT_ACCESS_REVIEWS, question.review().to_string())
            }
            ApiRequest::CertificateRequests => {
                Self::get(CERTIFICATE_REQUESTS).with(vec![("fieldSelector", CLIENT_REQUESTS.to_owned())])
            }
        }
    }
}

impl Wire {
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

    fn secret(method: Method, id: TokenId) -> Self {
        Self {
            method,
            ..Self::get(&format!("{SECRETS}/{}", id.secret_name()))
        }
    }

    fn with(mut self, pairs: Vec<(&'static str, String)>) -> Self {
        self.query.extend(pairs);
        self
    }

    pub(super) fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// # Errors
    /// Never for what this module builds; http's error is told rather than hidden.
    pub(super) fn into_http(self) -> Result<Request<Bytes>, UpstreamError> {
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

fn access(review: &AccessReview) -> String {
    let review = json!({
        "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": review,
    });
    review.to_string()
}

fn delete_options(deletion: &Deletion) -> String {
    let Deletion {
        uid,
        resource_version,
        dry_run,
    } = deletion;
    let mut options = json!({
        "apiVersion": "v1", "kind": "DeleteOptions",
        "preconditions": {"uid": uid, "resourceVersion": resource_version},
    });
    if *dry_run {
        options["dryRun"] = json!(["All"]);
    }
    options.to_string()
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
    push(
        "view",
        (selection.view == View::Masked).then(|| "masked".to_owned()),
    );
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
