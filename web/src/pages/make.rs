//! Making one token: drawn or checked here in the browser, sent once.

use crate::api::ApiError;
use crate::app::{App, Handover};
use crate::components::explain;
use crate::model::Wish;
use crate::text::sentence;
use karmada_token_core::{BootstrapToken, OsRandom, Timestamp, Token, TokenId};

/// How often an ID that is taken is replaced by a new one. There are 2.2 billion of them.
const DRAWS: u32 = 3;

/// Why there is no token.
pub(super) enum Failure {
    /// Nothing was sent.
    Unsent(String),
    /// The API server's answer, or its absence.
    Answer(ApiError, Handover),
    /// The ID of one's own token is taken.
    Taken(TokenId),
    /// Each ID that was drawn was taken.
    AllTaken,
}

/// What is to be made, and how.
#[derive(Clone)]
pub(super) struct Order {
    pub(super) wish: Wish,
    pub(super) token: Token,
    /// Whether it was drawn, and may be drawn anew.
    pub(super) is_drawn: bool,
    /// Whether it may be there already: the answer to an earlier attempt was lost.
    pub(super) is_unsure: bool,
}

/// Makes one token.
pub(super) async fn make(app: App, order: Order) -> Result<Handover, Failure> {
    let mut token = order.token;
    for _ in 0..DRAWS {
        let (bootstrap, handover) = prepare(app, order.wish.clone(), token)?;
        match app.client().create(&bootstrap).await {
            Ok(()) => return Ok(handover),
            // It may be this very one: the list will tell, and there is never a second.
            Err(error) if error.is_already_exists() && order.is_unsure => {
                return Err(Failure::Answer(ApiError::Unreachable, handover));
            }
            Err(error) if error.is_already_exists() && !order.is_drawn => {
                return Err(Failure::Taken(handover.token.id()));
            }
            Err(error) if error.is_already_exists() => {
                token = Token::generate(&mut OsRandom).map_err(|error| Failure::Unsent(sentence(&error)))?;
            }
            Err(error) => return Err(Failure::Answer(error, handover)),
        }
    }
    Err(Failure::AllTaken)
}

/// What is sent, and what is handed over once it is there.
pub(super) fn prepare(app: App, wish: Wish, token: Token) -> Result<(BootstrapToken, Handover), Failure> {
    let unsent = |error: &dyn std::error::Error| Failure::Unsent(sentence(&error));
    let now = Timestamp::from_unix_millis(app.client().server_now()).map_err(|error| unsent(&error))?;
    let long_lived = wish.is_long_lived();
    let bootstrap = wish.with(token.clone(), now).map_err(|error| unsent(&error))?;
    let handover = Handover {
        token,
        expiration: bootstrap.expiration,
        groups: bootstrap.groups.clone(),
        long_lived,
    };
    Ok((bootstrap, handover))
}

/// Why a request was refused; a sign-in that has ended is asked for on the way.
pub(super) async fn refused(app: App, error: &ApiError) -> String {
    if error.is_unauthorized() {
        app.sign_in_lost().await;
    }
    explain(app, error)
}
