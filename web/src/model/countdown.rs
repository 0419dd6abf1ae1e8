//! The time left, in the two largest units that say something.

use karmada_token_core::{RecordedExpiration, Timestamp};

/// What the expiry column says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Countdown {
    /// No end is set.
    Never,
    /// The end can't be read, which the API server takes for expired.
    Unreadable,
    /// So long from now.
    Left(Span),
    /// So long ago.
    Past(Span),
}

/// A rounded span of time: `6 d 23 h`, `59 min 12 s`, `5 s`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Span {
    /// The larger unit, with how many of it.
    pub(crate) major: (u64, Unit),
    /// The next smaller unit, unless there are none of it.
    pub(crate) minor: Option<(u64, Unit)>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unit {
    /// 24 hours.
    Day,
    /// 60 minutes.
    Hour,
    /// 60 seconds.
    Minute,
    /// One second.
    Second,
}

impl Unit {
    const DESCENDING: [(u64, Unit); 4] = [
        (86_400, Unit::Day),
        (3_600, Unit::Hour),
        (60, Unit::Minute),
        (1, Unit::Second),
    ];
}

impl Span {
    /// From seconds, cut (never rounded up: a countdown must not promise more than there is).
    pub(crate) fn of_seconds(seconds: u64) -> Self {
        let largest = Unit::DESCENDING
            .iter()
            .position(|(size, _)| seconds >= *size)
            .unwrap_or(3);
        let (size, unit) = Unit::DESCENDING[largest];
        let minor = Unit::DESCENDING
            .get(largest + 1)
            .map(|(smaller, unit)| (seconds % size / smaller, *unit))
            .filter(|(count, _)| *count > 0);
        Span {
            major: (seconds / size, unit),
            minor,
        }
    }
}

impl Countdown {
    /// For an expiration, as it stands at this time of the server's clock.
    pub(crate) fn of(expiration: &RecordedExpiration, now: Timestamp) -> Self {
        match expiration {
            RecordedExpiration::Never => Countdown::Never,
            RecordedExpiration::Unparseable(_) => Countdown::Unreadable,
            RecordedExpiration::At(end) => {
                let left = end.unix_millis() - now.unix_millis();
                let span = Span::of_seconds(left.unsigned_abs() / 1_000);
                if left > 0 {
                    Countdown::Left(span)
                } else {
                    Countdown::Past(span)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(seconds: u64) -> String {
        let Span { major, minor } = Span::of_seconds(seconds);
        let part = |(count, unit): (u64, Unit)| format!("{count}{unit:?}");
        minor.map_or_else(|| part(major), |minor| format!("{} {}", part(major), part(minor)))
    }

    #[test]
    fn spans_take_two_units_and_never_round_up() {
        assert_eq!(span(0), "0Second");
        assert_eq!(span(59), "59Second");
        assert_eq!(span(60), "1Minute");
        assert_eq!(span(3_599), "59Minute 59Second");
        assert_eq!(span(86_399), "23Hour 59Minute");
        assert_eq!(span(86_400 + 59), "1Day");
        assert_eq!(span(7 * 86_400 - 1), "6Day 23Hour");
    }

    #[test]
    fn the_end_itself_is_past() {
        let now = Timestamp::from_unix_seconds(1_000).unwrap();
        let at = |seconds| RecordedExpiration::At(Timestamp::from_unix_seconds(seconds).unwrap());
        assert_eq!(
            Countdown::of(&at(1_000), now),
            Countdown::Past(Span::of_seconds(0))
        );
        assert_eq!(
            Countdown::of(&at(1_001), now),
            Countdown::Left(Span::of_seconds(1))
        );
        assert_eq!(Countdown::of(&RecordedExpiration::Never, now), Countdown::Never);
        let odd = RecordedExpiration::Unparseable("tomorrow".to_owned());
        assert_eq!(Countdown::of(&odd, now), Countdown::Unreadable);
    }
}
