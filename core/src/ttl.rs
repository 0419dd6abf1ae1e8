//! How long a token is to live, as a person says it.

use crate::{Expiration, GoDuration, GoDurationError, Timestamp};
use core::fmt;
use core::str::FromStr;

/// A time to live: a Go duration, or never to end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ttl {
    /// Written `0`: no `expiration` is set.
    Never,
    /// Ends this long after it was made; at least one second.
    After(GoDuration),
}

/// Why a TTL is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TtlError {
    /// Not a duration.
    #[error(transparent)]
    Duration(#[from] GoDurationError),
    /// Less than nothing. karmadactl takes this and makes a token that never expires.
    #[error(
        "a TTL can't be negative (the minus is its first character): write how long the token is to live, like 24h, or 0 for a token that never expires"
    )]
    Negative,
    /// Less than a second: an expiration is written in whole seconds, so the token would be born expired.
    #[error("a TTL is at least 1s (or 0 for a token that never expires)")]
    TooShort,
    /// The end lies after the year 9999.
    #[error("the token would expire after the year 9999, which RFC 3339 can't write: choose a shorter TTL")]
    TooLong,
}

impl Ttl {
    /// What the reference takes when nothing is said: 24 hours.
    pub const DEFAULT: Ttl = match GoDuration::from_hours(24) {
        Some(day) => Ttl::After(day),
        None => Ttl::Never,
    };

    /// When a token made `now` ends.
    ///
    /// # Errors
    /// [`TtlError::TooLong`].
    pub fn expiration(self, now: Timestamp) -> Result<Expiration, TtlError> {
        match self {
            Ttl::Never => Ok(Expiration::Never),
            Ttl::After(span) => now.checked_add(span).map(Expiration::At).ok_or(TtlError::TooLong),
        }
    }
}

impl FromStr for Ttl {
    type Err = TtlError;

    fn from_str(text: &str) -> Result<Self, TtlError> {
        let span: GoDuration = text.parse()?;
        match span.as_nanos() {
            0 => Ok(Ttl::Never),
            i64::MIN..0 => Err(TtlError::Negative),
            1..1_000_000_000 => Err(TtlError::TooShort),
            _ => Ok(Ttl::After(span)),
        }
    }
}

impl fmt::Display for Ttl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ttl::Never => f.write_str("0"),
            Ttl::After(span) => span.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_never_and_less_is_refused() {
        assert_eq!("0".parse(), Ok(Ttl::Never));
        assert_eq!("0h".parse(), Ok(Ttl::Never));
        assert_eq!("-5m".parse::<Ttl>(), Err(TtlError::Negative));
        assert_eq!("1ms".parse::<Ttl>(), Err(TtlError::TooShort));
        assert_eq!("24h".parse(), Ok(Ttl::DEFAULT));
        assert_eq!(Ttl::DEFAULT.to_string(), "24h0m0s");
    }

    #[test]
    fn ends_that_long_after_now() {
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00.9Z").unwrap();
        let Ok(Expiration::At(end)) = "1h30m".parse::<Ttl>().unwrap().expiration(now) else {
            panic!("no end");
        };
        assert_eq!(end.to_string(), "2026-11-24T07:30:00Z");
        assert_eq!(Ttl::Never.expiration(now), Ok(Expiration::Never));
    }

    #[test]
    fn the_year_9999_is_the_last() {
        let now = Timestamp::parse_rfc3339("9999-12-31T00:00:00Z").unwrap();
        assert_eq!(Ttl::DEFAULT.expiration(now), Err(TtlError::TooLong));
    }
}
