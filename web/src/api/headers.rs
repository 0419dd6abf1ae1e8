//! What is read from the headers of an answer.

use web_sys::Headers;

/// When the answer was given, by the server's clock: milliseconds since 1970, with whole seconds.
///
/// Missing when another origin's answer doesn't expose the header.
pub(super) fn date(headers: &Headers) -> Option<i64> {
    let text = headers.get("date").ok().flatten()?;
    millis(js_sys::Date::parse(&text))
}

/// The browser's clock: milliseconds since 1970.
pub(crate) fn browser_now() -> i64 {
    millis(js_sys::Date::now()).unwrap_or(0)
}

/// A number of JavaScript's that is a time.
pub(super) fn millis(number: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "JavaScript's dates end at 8.64e15, far inside an i64"
    )]
    number.is_finite().then_some(number as i64)
}
