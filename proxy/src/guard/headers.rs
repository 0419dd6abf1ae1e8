//! The headers that every answer carries.

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Origin, Scheme};

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      object-src 'none'";
/// On our own page alone: where the element is embedded, such a policy is the host's to make.
const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'; trusted-types default";
/// What a page says of itself that needs nothing and nobody: no origin of its own, no request, no peer. Which script and style
/// it may run stands in the page, by hash, so that it is the same from a disk.
const SEALED: &str = "sandbox allow-scripts; webrtc 'block'; connect-src 'none'; object-src 'none'; base-uri 'none'; \
                      form-action 'none'";
const HASHED_CACHE: &str = "public, max-age=31536000, immutable";

/// The headers of one process, made once.
#[derive(Debug)]
pub(crate) struct SecurityHeaders {
    policy: HeaderValue,
    page_policy: HeaderValue,
    sealed_policy: HeaderValue,
    scheme: Scheme,
}

impl SecurityHeaders {
    /// `frame_ancestors` is a source list of CSP, such as `'none'`.
    ///
    /// # Errors
    /// A source list that no header can carry.
    pub(crate) fn new(
        frame_ancestors: &str,
        scheme: Scheme,
    ) -> Result<Self, http::header::InvalidHeaderValue> {
        let policy = format!("{POLICY}; frame-ancestors {frame_ancestors}");
        Ok(Self {
            policy: HeaderValue::try_from(&policy)?,
            page_policy: HeaderValue::try_from(format!("{policy}; {TRUSTED_TYPES}"))?,
            sealed_policy: HeaderValue::try_from(format!("{SEALED}; frame-ancestors {frame_ancestors}"))?,
            scheme,
        })
    }

    /// Sets them all; what a handler has said about caching stays.
    pub(crate) fn put_on(&self, headers: &mut HeaderMap) {
        let is_page = headers
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let policy = match headers.get(CONTENT_SECURITY_POLICY) {
            Some(own) if own == SEALED => &self.sealed_policy,
            _ if is_page => &self.page_policy,
            _ => &self.policy,
        };
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
        headers.entry(CACHE_CONTROL).or_insert_with(no_store);
        if self.scheme == Scheme::Https {
            headers.insert(
                STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000"),
            );
        }
    }
}

/// For a page that has all it needs inside: [`SecurityHeaders::put_on`] completes it.
pub(crate) fn sealed() -> HeaderValue {
    HeaderValue::from_static(SEALED)
}

/// For what must not be kept: API answers and HTML.
pub(crate) fn no_store() -> HeaderValue {
    HeaderValue::from_static("no-store")
}

/// For a file whose name changes with its content.
pub(crate) fn kept_for_ever() -> HeaderValue {
    HeaderValue::from_static(HASHED_CACHE)
}

/// What a browser is told about an embedding origin: it may ask, without credentials of the browser's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cors;

impl Cors {
    /// On every answer to that origin.
    pub(crate) fn put_on(self, headers: &mut HeaderMap, origin: &Origin) {
        let Ok(origin) = HeaderValue::try_from(origin.as_str()) else {
            return;
        };
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("Date, Retry-After, Audit-Id"),
        );
    }

    /// On the answer to its preflight too.
    pub(crate) fn preflight(self, headers: &mut HeaderMap) {
        headers.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST, PATCH, DELETE"),
        );
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("Authorization, Content-Type"),
        );
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
}
