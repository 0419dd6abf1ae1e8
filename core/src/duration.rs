//! Go's durations: what a person writes after `--ttl`, and the short form that a list shows.

mod parse;
mod print;

pub use parse::GoDurationError;
pub use print::short_human_duration;

/// A span of time as Go's `time.Duration` holds it: a signed 64-bit number of nanoseconds, 292 years at most.
///
/// `FromStr` is the grammar of `time.ParseDuration` (Go 1.26) in checked integers: `1h30m`, `90s`, `1.5h`, `0`.
/// `Display` is `Duration.String`: `1h30m0s`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct GoDuration(i64);

impl GoDuration {
    /// From nanoseconds.
    #[must_use]
    pub const fn from_nanos(nanos: i64) -> Self {
        GoDuration(nanos)
    }

    /// From hours, if that many fit.
    #[must_use]
    pub const fn from_hours(hours: i64) -> Option<Self> {
        match hours.checked_mul(3_600_000_000_000) {
            Some(nanos) => Some(GoDuration(nanos)),
            None => None,
        }
    }

    /// In nanoseconds.
    #[must_use]
    pub const fn as_nanos(self) -> i64 {
        self.0
    }
}
