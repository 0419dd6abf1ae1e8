//! `GET /-/openapi.json`: all of this surface, for programs. It says nothing of tokens, people or the API server, and
//! so is for everybody.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;

use crate::state::Shared;

pub(crate) async fn openapi(State(state): State<Shared>) -> Response {
    let json = crate::openapi::document(state.mode, &state.base_path);
    ([(CONTENT_TYPE, "application/json")], json.to_string()).into_response()
}
