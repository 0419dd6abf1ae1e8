//! The guards as layers: what a request must be before any handler sees it, and what every answer carries.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY};
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use crate::guard::{Cors, Host, Origin};
use crate::state::{self, Shared};
use crate::status::Status;

/// The security headers, on every answer, and what an embedding origin may read.
pub(crate) async fn answer(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let embedder = embedder(&state, request.headers());
    let mut response = next.run(request).await;
    state.headers.put_on(response.headers_mut());
    // A browser may keep what our own page was given, and must not hand it to an embedder's without the words below.
    if !state.policy.embedders.is_empty() {
        response
            .headers_mut()
            .append(VARY, HeaderValue::from_static("Origin"));
    }
    if let Some(origin) = embedder {
        Cors.put_on(response.headers_mut(), &origin);
    }
    response
}

/// The Host header, on everything but what operators ask.
pub(crate) async fn host(
    State(state): State<Shared>,
    request: Request,
    next: Next,
) -> Result<Response, Status> {
    let (parts, body) = request.into_parts();
    let host = state.policy.host(&parts)?;
    let mut request = Request::from_parts(parts, body);
    request.extensions_mut().insert(host);
    Ok(next.run(request).await)
}

/// Where a request to the API comes from; preflights of embedding origins are answered here.
pub(crate) async fn api(
    State(state): State<Shared>,
    mut request: Request,
    next: Next,
) -> Result<Response, Status> {
    if is_preflight(&request) && embedder(&state, request.headers()).is_some() {
        let mut response = StatusCode::NO_CONTENT.into_response();
        Cors.preflight(response.headers_mut());
        return Ok(response);
    }
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let host = request
        .extensions()
        .get::<Host>()
        .ok_or_else(|| Status::forbidden("no host was named"))?;
    let site = state.policy.site(request.headers(), host, is_safe)?;
    request.extensions_mut().insert(site);
    Ok(next.run(request).await)
}

fn is_preflight(request: &Request) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The embedding origin that a request comes from, if it is on the list.
fn embedder(state: &state::State, headers: &HeaderMap) -> Option<Origin> {
    let origin = headers.get(ORIGIN).map(HeaderValue::to_str)?.ok()?;
    Origin::exact(origin)
        .ok()
        .filter(|origin| state.policy.embedders.contains(origin))
}
