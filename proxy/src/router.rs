//! Every path of this server, in one place.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use tower_http::catch_panic::CatchPanicLayer;

use crate::base_path::NOWHERE;
use crate::state::Shared;
use crate::status::{Reason, Status};
use crate::{observe, page, routes, shield};

/// The whole server as one service. From the outside in: request ID, log and metrics; security headers; a panic to a
/// 500; the guards; then the path.
pub(crate) fn router(state: Shared) -> Router {
    let api = Router::new()
        .route("/-/info", get(routes::info))
        .route("/-/session", post(routes::begin).delete(routes::end))
        .route("/-/session/link", post(routes::link))
        .route("/-/check", post(routes::check))
        .route("/-/openapi.json", get(routes::openapi))
        .route("/-/outside", get(routes::outside))
        .route("/-/{*rest}", any(nothing_here))
        .route("/api", any(routes::kubernetes))
        .route("/api/{*rest}", any(routes::kubernetes))
        .route("/apis", any(routes::kubernetes))
        .route("/apis/{*rest}", any(routes::kubernetes))
        .route("/openapi/{*rest}", any(routes::kubernetes))
        .route("/version", any(routes::kubernetes))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(Arc::clone(&state), shield::api));
    let named = Router::new()
        .merge(api)
        // Past the guard of the API: somebody who types the host's bare name is no page of another site.
        .route(NOWHERE, any(nothing_here))
        .fallback(page::serve)
        .layer(from_fn_with_state(Arc::clone(&state), shield::host));
    let operations = Router::new()
        .route("/livez", get(routes::livez))
        .route("/readyz", get(routes::readyz))
        .route("/metrics", get(routes::metrics))
        .method_not_allowed_fallback(method_not_allowed);
    Router::new()
        .merge(operations)
        .merge(named)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&state), shield::answer))
        .layer(from_fn_with_state(Arc::clone(&state), observe::observe))
        .with_state(state)
}

async fn nothing_here() -> Status {
    Status::new(Reason::NotFound, "there is nothing at this path")
}

async fn method_not_allowed() -> Status {
    Status::new(Reason::MethodNotAllowed, "this path does not take this method")
}

/// Constant text: what a panic says is for the log, and not all of it.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Status::new(
        Reason::InternalError,
        "the proxy has failed on this request; its log names the place",
    )
    .into_response()
}
