//! How the list stands with the API server, and when to try again.

/// The state of the live list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Connection {
    /// The first list is under way: there is nothing to show yet.
    #[default]
    Loading,
    /// The list is the server's, and a watch keeps it so.
    Live,
    /// The server doesn't answer; what is shown is the last that was known. Tried again at this time of the browser's clock
    /// (milliseconds since 1970).
    Lost {
        /// When.
        retry_at: i64,
    },
    /// The server refuses to give the list, and asking again by itself would change nothing.
    Refused,
}

impl Connection {
    /// How many seconds until the next attempt, begun ones counted in; none while one is under way.
    pub(crate) fn seconds_left(self, browser_now: i64) -> Option<u64> {
        match self {
            Connection::Lost { retry_at } => u64::try_from(retry_at - browser_now)
                .ok()
                .filter(|millis| *millis > 0)
                .map(|millis| millis.div_ceil(1_000)),
            Connection::Loading | Connection::Live | Connection::Refused => None,
        }
    }
}

/// The longest pause between two attempts. The list is to be live again within 5 s of the server's return.
const LONGEST: u32 = 4_000;
/// The first pause.
const SHORTEST: u32 = 500;

/// Milliseconds to wait before attempt number `attempt` (counted from 0): doubling, bounded, and spread by `jitter` from 0 to 1,
/// so that many pages don't knock at once when a server comes back.
pub(crate) fn backoff(attempt: u32, jitter: f64) -> u32 {
    let full = SHORTEST
        .saturating_mul(2_u32.saturating_pow(attempt))
        .min(LONGEST);
    let spread = f64::from(full) * (0.6 + 0.4 * jitter.clamp(0.0, 1.0));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 300 and LONGEST"
    )]
    let pause = spread as u32;
    pause
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_the_bound() {
        assert_eq!(backoff(0, 1.0), 500);
        assert_eq!(backoff(1, 1.0), 1_000);
        assert_eq!(backoff(1, 0.0), 600);
        assert_eq!(backoff(3, 1.0), 4_000);
        assert_eq!(backoff(u32::MAX, 1.0), 4_000);
        assert!(backoff(40, 0.5) < 4_000);
    }

    #[test]
    fn the_next_attempt_is_counted_down_to() {
        let lost = Connection::Lost { retry_at: 10_000 };
        for (now, left) in [
            (6_000, Some(4)),
            (8_999, Some(2)),
            (9_000, Some(1)),
            (10_000, None),
            (12_000, None),
        ] {
            assert_eq!(lost.seconds_left(now), left, "{now}");
        }
        assert_eq!(Connection::Live.seconds_left(0), None);
    }
}
