//! Points in time, as Kubernetes writes them.

use crate::GoDuration;
use std::fmt;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime, UtcOffset};

/// A point in time. Displayed as Kubernetes writes an expiration: RFC 3339 in UTC with a `Z` and whole seconds.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp(OffsetDateTime);

/// Why a text or number is not a point in time.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TimestampError {
    /// Not RFC 3339.
    #[error("not a time in RFC 3339, like 2026-11-24T06:00:00Z")]
    Rfc3339,
    /// Before the year 0 or after 9999.
    #[error("the time lies outside the years 0 to 9999, which RFC 3339 can't write")]
    Range,
}

impl Timestamp {
    /// From seconds since 1970.
    ///
    /// # Errors
    /// [`TimestampError::Range`].
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, TimestampError> {
        OffsetDateTime::from_unix_timestamp(seconds)
            .ok()
            .and_then(in_range)
            .ok_or(TimestampError::Range)
    }

    /// From milliseconds since 1970, as a browser's clock counts.
    ///
    /// # Errors
    /// [`TimestampError::Range`].
    pub fn from_unix_millis(millis: i64) -> Result<Self, TimestampError> {
        let nanos = i128::from(millis) * 1_000_000;
        OffsetDateTime::from_unix_timestamp_nanos(nanos)
            .ok()
            .and_then(in_range)
            .ok_or(TimestampError::Range)
    }

    /// From RFC 3339, with any offset and any number of decimals.
    ///
    /// # Errors
    /// [`TimestampError::Rfc3339`].
    pub fn parse_rfc3339(text: &str) -> Result<Self, TimestampError> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| TimestampError::Rfc3339)?;
        in_range(parsed.to_offset(UtcOffset::UTC)).ok_or(TimestampError::Range)
    }

    /// Seconds since 1970, rounded down.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// Milliseconds since 1970, rounded down.
    #[must_use]
    pub fn unix_millis(self) -> i64 {
        // The years 0 to 9999 stay far inside an i64 of milliseconds.
        i64::try_from(self.0.unix_timestamp_nanos().div_euclid(1_000_000)).unwrap_or(i64::MAX)
    }

    /// This time and a span more.
    #[must_use]
    pub fn checked_add(self, span: GoDuration) -> Option<Self> {
        self.0
            .checked_add(Duration::nanoseconds(span.as_nanos()))
            .and_then(in_range)
    }
}

/// RFC 3339 writes four digits of year.
fn in_range(time: OffsetDateTime) -> Option<Timestamp> {
    (0..=9999).contains(&time.year()).then_some(Timestamp(time))
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0.replace_nanosecond(0).map_err(|_| fmt::Error)?;
        f.write_str(&whole.format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_in_utc_and_whole_seconds() {
        let time = Timestamp::parse_rfc3339("2026-11-24T08:00:00.987+02:00").unwrap();
        assert_eq!(time.to_string(), "2026-11-24T06:00:00Z");
        assert_eq!(
            Timestamp::from_unix_seconds(time.unix_seconds())
                .unwrap()
                .to_string(),
            time.to_string()
        );
        assert_eq!(time.unix_millis() % 1000, 987);
    }

    #[test]
    fn what_is_no_time_is_an_error() {
        for text in [
            "",
            "tomorrow",
            "2026-11-24",
            "2026-11-24T06:00:00",
            "2026-13-01T00:00:00Z",
        ] {
            assert_eq!(
                Timestamp::parse_rfc3339(text),
                Err(TimestampError::Rfc3339),
                "{text}"
            );
        }
        assert_eq!(Timestamp::from_unix_seconds(i64::MAX), Err(TimestampError::Range));
        assert_eq!(Timestamp::from_unix_millis(i64::MIN), Err(TimestampError::Range));
    }
}
