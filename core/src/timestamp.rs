//! Points in time, as Kubernetes reads and writes them.

mod calendar;
mod parse;

use crate::GoDuration;
use core::fmt;

/// A point in time, to the nanosecond. Displayed as Kubernetes writes an expiration: RFC 3339 in UTC with a `Z` and
/// whole seconds.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp {
    /// Since 1970, rounded down.
    seconds: i64,
    /// Of the second that has begun.
    nanos: u32,
}

/// Why a text or number is not a point in time.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TimestampError {
    /// Not RFC 3339.
    #[error("not a time in RFC 3339, like 2026-11-24T06:00:00Z: look at character {position}")]
    Rfc3339 {
        /// Where it is another, counted from 1.
        position: usize,
    },
    /// Before the year 0 or after 9999.
    #[error("the time lies outside the years 0 to 9999, which RFC 3339 can't write")]
    Range,
}

/// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: RFC 3339 writes four digits of year.
const WRITABLE: core::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;
const NANOS_OF_SECOND: i64 = 1_000_000_000;

impl Timestamp {
    /// From seconds since 1970.
    ///
    /// # Errors
    /// [`TimestampError::Range`].
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, TimestampError> {
        Timestamp::from_unix(seconds, 0)
    }

    /// From seconds since 1970, and nanoseconds of the second that has begun.
    ///
    /// # Errors
    /// [`TimestampError::Range`], also where there are a billion nanoseconds or more.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, TimestampError> {
        if WRITABLE.contains(&seconds) && i64::from(nanos) < NANOS_OF_SECOND {
            Ok(Timestamp { seconds, nanos })
        } else {
            Err(TimestampError::Range)
        }
    }

    /// From milliseconds since 1970, as a browser's clock counts.
    ///
    /// # Errors
    /// [`TimestampError::Range`].
    pub fn from_unix_millis(millis: i64) -> Result<Self, TimestampError> {
        let nanos = u32::try_from(millis.rem_euclid(1000) * 1_000_000).map_err(|_| TimestampError::Range)?;
        Timestamp::from_unix(millis.div_euclid(1000), nanos)
    }

    /// From RFC 3339, exactly as the API server reads it. An offset may carry it a day out of the years 0 to 9999, and
    /// it is still the time that the API server takes it for.
    ///
    /// # Errors
    /// [`TimestampError::Rfc3339`].
    pub fn parse_rfc3339(text: &str) -> Result<Self, TimestampError> {
        let (seconds, nanos) = parse::parse(text).map_err(|position| TimestampError::Rfc3339 { position })?;
        Ok(Timestamp { seconds, nanos })
    }

    /// Seconds since 1970, rounded down.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds of the second that has begun.
    #[must_use]
    pub fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Milliseconds since 1970, rounded down.
    #[must_use]
    pub fn unix_millis(self) -> i64 {
        self.seconds * 1000 + i64::from(self.nanos / 1_000_000)
    }

    /// This time and a span more.
    #[must_use]
    pub fn checked_add(self, span: GoDuration) -> Option<Self> {
        let (seconds, nanos) = parts(span);
        let nanos = i64::from(self.nanos) + nanos;
        let seconds = self.seconds + seconds + nanos / NANOS_OF_SECOND;
        let nanos = u32::try_from(nanos % NANOS_OF_SECOND).ok()?;
        Timestamp::from_unix(seconds, nanos).ok()
    }

    /// How long after `earlier` this is, negative where it is before; at the edges of [`GoDuration`] where it doesn't
    /// fit, as Go's `Time.Sub` has it.
    #[must_use]
    pub fn since(self, earlier: Timestamp) -> GoDuration {
        let mut seconds = self.seconds - earlier.seconds;
        let mut nanos = i64::from(self.nanos) - i64::from(earlier.nanos);
        // Towards zero, so that neither overflows where the sum of both would not.
        if seconds < 0 && nanos > 0 {
            (seconds, nanos) = (seconds + 1, nanos - NANOS_OF_SECOND);
        } else if seconds > 0 && nanos < 0 {
            (seconds, nanos) = (seconds - 1, nanos + NANOS_OF_SECOND);
        }
        let exact = seconds
            .checked_mul(NANOS_OF_SECOND)
            .and_then(|whole| whole.checked_add(nanos));
        let edge = if seconds < 0 { i64::MIN } else { i64::MAX };
        GoDuration::from_nanos(exact.unwrap_or(edge))
    }
}

