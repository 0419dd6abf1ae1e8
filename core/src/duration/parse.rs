//! `time.ParseDuration` of Go 1.26, in checked integers.

use super::GoDuration;
use alloc::string::String;
use core::str::FromStr;

/// Why a text is not a Go duration. Positions count characters from 1.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GoDurationError {
    /// Nothing, or only a sign.
    #[error("a duration is missing: write one like 30m, 24h or 1h30m")]
    Empty,
    /// No digits where a number begins.
    #[error("a number is expected at character {position}: write a duration like 30m, 24h or 1h30m")]
    Number {
        /// Where.
        position: usize,
    },
    /// A number that no unit follows.
    #[error("the number at character {position} has no unit: add s, m or h, as in 90s, 30m or 24h")]
    UnitMissing {
        /// Where the number begins.
        position: usize,
    },
    /// A unit that Go doesn't know.
    #[error(
        "unknown unit \"{unit}\" at character {position}: the units are h, m, s, ms, us and ns{}",
        day_hint(unit)
    )]
    UnitUnknown {
        /// What stands there, cut to a few characters.
        unit: String,
        /// Where.
        position: usize,
    },
    /// More than a signed 64-bit number of nanoseconds.
    #[error("the duration is too large: 2562047h (292 years) is the most that fits")]
    TooLarge,
}

/// Days and weeks are what people try first.
fn day_hint(unit: &str) -> &'static str {
    match unit {
        "d" | "day" | "days" => " (a day is 24h)",
        "w" | "week" | "weeks" => " (a week is 168h)",
        _ => "",
    }
}

/// The magnitude that only a negative duration may have.
const MINIMUM: u64 = 1 << 63;

impl FromStr for GoDuration {
    type Err = GoDurationError;

    fn from_str(text: &str) -> Result<Self, GoDurationError> {
        let negative = text.starts_with('-');
        let body = text.strip_prefix(['-', '+']).unwrap_or(text);
        if body == "0" {
            return Ok(GoDuration(0));
        }
        if body.is_empty() {
            return Err(GoDurationError::Empty);
        }
        let mut reader = Reader { text, rest: body };
        let mut total = 0_u64;
        while !reader.rest.is_empty() {
            let term = reader.term()?;
            total = total
                .checked_add(term)
                .filter(|sum| *sum <= MINIMUM)
                .ok_or(GoDurationError::TooLarge)?;
        }
        signed(total, negative)
            .map(GoDuration)
            .ok_or(GoDurationError::TooLarge)
    }
}

fn signed(magnitude: u64, negative: bool) -> Option<i64> {
    if negative {
        0_i64.checked_sub_unsigned(magnitude)
    } else {
        i64::try_from(magnitude).ok()
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Where the rest begins, in bytes.
    fn offset(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    /// The same in characters from 1, which only an error wants: counted at each term, a long text would take the
    /// square of its length.
    fn position(&self, offset: usize) -> usize {
        self.text.get(..offset).unwrap_or_default().chars().count() + 1
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// One number with its unit, in nanoseconds.
    fn term(&mut self) -> Result<u64, GoDurationError> {
        let begin = self.offset();
        let whole = self.take(|c| c.is_ascii_digit());
        let fraction = match self.rest.strip_prefix('.') {
            Some(rest) => {
                self.rest = rest;
                self.take(|c| c.is_ascii_digit())
            }
            None => "",
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(GoDurationError::Number {
                position: self.position(begin),
            });
        }
        let unit = self.unit(begin)?;
        let whole = integer(whole)?;
        let scaled = whole
            .checked_mul(unit)
            .filter(|n| *n <= MINIMUM)
            .ok_or(GoDurationError::TooLarge)?;
        let sum = scaled
            .checked_add(fraction_of(fraction, unit))
            .filter(|n| *n <= MINIMUM);
        sum.ok_or(GoDurationError::TooLarge)
    }

    fn unit(&mut self, number_at: usize) -> Result<u64, GoDurationError> {
        let begin = self.offset();
        match self.take(|c| c != '.' && !c.is_ascii_digit()) {
            "" => Err(GoDurationError::UnitMissing {
                position: self.position(number_at),
            }),
            "ns" => Ok(1),
            // Both code points that look like micro: U+00B5 and U+03BC.
            "us" | "\u{b5}s" | "\u{3bc}s" => Ok(1_000),
            "ms" => Ok(1_000_000),
            "s" => Ok(1_000_000_000),
            "m" => Ok(60_000_000_000),
            "h" => Ok(3_600_000_000_000),
            unit => Err(GoDurationError::UnitUnknown {
                unit: unit.chars().take(12).collect(),
                position: self.position(begin),
            }),
        }
    }
}

/// Go's `leadingInt`: refuses what passes 2^63.
fn integer(digits: &str) -> Result<u64, GoDurationError> {
    let digits = digits.trim_start_matches('0');
    let value = if digits.is_empty() {
        Ok(0)
    } else {
        digits.parse::<u64>()
    };
    value
        .ok()
        .filter(|n| *n <= MINIMUM)
        .ok_or(GoDurationError::TooLarge)
}

/// Go's `leadingFraction`, to the nanosecond: digits past what fits are read and dropped, as Go does.
fn fraction_of(digits: &str, unit: u64) -> u64 {
    let mut value = 0_u64;
    let mut scale = 1.0_f64;
    for digit in digits.bytes().map(|b| u64::from(b.saturating_sub(b'0'))) {
        let next = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(digit))
            .filter(|v| *v <= MINIMUM);
        match next {
            Some(next) => value = next,
            None => break,
        }
        scale *= 10.0;
    }
    scaled_down(value, unit, scale)
}

/// `value * unit / scale` as Go computes it, in floating point: the last digits must come out the same.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Go computes float64(f) * (float64(unit) / scale); the product is below one unit, so it fits"
)]
fn scaled_down(value: u64, unit: u64, scale: f64) -> u64 {
    (value as f64 * (unit as f64 / scale)) as u64
}

#[cfg(test)]
mod tests;
