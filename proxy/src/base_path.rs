//! The path that all of this is under, where a server in front gives it one of its paths and hands requests on as they
//! are.
//!
//! It is taken off before anything else sees a request: guards, routes and tests know one set of paths.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use http::Uri;
use http::uri::PathAndQuery;
use tower::ServiceExt as _;

/// `/a/b`: no slash at its end, and empty for none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BasePath(String);

/// A path that can't be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "--base-path {value:?} must be a path such as /karmada-token: letters, digits, '-', '_', '.' between slashes"
)]
pub struct BasePathError {
    value: String,
}

/// Left on a request for the base path without its slash: the page's own links are relative, and need it.
#[derive(Debug, Clone)]
pub(crate) struct WithoutSlash(pub(crate) BasePath);

/// Where there is nothing, whatever the method and whoever asks.
pub(crate) const NOWHERE: &str = "/-/outside-the-base-path";
/// For who runs this, and knows its pods rather than its paths.
const OPERATIONS: [&str; 3] = ["/livez", "/readyz", "/metrics"];

impl BasePath {
    /// # Errors
    /// [`BasePathError`].
    pub(crate) fn parse(text: &str) -> Result<Self, BasePathError> {
        let bare = text.strip_suffix('/').unwrap_or(text);
        let is_good = |part: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain)
        };
        let mut parts = bare.split('/');
        let starts_well = bare.is_empty() || parts.next() == Some("");
        if starts_well && (bare.is_empty() || parts.all(is_good)) {
            return Ok(Self(bare.to_owned()));
        }
        Err(BasePathError {
            value: text.to_owned(),
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The router, under this path.
    pub(crate) fn around(self, router: Router) -> Router {
        if self.0.is_empty() {
            return router;
        }
        Router::new().fallback(async move |request: Request| -> Response {
            match router.oneshot(self.taken_off(request)).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        })
    }

    fn taken_off(&self, mut request: Request) -> Request {
        let path = request.uri().path();
        if OPERATIONS.contains(&path) {
            return request;
        }
        let inside = match path.strip_prefix(&self.0) {
            Some("") => {
                request.extensions_mut().insert(WithoutSlash(self.clone()));
                "/".to_owned()
            }
            Some(rest) if rest.starts_with('/') => match request.uri().query() {
                Some(query) => format!("{rest}?{query}"),
                None => rest.to_owned(),
            },
            _ => NOWHERE.to_owned(),
        };
        let mut parts = request.uri().clone().into_parts();
        // A piece of a path is a path; the other is our own.
        parts.path_and_query =
            Some(PathAndQuery::try_from(inside).unwrap_or_else(|_| PathAndQuery::from_static(NOWHERE)));
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", Some(""))]
    #[case("/", Some(""))]
    #[case("/a", Some("/a"))]
    #[case("/a/b-c.d/", Some("/a/b-c.d"))]
    #[case("a", None)]
    #[case("//a", None)]
    #[case("/a//b", None)]
    #[case("/a/../b", None)]
    #[case("/%61", None)]
    #[case("/a?b", None)]
    fn a_base_path_is_plain(#[case] text: &str, #[case] parsed: Option<&str>) {
        assert_eq!(BasePath::parse(text).ok().as_ref().map(BasePath::as_str), parsed);
    }

    #[rstest]
    #[case("/a/", "/")]
    #[case("/a/api?x=1", "/api?x=1")]
    #[case("/a/a/b", "/a/b")]
    #[case("/ab", NOWHERE)]
    #[case("/api", NOWHERE)]
    #[case("/", NOWHERE)]
    #[case("/a//api", "//api")]
    #[case("/A/api", NOWHERE)]
    #[case("/livez", "/livez")]
    fn s20_it_is_taken_off_once(#[case] path: &str, #[case] inside: &str) {
        let request = Request::builder()
            .uri(path)
            .body(axum::body::Body::empty())
            .unwrap();
        let base = BasePath::parse("/a").unwrap();
        assert_eq!(base.taken_off(request).uri().to_string(), inside);
    }
}
