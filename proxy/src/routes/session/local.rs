//! Signing in by the link that the terminal shows.

use axum::response::Response;
use secrecy::SecretString;

use super::{no_randomness, signed_in};
use crate::identity::Identity;
use crate::session::LocalSessions;
use crate::state::State;
use crate::status::Status;
use crate::upstream::Credential;

/// The secret is taken before anything is awaited, so that of many exchanges at once one succeeds; it is given back
/// when upstream doesn't say who the kubeconfig's user is, since then it has served for nothing.
pub(super) async fn sign_in(
    state: &State,
    sessions: &LocalSessions,
    secret: &SecretString,
) -> Result<Response, Status> {
    let taken = sessions.take(secret).ok_or_else(|| {
        Status::unauthorized("this sign-in link was used, has expired or never was; ask for a fresh one")
    })?;
    let user = match state.names.identify(&state.api, &Credential::Own).await {
        Ok(Identity::Known(user)) => user,
        Ok(Identity::Refused(response)) => {
            sessions.give_back(taken);
            return Ok(response);
        }
        Err(status) => {
            sessions.give_back(taken);
            return Err(status);
        }
    };
    let session = sessions
        .begin(taken, user.name.clone())
        .map_err(|error| no_randomness(&error))?;
    signed_in(state, sessions.cookie_name(), user, &session)
}
