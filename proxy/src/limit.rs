//! A limit on how often something may be done.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::status::Status;

/// A bucket of `burst` that fills by one each `interval`.
#[derive(Debug)]
pub(crate) struct RateLimit {
    burst: u32,
    interval: Duration,
    /// When the bucket will be full again.
    full_at: Mutex<Option<Instant>>,
}

impl RateLimit {
    pub(crate) const fn new(burst: u32, interval: Duration) -> Self {
        Self {
            burst,
            interval,
            full_at: Mutex::new(None),
        }
    }

    /// Takes one, at this moment.
    ///
    /// # Errors
    /// A 429 that says when there will be one.
    pub(crate) fn take(&self, what: &str) -> Result<(), Status> {
        self.take_at(Instant::now()).map_err(|wait| {
            let seconds = wait.as_secs().saturating_add(1);
            Status::too_many(format!("{what} too often; try again in {seconds} s"), seconds)
        })
    }

    fn take_at(&self, now: Instant) -> Result<(), Duration> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let next = full_at.unwrap_or(now).max(now) + self.interval;
        let wait = next
            .duration_since(now)
            .saturating_sub(self.interval * self.burst);
        if wait.is_zero() {
            *full_at = Some(next);
            return Ok(());
        }
        Err(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_each_interval() {
        let limit = RateLimit::new(3, Duration::from_secs(10));
        let start = Instant::now();
        assert_eq!(
            [(); 4].map(|()| limit.take_at(start).is_ok()),
            [true, true, true, false]
        );
        assert_eq!(limit.take_at(start), Err(Duration::from_secs(10)));
        assert!(limit.take_at(start + Duration::from_secs(10)).is_ok());
        assert!(limit.take_at(start + Duration::from_secs(11)).is_err());
    }
}
