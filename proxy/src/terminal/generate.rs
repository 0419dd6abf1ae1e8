//! `generate`: a token that no server knows.

use karmada_token_core::{OsRandom, Token};
use zeroize::Zeroizing;

use super::{TerminalError, say};

/// # Errors
/// No randomness, or nobody who reads.
pub(super) fn run() -> Result<(), TerminalError> {
    let token = Token::generate(&mut OsRandom)?;
    say::out(&Zeroizing::new(format!("{}\n", token.expose().as_str())))
}
