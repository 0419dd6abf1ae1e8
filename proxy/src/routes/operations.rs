//! `/livez`, `/readyz`, `/metrics`: for who runs this, under any host name and without sign-in. They tell nothing of
//! tokens or people.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::metrics::CONTENT_TYPE as OPENMETRICS;
use crate::state::Shared;

/// The process is alive.
pub(crate) async fn livez() -> &'static str {
    "ok\n"
}

/// The process takes requests, and upstream answers them; with `?exclude=api-server` the former alone. With `?verbose` each
/// condition has a line. All as kube-apiserver has it.
pub(crate) async fn readyz(State(state): State<Shared>, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let asks_for = |wanted| query.split('&').any(|pair| pair == wanted);
    let (is_verbose, excludes) = (asks_for("verbose"), asks_for("exclude=api-server"));
    let serves = !state.drain.has_begun();
    if serves && excludes {
        look(&state);
    }
    // Once it ends, upstream is not asked any more.
    let outcome = if serves && !excludes {
        state.readiness.ask(&state.api, &state.metrics).await
    } else {
        Ok(())
    };
    let is_ready = serves && outcome.is_ok();
    let told = match (serves, outcome) {
        (true, Ok(())) => "ok\n".to_owned(),
        (true, Err(kind)) => format!("no usable answer from the API server: {kind}, see the log\n"),
        (false, _) => "shutting down\n".to_owned(),
    };
    let code = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    if !is_verbose {
        return (code, told).into_response();
    }
    let line = |holds: bool, name: &str| {
        if holds {
            format!("[+]{name} ok\n")
        } else {
            format!("[-]{name} failed: {told}")
        }
    };
    let upstream = match (serves, excludes) {
        (false, _) => String::new(),
        (true, true) => "[+]api-server excluded: ok\n".to_owned(),
        (true, false) => line(is_ready, "api-server"),
    };
    let outcome = if is_ready { "passed" } else { "failed" };
    let text = format!("{}{upstream}readyz check {outcome}\n", line(serves, "serving"));
    (code, text).into_response()
}

/// Has it asked for the metrics alone: a replica that nobody uses would not notice otherwise that it is gone. Nobody waits
/// for this, and where it is being asked already it isn't asked again.
fn look(state: &Shared) {
    if !state.readiness.is_asked() {
        let state = Arc::clone(state);
        tokio::spawn(async move { state.readiness.ask(&state.api, &state.metrics).await });
    }
}

pub(crate) async fn metrics(State(state): State<Shared>) -> Response {
    match state.metrics.encode() {
        Ok(text) => ([(CONTENT_TYPE, OPENMETRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
