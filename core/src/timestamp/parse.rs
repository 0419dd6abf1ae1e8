//! `time.Parse(time.RFC3339, ...)` of Go 1.26: what the API server reads an expiration with.

use super::calendar::{days_from_date, days_of_month};

/// Seconds since 1970 and nanoseconds of that second.
///
/// It is RFC 3339 but for what Go takes and refuses beside it: an hour may have one digit, a comma may stand before the
/// decimals, and an offset may be up to 24 hours and 60 minutes; `t` and `z`, a space for the `T`, and leap seconds are
/// refused. A tenth decimal and those after it are dropped.
pub(super) fn parse(text: &str) -> Option<(i64, u32)> {
    let mut reader = Reader(text.as_bytes());
    let year = reader.two()? * 100 + reader.two()?;
    let month = reader.after(b'-')?.two()?;
    let day = reader.after(b'-')?.two()?;
    let hour = reader.after(b'T')?.one_or_two()?;
    let minute = reader.after(b':')?.two()?;
    let second = reader.after(b':')?.two()?;
    let nanos = reader.decimals();
    let offset = reader.offset()?;
    let valid = reader.0.is_empty()
        && (1..=12).contains(&month)
        && (1..=days_of_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    let seconds = days_from_date(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    valid.then_some((seconds - offset, nanos))
}

/// What is left of the text.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn after(&mut self, expected: u8) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(&[expected])?;
        Some(self)
    }

    fn digit(&mut self) -> Option<i64> {
        let (first, rest) = self.0.split_first()?;
        let digit = char::from(*first).to_digit(10)?;
        self.0 = rest;
        Some(i64::from(digit))
    }

    fn two(&mut self) -> Option<i64> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn one_or_two(&mut self) -> Option<i64> {
        let first = self.digit()?;
        Some(self.digit().map_or(first, |second| first * 10 + second))
    }

    /// Nanoseconds; without a digit after the point there are none, and the point is left for what follows to refuse.
    fn decimals(&mut self) -> u32 {
        let [b'.' | b',', b'0'..=b'9', ..] = self.0 else {
            return 0;
        };
        self.0 = self.0.get(1..).unwrap_or_default();
        let (mut nanos, mut unit) = (0, 100_000_000);
        while let Some(digit) = self.digit() {
            nanos += u32::try_from(digit).unwrap_or_default() * unit;
            unit /= 10;
        }
        nanos
    }

    /// Seconds east of UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.after(b'Z').is_some() {
            return Some(0);
        }
        let sign = if self.after(b'+').is_some() {
            1
        } else {
            self.after(b'-').map(|_| -1)?
        };
        let (hours, minutes) = (self.two()?, self.after(b':')?.two()?);
        (hours <= 24 && minutes <= 60).then_some(sign * (hours * 3_600 + minutes * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const NINE: i64 = 1_795_510_800;

    #[rstest]
    #[case("2026-11-24T09:00:00Z", NINE, 0)]
    #[case("2026-11-24T9:00:00Z", NINE, 0)]
    #[case("2026-11-24T09:00:00.5Z", NINE, 500_000_000)]
    #[case("2026-11-24T09:00:00,000000001Z", NINE, 1)]
    #[case("2026-11-24T09:00:00.99999999999Z", NINE, 999_999_999)]
    #[case("2026-11-24T11:00:00+02:00", NINE, 0)]
    #[case("2026-11-24T09:00:00-00:00", NINE, 0)]
    #[case("2026-11-25T10:00:00+24:60", NINE, 0)]
    #[case("0000-02-29T00:00:00Z", -62_162_121_600, 0)]
    #[case("9999-12-31T23:59:59-24:60", 253_402_390_799, 0)]
    fn what_go_takes(#[case] text: &str, #[case] seconds: i64, #[case] nanos: u32) {
        assert_eq!(parse(text), Some((seconds, nanos)));
    }

    #[rstest]
    #[case("")]
    #[case("2026-11-24")]
    #[case("2026-11-24T09:00:00")]
    #[case("2026-11-24t09:00:00Z")]
    #[case("2026-11-24 09:00:00Z")]
    #[case("2026-11-24T09:00:00z")]
    #[case("2026-11-24T09:00:00Z ")]
    #[case("2026-11-24T09:00:00.Z")]
    #[case("2026-11-24T09:00:60Z")]
    #[case("2026-11-24T24:00:00Z")]
    #[case("2026-11-24T09:00:00+25:00")]
    #[case("2026-11-24T09:00:00+24:61")]
    #[case("2026-11-24T09:00:00+0200")]
    #[case("2026-11-24T09:00:00\u{2212}02:00")]
    #[case("2026-02-29T09:00:00Z")]
    #[case("2026-13-01T09:00:00Z")]
    #[case("2026-00-01T09:00:00Z")]
    #[case("2026-11-00T09:00:00Z")]
    #[case("10000-01-01T09:00:00Z")]
    fn what_go_refuses(#[case] text: &str) {
        assert_eq!(parse(text), None);
    }
}