/// Whole seconds, rounded down, and nanoseconds.
fn parts(span: GoDuration) -> (i64, i64) {
    let nanos = span.as_nanos();
    (
        nanos.div_euclid(NANOS_OF_SECOND),
        nanos.rem_euclid(NANOS_OF_SECOND),
    )
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = calendar::date_from_days(self.seconds.div_euclid(86_400));
        let second = self.seconds.rem_euclid(86_400);
        // By hand, for a list of ten thousand has some thirty thousand of them.
        let mut text = *b"0000-00-00T00:00:00Z";
        let parts = [
            (0, year / 100),
            (2, year % 100),
            (5, month),
            (8, day),
            (11, second / 3600),
            (14, second / 60 % 60),
            (17, second % 60),
        ];
        for (at, number) in parts {
            for (place, digit) in text.iter_mut().skip(at).zip([number / 10, number % 10]) {
                *place = b'0' + u8::try_from(digit % 10).unwrap_or_default();
            }
        }
        let text = str::from_utf8(&text).unwrap_or_default();
        if (0..10_000).contains(&year) {
            return f.write_str(text);
        }
        // Only an offset leads to these: the year before 0, which Go writes as -0001, and the one after 9999.
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}{}", year.abs(), text.get(4..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn is_written_in_utc_and_whole_seconds() {
        let time = at("2026-11-24T08:00:00.987654321+02:00");
        assert_eq!(time.to_string(), "2026-11-24T06:00:00Z");
        assert_eq!(at(&time.to_string()).unix_seconds(), time.unix_seconds());
        assert_eq!(time.unix_millis() % 1000, 987);
        assert_eq!(time.subsec_nanos(), 987_654_321);
        assert_eq!(
            Timestamp::from_unix(time.unix_seconds(), time.subsec_nanos()),
            Ok(time)
        );
        assert_eq!(
            Timestamp::from_unix_millis(-1).unwrap().to_string(),
            "1969-12-31T23:59:59Z"
        );
    }

    #[test]
    fn an_offset_may_lead_a_day_out_of_the_years_that_are_written() {
        assert_eq!(
            at("0000-01-01T00:00:00+01:00").to_string(),
            "-0001-12-31T23:00:00Z"
        );
        assert_eq!(
            at("9999-12-31T23:59:59-01:00").to_string(),
            "10000-01-01T00:59:59Z"
        );
    }

    #[test]
    fn what_is_no_time_is_an_error() {
        assert_eq!(
            Timestamp::parse_rfc3339("tomorrow"),
            Err(TimestampError::Rfc3339 { position: 1 })
        );
        for seconds in [i64::MIN, -62_167_219_201, 253_402_300_800, i64::MAX] {
            assert_eq!(Timestamp::from_unix_seconds(seconds), Err(TimestampError::Range));
        }
        assert_eq!(Timestamp::from_unix(0, 1_000_000_000), Err(TimestampError::Range));
        assert_eq!(Timestamp::from_unix_millis(i64::MIN), Err(TimestampError::Range));
    }

    #[test]
    fn spans_are_exact_and_stop_at_the_edges() {
        let (first, last) = (at("0000-01-01T00:00:00Z"), at("9999-12-31T23:59:59.999999999Z"));
        assert_eq!(last.since(first).as_nanos(), i64::MAX);
        assert_eq!(first.since(last).as_nanos(), i64::MIN);
        let later = first.checked_add(GoDuration::from_nanos(-1_500_000_000));
        assert_eq!(later, None);
        let earlier = last.checked_add(GoDuration::from_nanos(-1_500_000_000)).unwrap();
        assert_eq!(last.since(earlier).as_nanos(), 1_500_000_000);
        assert_eq!(last.checked_add(GoDuration::from_nanos(1)), None);
        // The most and the least that fit, from times whose parts of a second are the other way round.
        for nanos in [i64::MAX, i64::MAX - 1, i64::MIN, i64::MIN + 1] {
            let early = at("1970-01-01T00:00:00.9Z");
            let end = early.checked_add(GoDuration::from_nanos(nanos)).unwrap();
            assert_eq!(end.since(early).as_nanos(), nanos);
            assert_eq!(
                end.checked_add(GoDuration::from_nanos(1))
                    .unwrap()
                    .since(early)
                    .as_nanos(),
                nanos.saturating_add(1)
            );
        }
    }
}
