//! `time.Parse(time.RFC3339, ...)` of Go 1.26: what the API server reads an expiration with.

use super::calendar::{days_from_date, days_of_month};
use core::ops::RangeInclusive;

/// Seconds since 1970 and nanoseconds of that second; else where the text is no time, counted from 1.
///
/// It is RFC 3339 but for what Go takes and refuses beside it: an hour may have one digit, a comma may stand before the
/// decimals, and an offset may be up to 24 hours and 60 minutes; `t` and `z`, a space for the `T`, and leap seconds are
/// refused. A tenth decimal and those after it are dropped.
pub(super) fn parse(text: &str) -> Result<(i64, u32), usize> {
    let mut reader = Reader(text.as_bytes());
    let time = reader.time().filter(|_| reader.0.is_empty());
    // Whatever was read is ASCII: its bytes are characters.
    time.ok_or(text.len() - reader.0.len() + 1)
}

/// What is left of the text. What can't be read is left in it.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn time(&mut self) -> Option<(i64, u32)> {
        let year = self.two()? * 100 + self.two()?;
        let month = self.after(b'-')?.within(1..=12, Self::two)?;
        let day = self
            .after(b'-')?
            .within(1..=days_of_month(year, month), Self::two)?;
        let hour = self.after(b'T')?.within(0..=23, Self::one_or_two)?;
        let minute = self.after(b':')?.within(0..=59, Self::two)?;
        let second = self.after(b':')?.within(0..=59, Self::two)?;
        let nanos = self.decimals();
        let offset = self.offset()?;
        let seconds = days_from_date(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
        Some((seconds - offset, nanos))
    }

    fn after(&mut self, expected: u8) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(&[expected])?;
        Some(self)
    }

    fn within(
        &mut self,
        range: RangeInclusive<i64>,
        number: impl FnOnce(&mut Self) -> Option<i64>,
    ) -> Option<i64> {
        let before = self.0;
        let found = number(self)?;
        if !range.contains(&found) {
            self.0 = before;
            return None;
        }
        Some(found)
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
        let hours = self.within(0..=24, Self::two)?;
        let minutes = self.after(b':')?.within(0..=60, Self::two)?;
        Some(sign * (hours * 3_600 + minutes * 60))
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
        assert_eq!(parse(text), Ok((seconds, nanos)));
    }

    #[rstest]
    #[case("", 1)]
    #[case("2026-11-24", 11)]
    #[case("2026-11-24T09:00:00", 20)]
    #[case("2026-11-24t09:00:00Z", 11)]
    #[case("2026-11-24 09:00:00Z", 11)]
    #[case("2026-11-24T09:00:00z", 20)]
    #[case("2026-11-24T09:00:00Z ", 21)]
    #[case("2026-11-24T09:00:00.Z", 20)]
    #[case("2026-11-24T09:00:60Z", 18)]
    #[case("2026-11-24T24:00:00Z", 12)]
    #[case("2026-11-24T09:00:00+25:00", 21)]
    #[case("2026-11-24T09:00:00+24:61", 24)]
    #[case("2026-11-24T09:00:00+0200", 23)]
    #[case("2026-11-24T09:00:00\u{2212}02:00", 20)]
    #[case("2026-02-29T09:00:00Z", 9)]
    #[case("2026-13-01T09:00:00Z", 6)]
    #[case("2026-00-01T09:00:00Z", 6)]
    #[case("2026-11-00T09:00:00Z", 9)]
    #[case("10000-01-01T09:00:00Z", 5)]
    fn what_go_refuses(#[case] text: &str, #[case] position: usize) {
        assert_eq!(parse(text), Err(position));
    }
}
