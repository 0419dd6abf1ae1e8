//! Waiting for what happens elsewhere, always with a deadline.

use std::time::{Duration, Instant};

use thiserror::Error;

/// How often a condition is looked at again.
const PAUSE: Duration = Duration::from_millis(40);

/// How long what a person would call at once may take where several stories share a machine.
pub const SOON: Duration = Duration::from_secs(10);

/// The deadline passed.
#[derive(Debug, Error)]
#[error("waited {} s for {what} in vain", waited.as_secs_f32())]
pub struct WaitError {
    /// What was waited for.
    what: String,
    /// How long.
    waited: Duration,
}

/// Asks `look` again and again until it finds something, at most for `deadline`.
pub async fn until<T>(
    what: &str,
    deadline: Duration,
    mut look: impl AsyncFnMut() -> Option<T>,
) -> Result<T, WaitError> {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await {
            return Ok(found);
        }
        if start.elapsed() >= deadline {
            return Err(WaitError {
                what: what.to_owned(),
                waited: start.elapsed(),
            });
        }
        tokio::time::sleep(PAUSE).await;
    }
}
