//! Several tokens, one after the other.

use super::{TerminalError, say};

/// Does to each what `deed` does, and prints the line that it answers. One that fails doesn't keep the others back.
///
/// # Errors
/// What the only one met, or [`TerminalError::Partly`] where some of several failed.
pub(super) async fn one_by_one<T>(
    tokens: Vec<T>,
    deed: impl AsyncFn(T) -> Result<String, TerminalError>,
) -> Result<(), TerminalError> {
    let (all, mut failed) = (tokens.len(), 0);
    for token in tokens {
        match deed(token).await {
            Ok(told) => say::out(&told)?,
            Err(error) if all == 1 => return Err(error),
            Err(error) => {
                say::aside(&format!("karmada-token: {error}"));
                failed += 1;
            }
        }
    }
    if failed > 0 {
        return Err(TerminalError::Partly { failed, all });
    }
    Ok(())
}
