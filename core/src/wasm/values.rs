//! Durations, times, endpoints and pins.

use super::answered;
use super::failure::{error, thrown};
use super::views::object;
use crate::{Endpoint, Expiration, GoDuration, Pin, Timestamp, TimestampError, Ttl, pins_of_pem};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A time as JavaScript counts: milliseconds since 1970.
pub(super) fn time(millis: f64) -> Result<Timestamp, JsValue> {
    // A clock that was left out arrives as no number, which `as` would take for 1970.
    if millis.is_nan() {
        return Err(thrown(TimestampError::Range));
    }
    // Seconds would be the January of 1970, when nothing had expired. What is given up for that are three years from then on.
    if (1e8..1e11).contains(&millis) {
        let said = "a time is in milliseconds, and this looks like seconds";
        return Err(error("TimestampError", "seconds", said, None));
    }
    // `as` ends at the edges of i64, which are far outside the years that are taken.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "parts of a millisecond are dropped"
    )]
    Timestamp::from_unix_millis(millis as i64).map_err(thrown)
}

/// Nanoseconds of a Go duration.
///
/// # Errors
/// [`crate::GoDurationError`].
#[wasm_bindgen(js_name = parseDuration)]
pub fn parse_duration(text: String) -> Result<i64, JsValue> {
    text.parse().map(GoDuration::as_nanos).map_err(thrown)
}

/// As Go prints it: `1h30m0s`.
#[wasm_bindgen(js_name = formatDuration)]
#[must_use]
pub fn format_duration(nanos: i64) -> String {
    GoDuration::from_nanos(nanos).to_string()
}

/// As Kubernetes prints it in short: `1h`.
#[wasm_bindgen(js_name = shortHumanDuration)]
#[must_use]
pub fn short_human_duration(nanos: i64) -> String {
    GoDuration::from_nanos(nanos).short_human()
}

/// When a token of that TTL made `now` ends, in RFC 3339; nothing where it never does.
///
/// # Errors
/// [`crate::TtlError`], and [`crate::TimestampError`] for a clock that is out of this world.
#[wasm_bindgen(js_name = expirationOf)]
pub fn expiration_of(ttl: String, now: f64) -> Result<Option<String>, JsValue> {
    let ttl: Ttl = ttl.parse().map_err(thrown)?;
    match ttl.expiration(time(now)?).map_err(thrown)? {
        Expiration::Never => Ok(None),
        Expiration::At(end) => Ok(Some(end.to_string())),
    }
}

/// Milliseconds since 1970 of a time in RFC 3339.
///
/// # Errors
/// [`crate::TimestampError`].
#[wasm_bindgen(js_name = parseTime)]
pub fn parse_time(text: String) -> Result<f64, JsValue> {
    let time = Timestamp::parse_rfc3339(&text).map_err(thrown)?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "10,000 years of milliseconds fit into 53 bits"
    )]
    Ok(time.unix_millis() as f64)
}

/// An endpoint in its normal form, and whether it only resolves inside a cluster.
///
/// # Errors
/// [`crate::EndpointError`].
#[wasm_bindgen(js_name = parseEndpoint)]
pub fn parse_endpoint(text: String) -> Result<JsValue, JsValue> {
    let endpoint: Endpoint = text.parse().map_err(thrown)?;
    object(|json| {
        json.text("endpoint", &endpoint.to_string());
        json.plain("internal", endpoint.is_internal());
    })
}

/// A pin in its normal form.
///
/// # Errors
/// [`crate::PinError`].
#[wasm_bindgen(js_name = parsePin)]
pub fn parse_pin(text: String) -> Result<String, JsValue> {
    text.parse().map(|pin: Pin| pin.to_string()).map_err(thrown)
}

/// The pin of each certificate of a bundle.
///
/// # Errors
/// [`crate::CertificatesError`].
#[wasm_bindgen(js_name = pinsOfPem)]
pub fn pins(pem: String) -> Result<Vec<String>, JsValue> {
    answered(|| {
        let pins = pins_of_pem(pem.as_bytes()).map_err(thrown)?;
        Ok(pins.iter().map(Pin::to_string).collect())
    })
}
