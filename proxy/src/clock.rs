//! The API server's clock, as its `Date` headers show it: expiry is judged by it, not by ours.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::HeaderValue;
use karmada_token_core::{Timestamp, TimestampError};

/// Never an offset: nothing was heard from the server yet.
const UNKNOWN: i64 = i64::MIN;

/// How far the server's clock is from ours, in seconds; as fine as a `Date` is.
#[derive(Debug)]
pub(crate) struct ServerClock(AtomicI64);

impl ServerClock {
    pub(crate) const fn new() -> Self {
        Self(AtomicI64::new(UNKNOWN))
    }

    /// Learns from an answer's `Date`. One that can't be read is passed over.
    pub(crate) fn hear(&self, date: Option<&HeaderValue>) {
        let theirs = date
            .and_then(|date| date.to_str().ok())
            .and_then(|date| httpdate::parse_http_date(date).ok());
        if let (Some(Ok(theirs)), Ok(ours)) = (theirs.map(timestamp), own_time()) {
            let offset = theirs.unix_seconds() - ours.unix_seconds();
            self.0.store(offset, Ordering::Relaxed);
        }
    }

    /// The server's time; our own until something was heard from it.
    ///
    /// # Errors
    /// A clock outside the years that RFC 3339 can write.
    pub(crate) fn now(&self) -> Result<Timestamp, TimestampError> {
        let (ours, offset) = (own_time()?, self.offset().unwrap_or_default());
        Timestamp::from_unix(ours.unix_seconds().saturating_add(offset), ours.subsec_nanos())
    }

    /// The server's time for a `Date` header of an answer that it had no part in.
    pub(crate) fn date(&self) -> Option<HeaderValue> {
        let offset = self.offset()?;
        let span = Duration::from_secs(offset.unsigned_abs());
        let now = SystemTime::now();
        let theirs = if offset < 0 {
            now.checked_sub(span)
        } else {
            now.checked_add(span)
        }?;
        HeaderValue::try_from(httpdate::fmt_http_date(theirs)).ok()
    }

    /// How far it is ahead of ours; `None` until something was heard from it.
    pub(crate) fn offset(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|offset| *offset != UNKNOWN)
    }
}

/// This machine's time.
///
/// # Errors
/// A clock before 1970, or outside the years that RFC 3339 can write.
pub(crate) fn own_time() -> Result<Timestamp, TimestampError> {
    timestamp(SystemTime::now())
}

fn timestamp(time: SystemTime) -> Result<Timestamp, TimestampError> {
    let span = time.duration_since(SystemTime::UNIX_EPOCH);
    let span = span.map_err(|_| TimestampError::Range)?;
    let seconds = i64::try_from(span.as_secs()).map_err(|_| TimestampError::Range)?;
    Timestamp::from_unix(seconds, span.subsec_nanos())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s41_time_is_told_by_the_server() {
        let clock = ServerClock::new();
        assert_eq!(clock.date(), None);
        clock.hear(Some(&HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT")));
        assert!((784_111_777..784_111_780).contains(&clock.now().unwrap().unix_seconds()));
        assert!(
            clock
                .date()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("Sun, 06 Nov 1994 08:49:")
        );
    }

    #[test]
    fn a_date_that_is_none_changes_nothing() {
        let clock = ServerClock::new();
        clock.hear(Some(&HeaderValue::from_static("yesterday")));
        clock.hear(None);
        assert_eq!(clock.date(), None);
    }
}
