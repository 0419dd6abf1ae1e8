//! The API server's clock, read from the `Date` headers of its answers: expiry is judged by it, not by the browser's.

/// By how much the server's clock is ahead of the browser's, as narrowly as the answers so far allow.
///
/// A `Date` has whole seconds and the answer was under way for a while, so each one gives a range; ranges are
/// intersected, and one that contradicts the earlier ones (a clock was set) replaces them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ServerClock {
    range: Option<Range>,
}

/// Bounds of the offset, in milliseconds, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Range {
    least: i64,
    most: i64,
}

/// Seconds by which a browser's clock may be off without a word.
const TOLERATED: i64 = 30;

impl ServerClock {
    /// Takes in one answer: its `Date`, and when by the browser's clock it was asked for and came (milliseconds
    /// since 1970).
    pub(crate) fn observe(&mut self, date: i64, asked: i64, answered: i64) {
        let seen = Range {
            least: date - answered,
            most: date + 999 - asked,
        };
        self.range = Some(match self.range {
            Some(known) if known.least <= seen.most && seen.least <= known.most => Range {
                least: known.least.max(seen.least),
                most: known.most.min(seen.most),
            },
            _ => seen,
        });
    }

    /// The server's time in milliseconds since 1970, for a time of the browser's clock. The browser's own as long as no
    /// answer said more.
    pub(crate) fn at(&self, browser: i64) -> i64 {
        let offset = self.range.map_or(0, |range| {
            // No doubt about a clock that may agree: a guess between the bounds would only add noise.
            if range.least <= 0 && 0 <= range.most {
                0
            } else {
                range.least + (range.most - range.least) / 2
            }
        });
        browser + offset
    }

    /// By how many seconds the browser's clock is off for certain, more than is allowed for: ahead is positive. None
    /// while it may be right.
    pub(crate) fn error_of_browser(&self) -> Option<i64> {
        let range = self.range?;
        let least = if range.least > 0 {
            range.least
        } else {
            range.most.min(0)
        };
        let error = -least / 1_000;
        (error.abs() > TOLERATED).then_some(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_browser_until_told_otherwise() {
        let mut clock = ServerClock::default();
        assert_eq!(clock.at(5_000), 5_000);
        clock.observe(5_000, 5_200, 5_300);
        assert_eq!(clock.at(6_000), 6_000);
    }

    #[test]
    fn follows_a_server_that_is_ahead_and_narrows_with_each_answer() {
        let mut clock = ServerClock::default();
        // The server is 60.5 s ahead; each Date is its time cut to whole seconds.
        for asked in [100_000, 101_300, 102_450, 103_600] {
            let server = asked + 60_500;
            clock.observe(server - server % 1_000, asked, asked + 10);
        }
        let error = clock.at(200_000) - 260_500;
        assert!(error.abs() <= 300, "{error} ms off");
    }

    #[test]
    fn s41_a_clock_is_called_wrong_only_when_that_is_certain() {
        let error = |offset: i64| {
            let mut clock = ServerClock::default();
            clock.observe(100_000 + offset, 100_000, 100_400);
            clock.error_of_browser()
        };
        assert_eq!(ServerClock::default().error_of_browser(), None);
        assert_eq!(error(0), None);
        assert_eq!(error(31_000), None, "it may be 30.6 s");
        assert_eq!(error(-31_000), None, "it may be 30.0 s");
        assert_eq!(error(3_600_000), Some(-3_599));
        assert_eq!(error(-3_600_000), Some(3_599));
    }

    #[test]
    fn a_clock_that_was_set_is_believed_anew() {
        let mut clock = ServerClock::default();
        clock.observe(0, 0, 0);
        clock.observe(3_600_000, 10, 20);
        assert!((clock.at(0) - 3_600_000).abs() < 1_000);
    }
}
