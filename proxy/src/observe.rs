//! Each request gets an ID, a span, a line in the log and its place in the metrics. Neither path nor query is logged:
//! a caller may have put anything there.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::DATE;
use http::{HeaderMap, HeaderName, HeaderValue};
use karmada_token_core::TokenId;
use tracing::Instrument as _;

use crate::audit::{Peer, from_peer, record_refusal};
use crate::hex::hex;
use crate::operation::token_at;
use crate::routes::OperationName;
use crate::state::{self, Shared};
use crate::status::{Reason, Refused, Status};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub(crate) async fn observe(State(state): State<Shared>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return answer(state, request, next).await;
    }
    // A caller who hangs up ends the wait, and not what the API server may have got already: that is carried out and put on
    // record, and the process's end waits for it.
    let unfinished = state.ending.subscribe();
    let answered = tokio::spawn(async move {
        let response = answer(state, request, next).await;
        drop(unfinished);
        response
    });
    answered.await.unwrap_or_else(|_| {
        Status::new(
            Reason::InternalError,
            "this request was given up; what became of it is not known",
        )
        .into_response()
    })
}

async fn answer(state: Shared, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    from_peer(peer, follow(state, request, next)).await
}

async fn follow(state: Shared, request: Request, next: Next) -> Response {
    let id = request_id();
    let span = tracing::info_span!("request", id, method = %request.method());
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| operation_of(path.as_str()));
    let token_id = token_at(request.uri().path());
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let _entered = span.enter();
    let operation = response
        .extensions()
        .get::<OperationName>()
        .map(|name| name.0)
        .or(path)
        .unwrap_or("page");
    report(&state, operation, token_id, &response, start);
    put_on(&state, &id, response.headers_mut());
    response
}

/// Puts on an answer that nobody observes what one carries that somebody does; the ID that it was given.
pub(crate) fn sign(state: &state::State, headers: &mut HeaderMap) -> String {
    let id = request_id();
    put_on(state, &id, headers);
    id
}

fn put_on(state: &state::State, id: &str, headers: &mut HeaderMap) {
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(REQUEST_ID, id);
    }
    // An answer that upstream had no part in still tells the time by upstream's clock.
    if !headers.contains_key(DATE)
        && let Some(date) = state.api.clock.date()
    {
        headers.insert(DATE, date);
    }
}

fn report(
    state: &state::State,
    operation: &'static str,
    token_id: Option<TokenId>,
    response: &Response,
    start: Instant,
) {
    let (code, took) = (response.status(), start.elapsed());
    state.metrics.answered(operation, code.as_u16(), took);
    let upstream_id = response
        .headers()
        .get("audit-id")
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    macro_rules! line {
        ($level:ident) => {
            tracing::$level!(
                operation,
                code = code.as_u16(),
                took_ms = (took.as_secs_f64() * 1e6).round() / 1e3,
                audit_id = upstream_id,
                "answered"
            )
        };
    }
    // Probes and scrapes come all day, and say nothing as long as all is well.
    if code.is_success() && matches!(operation, "livez" | "readyz" | "metrics") {
        line!(debug);
    } else {
        line!(info);
    }
    let Some(Refused {
        reason,
        upstream,
        full,
    }) = response.extensions().get()
    else {
        return;
    };
    if let Some(what) = full {
        state.metrics.refused(what);
    } else if !code.is_server_error() {
        state.metrics.refused(reason.name());
        record_refusal(state, token_id, response);
    } else if let Some(kind) = upstream {
        state.metrics.upstream_failed(kind);
    }
}

/// The name of what answers a fixed path; Kubernetes paths are named by their operation instead.
fn operation_of(path: &str) -> &'static str {
    match path {
        "/-/info" => "info",
        "/-/session" => "session",
        "/-/session/link" => "session-link",
        "/-/check" => "check",
        "/-/openapi.json" => "openapi",
        "/-/outside" => "outside",
        "/livez" => "livez",
        "/readyz" => "readyz",
        "/metrics" => "metrics",
        _ => "none",
    }
}

/// Sixteen hexadecimal digits; ours, whatever the caller sent. Without randomness a request goes without one.
fn request_id() -> String {
    let mut bytes = [0; 8];
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    hex(&bytes)
}
