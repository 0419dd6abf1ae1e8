//! One new token, and what became of it.

use karmada_token_core::{BootstrapToken, OsRandom, SecretState, Token, TokenRecord};

use super::wish::Judged;
use crate::terminal::{Client, TerminalError};

/// How often an ID is drawn: of two thousand million, another one is free.
const DRAWS: usize = 3;

/// Creates `given`, or else a random one; an ID that is taken is drawn again.
///
/// # Errors
/// [`TerminalError`]; nothing was created, unless it says that this is not known.
pub(super) async fn create(
    client: &Client,
    wish: &Judged,
    given: Option<&Token>,
    dry_run: bool,
) -> Result<BootstrapToken, TerminalError> {
    let mut drawn = 1;
    loop {
        let token = match given {
            Some(token) => token.clone(),
            None => Token::generate(&mut OsRandom)?,
        };
        let id = token.id();
        let token = wish.token(token, client.now()?)?;
        match client.create(&token.to_secret(), dry_run).await {
            Ok(()) => return Ok(token),
            Err(error) if error.is_conflict() && given.is_none() && drawn < DRAWS => drawn += 1,
            Err(error) if error.is_conflict() => return Err(TerminalError::Exists(id)),
            Err(error) if error.is_lost() && !dry_run => return settle(client, token, error).await,
            Err(error) => return Err(error),
        }
    }
}

/// No answer came, or one that says nothing of what became of it: the server may have created it all the same. It is never
/// sent again; the server is asked.
async fn settle(
    client: &Client,
    token: BootstrapToken,
    lost: TerminalError,
) -> Result<BootstrapToken, TerminalError> {
    let id = token.token.id();
    match client.get(id).await {
        Ok(found) => match TokenRecord::from(&found).secret {
            SecretState::Exposed(secret) if secret == *token.token.secret() => Ok(token),
            _ => Err(TerminalError::Exists(id)),
        },
        Err(error) if error.is_not_found() && !lost.is_under_way() => Err(lost),
        Err(_) => Err(TerminalError::Unknown {
            id,
            told: lost.to_string(),
        }),
    }
}
