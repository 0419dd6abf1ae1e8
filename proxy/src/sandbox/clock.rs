//! The clock that expiry is judged by: a parameter, so that tests are exact.

use karmada_token_core::{Timestamp, TimestampError};

use crate::clock::own_time;

pub(super) struct Clock(Box<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    pub(super) fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Clock(Box::new(now))
    }

    /// The machine's own.
    ///
    /// # Errors
    /// [`TimestampError`] when it stands outside the years 0 to 9999.
    pub(super) fn system() -> Result<Self, TimestampError> {
        let started = own_time()?;
        // One that is set beyond the year 9999 while we run: the time of start is as good as any.
        Ok(Clock::new(move || own_time().unwrap_or(started)))
    }

    pub(super) fn now(&self) -> Timestamp {
        (self.0)()
    }
}
