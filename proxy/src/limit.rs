//! A limit on how often something may be done.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::session::CallerKey;
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

    /// Whether nothing was taken that isn't there again.
    fn is_full_at(&self, now: Instant) -> bool {
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        full_at.is_none_or(|full_at| full_at <= now)
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

/// A limit for all together and one for each caller, so that one can't use up what is everybody's.
#[derive(Debug)]
pub(crate) struct SharedLimit {
    all: RateLimit,
    burst: u32,
    interval: Duration,
    each: Mutex<HashMap<CallerKey, RateLimit>>,
}

/// Callers whose buckets aren't full; more are refused until one is.
const MOST_CALLERS: usize = 4_096;

impl SharedLimit {
    /// Each has a bucket of `burst` that fills by one each `interval`.
    pub(crate) fn new(all: RateLimit, burst: u32, interval: Duration) -> Self {
        Self {
            all,
            burst,
            interval,
            each: Mutex::default(),
        }
    }

    /// Takes one of the caller's and one of all.
    ///
    /// # Errors
    /// A 429 that says when there will be one.
    pub(crate) fn take(&self, caller: CallerKey, what: &str) -> Result<(), Status> {
        let now = Instant::now();
        {
            let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
            if !each.contains_key(&caller) && each.len() >= MOST_CALLERS {
                each.retain(|_, limit| !limit.is_full_at(now));
                if each.len() >= MOST_CALLERS {
                    return Err(Status::too_many(format!("{what} by too many at once"), 1));
                }
            }
            each.entry(caller)
                .or_insert_with(|| RateLimit::new(self.burst, self.interval))
                .take(what)?;
        }
        self.all.take(what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Digest;

    #[test]
    fn one_caller_leaves_something_to_the_others() {
        let all = RateLimit::new(5, Duration::from_secs(100));
        let limit = SharedLimit::new(all, 3, Duration::from_secs(100));
        let takes = |caller: u8, times: usize| {
            (0..times)
                .filter(|_| limit.take([caller; 32], "it is tried").is_ok())
                .count()
        };
        assert_eq!(takes(1, 9), 3, "its own");
        assert_eq!(takes(2, 9), 2, "what is left of all");
    }

    #[test]
    fn no_more_callers_are_remembered_than_fit() {
        let all = RateLimit::new(u32::MAX, Duration::from_nanos(1));
        let limit = SharedLimit::new(all, 1, Duration::from_secs(1_000));
        let key = |number: usize| *Digest::of(&number.to_le_bytes()).as_bytes();
        let good = (0..MOST_CALLERS + 9).filter(|number| limit.take(key(*number), "x").is_ok());
        assert_eq!(good.count(), MOST_CALLERS);
    }

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
