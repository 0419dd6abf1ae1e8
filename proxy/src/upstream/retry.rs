//! When a read or a review is asked again: soon, then less often, and never beyond its deadline.
//!
//! Nothing else is. Of anything else that was sent and not answered nobody knows whether it was done.

use std::time::Duration;

use http::StatusCode;
use http::header::RETRY_AFTER;
use tokio::time::Instant;

use super::UpstreamError;

const FIRST: Duration = Duration::from_millis(50);
const LONGEST: Duration = Duration::from_secs(1);
/// Over so much those are spread who were told to come back at the same time.
const SPREAD: Duration = Duration::from_millis(250);
/// An attempt that had less time than this and heard nothing says nothing of the server.
const FAIR: Duration = Duration::from_secs(1);

/// The pauses between the attempts of one request.
#[derive(Debug)]
pub(crate) struct Retry {
    deadline: Instant,
    pause: Duration,
}

/// What came of an attempt.
pub(crate) type Outcome<B> = Result<http::Response<B>, UpstreamError>;

/// What came of the last of several attempts: silence that was only the deadline's is no word against an answer that was
/// heard before it.
pub(crate) fn last_word<B>(
    outcome: Outcome<B>,
    patience: Duration,
    before: Option<Outcome<B>>,
) -> Outcome<B> {
    match (outcome, before) {
        (Err(UpstreamError::Silent), Some(before)) if patience < FAIR => before,
        (outcome, _) => outcome,
    }
}

impl Retry {
    /// Attempts may go on for so long.
    pub(crate) fn within(time: Duration) -> Self {
        Self {
            deadline: Instant::now() + time,
            pause: FIRST,
        }
    }

    /// How long the next attempt may take.
    pub(crate) fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// How long to wait before the next attempt; `None` where there is no use in one, or no time. `jitter` spreads
    /// those who were cut off together: from the least pause at 0 to the longest at 255.
    pub(crate) fn after<B>(&mut self, outcome: &Outcome<B>, jitter: impl FnOnce() -> u8) -> Option<Duration> {
        let own = self.pause;
        let (least, spread) = match outcome {
            // Not before the server's time, and not at once where that is 0.
            Ok(answer) => {
                let told = told_to_wait(answer)?.max(own);
                (told, told.min(SPREAD))
            }
            Err(UpstreamError::Unreachable(_)) => (own / 2, own / 2),
            Err(_) => return None,
        };
        self.pause = (own * 2).min(LONGEST);
        let pause = least.saturating_add(spread * u32::from(jitter()) / 255);
        (pause < self.left()).then_some(pause)
    }
}

/// The server's own word for when to come back: only with it a refusal is one to wait out.
fn told_to_wait<B>(answer: &http::Response<B>) -> Option<Duration> {
    let is_busy = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&answer.status());
    let seconds = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    is_busy.then(|| Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Response;
    use rstest::rstest;

    fn unreachable() -> Result<Response<()>, UpstreamError> {
        Err(UpstreamError::Unreachable("refused".to_owned()))
    }

    fn answer(code: u16, retry_after: &str) -> Result<Response<()>, UpstreamError> {
        let answer = Response::builder().status(code).header(RETRY_AFTER, retry_after);
        Ok(answer.body(()).unwrap())
    }

    #[tokio::test(start_paused = true)]
    async fn s37_pauses_grow_and_end_with_the_deadline() {
        let mut retry = Retry::within(Duration::from_secs(5));
        let mut pauses = Vec::new();
        while let Some(pause) = retry.after(&unreachable(), || 255) {
            pauses.push(pause.as_millis());
            tokio::time::sleep(pause).await;
        }
        assert_eq!(pauses, [50, 100, 200, 400, 800, 1000, 1000, 1000]);
    }

    #[rstest]
    #[case(Err(UpstreamError::Silent), 900, 429)]
    #[case(Err(UpstreamError::Silent), 1_000, 0)]
    #[case(unreachable(), 900, 0)]
    #[case(answer(200, ""), 900, 200)]
    fn s37_the_last_word_is_the_servers(
        #[case] outcome: Outcome<()>,
        #[case] patience: u64,
        #[case] code: u16,
    ) {
        let before = Some(answer(429, "4"));
        let last = last_word(outcome, Duration::from_millis(patience), before);
        assert_eq!(last.map_or(0, |answer| answer.status().as_u16()), code);
    }

    #[tokio::test(start_paused = true)]
    async fn s37_jitter_is_up_to_half_of_a_pause() {
        let mut retry = Retry::within(Duration::from_secs(5));
        assert_eq!(retry.after(&unreachable(), || 0), Some(FIRST / 2));
    }

    /// "Come back at once" is no reason to ask in a loop.
    #[tokio::test(start_paused = true)]
    async fn s37_a_busy_server_is_asked_less_and_less_often() {
        let mut retry = Retry::within(Duration::from_secs(5));
        let mut pauses = Vec::new();
        while let Some(pause) = retry.after(&answer(429, "0"), || 0) {
            pauses.push(pause.as_millis());
            tokio::time::sleep(pause).await;
        }
        assert_eq!(pauses, [50, 100, 200, 400, 800, 1000, 1000, 1000]);
    }

    #[rstest]
    #[case("0", 100)]
    #[case("1", 1_250)]
    #[tokio::test(start_paused = true)]
    async fn s37_those_who_were_told_the_same_time_are_spread(#[case] told: &str, #[case] latest: u64) {
        let mut retry = Retry::within(Duration::from_secs(5));
        let pause = retry.after(&answer(429, told), || 255);
        assert_eq!(pause, Some(Duration::from_millis(latest)));
    }

    #[rstest]
    #[case(answer(429, "0"), Some(50))]
    #[case(answer(429, "1"), Some(1_000))]
    #[case(answer(503, "2"), Some(2_000))]
    #[case(answer(429, "17"), None)]
    #[case(answer(429, "18446744073709551615"), None)]
    #[case(answer(503, "soon"), None)]
    #[case(answer(500, "1"), None)]
    #[case(answer(200, "1"), None)]
    #[case(Err(UpstreamError::Silent), None)]
    #[case(Err(UpstreamError::Credentials(String::new())), None)]
    #[tokio::test(start_paused = true)]
    async fn s37_what_is_waited_out(
        #[case] outcome: Result<Response<()>, UpstreamError>,
        #[case] millis: Option<u64>,
    ) {
        let mut retry = Retry::within(Duration::from_secs(4));
        assert_eq!(retry.after(&outcome, || 255).is_some(), millis.is_some());
        let mut retry = Retry::within(Duration::from_secs(4));
        assert_eq!(retry.after(&outcome, || 0), millis.map(Duration::from_millis));
    }
}
