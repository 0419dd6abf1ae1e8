//! Durations for people: Go's `Duration.String` and Kubernetes' short form.

use super::GoDuration;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

impl fmt::Display for GoDuration {
    /// `Duration.String` of Go 1.26: `1h30m0s`, `1.5s`, `0s`, `100ms`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let small = match magnitude {
            0 => return f.write_str("0s"),
            1..1_000 => Some((1, "ns")),
            1_000..1_000_000 => Some((1_000, "µs")),
            1_000_000..1_000_000_000 => Some((1_000_000, "ms")),
            _ => None,
        };
        if let Some((unit, name)) = small {
            return write!(f, "{sign}{}{name}", decimal(magnitude, unit));
        }
        let minutes = magnitude / 60_000_000_000;
        let seconds = decimal(magnitude % 60_000_000_000, 1_000_000_000);
        match (minutes / 60, minutes % 60) {
            (0, 0) => write!(f, "{sign}{seconds}s"),
            (0, minutes) => write!(f, "{sign}{minutes}m{seconds}s"),
            (hours, minutes) => write!(f, "{sign}{hours}h{minutes}m{seconds}s"),
        }
    }
}

/// `value / unit` with as many decimals as it needs; `unit` is a power of ten.
fn decimal(value: u64, unit: u64) -> String {
    let (whole, rest) = (value / unit, value % unit);
    if rest == 0 {
        return whole.to_string();
    }
    let width = usize::try_from(unit.ilog10()).unwrap_or_default();
    let digits = format!("{rest:0width$}");
    format!("{whole}.{}", digits.trim_end_matches('0'))
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const YEAR: i64 = 365 * 24 * HOUR;

/// `ShortHumanDuration` of k8s.io/apimachinery 0.36: `59s`, `59m`, `23h`, `364d`, `2y`; `0s` for at most one second
/// past, `<invalid>` beyond.
#[must_use]
pub fn short_human_duration(seconds: i64) -> String {
    short_form(seconds, seconds / MINUTE, seconds / HOUR, seconds / YEAR)
}

impl GoDuration {
    /// [`short_human_duration`] to the nanosecond, as kubectl and karmadactl show what is left of a token's time.
    #[must_use]
    pub fn short_human(self) -> String {
        let hours = self.in_units_of(HOUR);
        short_form(
            whole(self.in_units_of(1)),
            whole(self.in_units_of(MINUTE)),
            whole(hours),
            whole(hours / 24.0 / 365.0),
        )
    }

    /// `Duration.Hours`, `Minutes` or `Seconds`, in floating point as Go has them: a nanosecond short of a year is a
    /// year to them, and so to kubectl.
    #[expect(clippy::cast_precision_loss, reason = "Go loses the same precision")]
    fn in_units_of(self, seconds: i64) -> f64 {
        let unit = seconds * 1_000_000_000;
        (self.0 / unit) as f64 + (self.0 % unit) as f64 / unit as f64
    }
}

/// Towards zero, as Go converts.
#[expect(clippy::cast_possible_truncation, reason = "292 years of seconds fit")]
fn whole(number: f64) -> i64 {
    number as i64
}

fn short_form(seconds: i64, minutes: i64, hours: i64, years: i64) -> String {
    match seconds {
        i64::MIN..-1 => "<invalid>".to_owned(),
        -1..0 => "0s".to_owned(),
        0..MINUTE => format!("{seconds}s"),
        _ if minutes < 60 => format!("{minutes}m"),
        _ if hours < 24 => format!("{hours}h"),
        _ if hours < 24 * 365 => format!("{}d", hours / 24),
        _ => format!("{years}y"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// `durationTests` of Go 1.26, `time/time_test.go`.
    #[rstest]
    #[case("0s", 0)]
    #[case("1ns", 1)]
    #[case("1.1µs", 1_100)]
    #[case("2.2ms", 2_200_000)]
    #[case("3.3s", 3_300_000_000)]
    #[case("4m5s", 245_000_000_000)]
    #[case("4m5.001s", 245_001_000_000)]
    #[case("5h6m7.001s", 18_367_001_000_000)]
    #[case("8m0.000000001s", 480_000_000_001)]
    #[case("2562047h47m16.854775807s", i64::MAX)]
    #[case("-2562047h47m16.854775808s", i64::MIN)]
    fn prints_as_go_does(#[case] text: &str, #[case] nanos: i64) {
        assert_eq!(GoDuration::from_nanos(nanos).to_string(), text);
    }

    /// `TestShortHumanDuration` of k8s.io/apimachinery 0.36, `pkg/util/duration`.
    #[rstest]
    #[case(-2, "<invalid>")]
    #[case(-1, "0s")]
    #[case(0, "0s")]
    #[case(59, "59s")]
    #[case(60, "1m")]
    #[case(3599, "59m")]
    #[case(3600, "1h")]
    #[case(86_399, "23h")]
    #[case(86_400, "1d")]
    #[case(31_535_999, "364d")]
    #[case(31_536_000, "1y")]
    #[case(63_072_000, "2y")]
    fn is_short_as_kubectl_is(#[case] seconds: i64, #[case] text: &str) {
        assert_eq!(short_human_duration(seconds), text);
        assert_eq!(
            GoDuration::from_nanos(seconds * 1_000_000_000).short_human(),
            text
        );
    }

    #[rstest]
    #[case(-1_500_000_000, "0s")]
    #[case(-1, "0s")]
    #[case(59_999_999_999, "59s")]
    #[case(31_535_999_999_999_999, "1y")]
    #[case(i64::MAX, "292y")]
    #[case(i64::MIN, "<invalid>")]
    fn is_short_to_the_nanosecond(#[case] nanos: i64, #[case] text: &str) {
        assert_eq!(GoDuration::from_nanos(nanos).short_human(), text);
    }
}
