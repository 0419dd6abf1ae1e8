//! The Kubernetes paths: whatever parses to an operation is forwarded, the rest is refused.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use super::{OperationName, caller, site_of};
use crate::body;
use crate::forward::forward;
use crate::operation::{BodyRule, Operation, Route};
use crate::state::Shared;
use crate::status::Status;

pub(crate) async fn kubernetes(State(state): State<Shared>, request: Request) -> Response {
    match answer(&state, request).await {
        Ok((name, outcome)) => {
            let mut response = outcome.unwrap_or_else(IntoResponse::into_response);
            response.extensions_mut().insert(OperationName(name));
            response
        }
        Err(status) => status.into_response(),
    }
}

/// The operation's name with its outcome; an error is a request that is no operation.
async fn answer(
    state: &crate::state::State,
    request: Request,
) -> Result<(&'static str, Result<Response, Status>), Status> {
    let site = site_of(&request);
    let (parts, body) = request.into_parts();
    let caller = caller(state, &parts.headers, site)?;
    let route = Route::parse(&parts.method, parts.uri.path())?.wished(&parts.headers);
    let body = match route.body() {
        BodyRule::Unread => bytes::Bytes::new(),
        BodyRule::OptionalJson => body::optional_json(&parts.headers, body).await?,
        BodyRule::Json => body::json(&parts.headers, body).await?,
        BodyRule::MergePatch => body::merge_patch(&parts.headers, body).await?,
    };
    let operation: Operation = route.operation(parts.uri.query(), &body, state.api.now()?)?;
    Ok((operation.name(), forward(state, &operation, &caller).await))
}
