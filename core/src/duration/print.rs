//! Durations for people: Go's `Duration.String` and Kubernetes' short form.

use super::GoDuration;
use std::fmt;

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
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

/// `ShortHumanDuration` of k8s.io/apimachinery 0.36: `59s`, `59m`, `23h`, `364d`, `2y`; `0s` for at most one second
/// past, `<invalid>` beyond.
#[must_use]
pub fn short_human_duration(seconds: i64) -> String {
    match seconds {
        i64::MIN..-1 => "<invalid>".to_owned(),
        -1..0 => "0s".to_owned(),
        0..MINUTE => format!("{seconds}s"),
        MINUTE..HOUR => format!("{}m", seconds / MINUTE),
        HOUR..DAY => format!("{}h", seconds / HOUR),
        DAY..YEAR => format!("{}d", seconds / DAY),
        _ => format!("{}y", seconds / YEAR),
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
    }
}
