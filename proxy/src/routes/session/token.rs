//! Signing in with one's own bearer token.

use axum::response::Response;
use secrecy::{ExposeSecret, SecretString};

use super::{bad, no_randomness, signed_in};
use crate::identity::Identity;
use crate::session::{BearerSessions, BeginError, is_token};
use crate::state::State;
use crate::status::{Reason, Status};
use crate::upstream::Credential;

/// The API server says whose token it is; one that it knows nobody of begins no session.
pub(super) async fn sign_in(
    state: &State,
    sessions: &BearerSessions,
    token: &SecretString,
) -> Result<Response, Status> {
    if !is_token(token.expose_secret()) {
        return Err(bad("a bearer token is one word of letters, digits and -._~+/="));
    }
    sessions
        .check_length(token)
        .map_err(|error| bad(&error.to_string()))?;
    let identity = state
        .names
        .identify(&state.api, &Credential::Bearer(token.clone()))
        .await?;
    if identity.is_nobody() {
        return Err(Status::unauthorized(
            "the API server does not know this token: it must be one of the Karmada API server's own, \
             not of the host cluster, and not have expired",
        ));
    }
    let user = match identity {
        Identity::Known(user) => user,
        Identity::Refused(response) => return Ok(response),
    };
    let session = sessions.begin(token, &user.name).map_err(|error| match error {
        BeginError::TooLong(error) => bad(&error.to_string()),
        BeginError::Random(error) => no_randomness(&error),
        BeginError::Seal => Status::new(Reason::InternalError, error.to_string()),
    })?;
    signed_in(state, sessions.cookie_name(), user, &session)
}
