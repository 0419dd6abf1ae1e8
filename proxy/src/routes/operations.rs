//! `/livez`, `/readyz`, `/metrics`: for who runs this, under any host name and without sign-in. They tell nothing of
//! tokens or people.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::metrics::CONTENT_TYPE as OPENMETRICS;
use crate::state::Shared;

/// The process is alive.
pub(crate) async fn livez() -> &'static str {
    "ok\n"
}

/// The process takes requests, and upstream answers them.
pub(crate) async fn readyz(State(state): State<Shared>) -> Response {
    let told = if state.drain.has_begun() {
        (StatusCode::SERVICE_UNAVAILABLE, "shutting down\n")
    } else if state.readiness.is_ready(&state).await {
        (StatusCode::OK, "ok\n")
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the API server does not answer\n",
        )
    };
    told.into_response()
}

pub(crate) async fn metrics(State(state): State<Shared>) -> Response {
    match state.metrics.encode() {
        Ok(text) => ([(CONTENT_TYPE, OPENMETRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
