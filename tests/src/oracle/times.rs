//! Points in time, and whether one has passed.

use super::compare::same;
use super::{Draw, Fidelity, FidelityError, Tally};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{Secret, Timestamp, TokenRecord};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A point in time on the wire between the two sides.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Instant {
    pub(super) seconds: i64,
    pub(super) nanos: u32,
}

impl From<Timestamp> for Instant {
    fn from(time: Timestamp) -> Self {
        Instant {
            seconds: time.unix_seconds(),
            nanos: time.subsec_nanos(),
        }
    }
}

impl Instant {
    pub(super) fn timestamp(self) -> Result<Timestamp, String> {
        Timestamp::from_unix(self.seconds, self.nanos).map_err(|error| format!("{self:?}: {error}"))
    }
}

#[derive(Deserialize)]
struct Parsed {
    #[serde(flatten)]
    at: Instant,
    written: String,
}

pub(super) fn parsed(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("time", time, |text: &String, theirs: Option<Parsed>| {
        let ours = Timestamp::parse_rfc3339(text).ok();
        let ours = ours.map(|time| (Instant::from(time), time.to_string()));
        same(&ours, &theirs.map(|theirs| (theirs.at, theirs.written)))
    })
}

#[derive(Debug, Serialize)]
struct Expiry {
    /// In base64: what is not UTF-8 has to travel too.
    expiration: String,
    now: Instant,
}

/// Whether the expiration key makes a Secret expired, at a time around that very time.
pub(super) fn expired(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let case = |draw: &mut Draw| {
        let text = time(draw);
        let near = Timestamp::parse_rfc3339(&text).map_or(0, Timestamp::unix_seconds);
        let seconds = near.saturating_add(draw.of(&[-86_400, -1, 0, 0, 0, 0, 1, 86_400]));
        let nanos =
            u32::try_from(draw.of(&[0, 0, 1, 499_999_999, 500_000_000, 999_999_999])).unwrap_or_default();
        Expiry {
            expiration: STANDARD.encode(bytes(draw, &text)),
            now: Instant {
                seconds: seconds.clamp(FIRST, LAST),
                nanos,
            },
        }
    };
    fidelity.compare("expired", case, |case: &Expiry, theirs: bool| {
        let object = json!({"data": {"expiration": case.expiration}});
        let secret: Secret = serde_json::from_value(object).map_err(|error| error.to_string())?;
        let record = TokenRecord::from(&secret);
        same(&record.expiration.has_passed(case.now.timestamp()?), &theirs)
    })
}

/// The years 0 to 9999, in which core's clock may stand.
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

/// The text as bytes, at times with one that makes it no UTF-8.
fn bytes(draw: &mut Draw, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    if draw.percent(3) {
        bytes.insert(draw.below(bytes.len() + 1), draw.of(&[0xff, 0xc0, 0x80]));
    }
    bytes
}

/// Something like RFC 3339, near its edges.
pub(super) fn time(draw: &mut Draw) -> String {
    let date = format!("{}-{}-{}", year(draw), part(draw, 1, 12), part(draw, 1, 31));
    let clock = format!(
        "{}:{}:{}",
        part(draw, 0, 23),
        part(draw, 0, 59),
        part(draw, 0, 59)
    );
    let between = draw.of(&["T", "T", "T", "T", "T", "T", "T", "t", " ", ""]);
    let text = format!("{date}{between}{clock}{}{}", fraction(draw), zone(draw));
    draw.slip(text, 25)
}

fn year(draw: &mut Draw) -> String {
    match draw.below(6) {
        0 => draw
            .of(&[
                "0000", "0001", "9999", "1969", "1970", "2000", "1900", "2024", "2023", "999", "10000",
                "-001",
            ])
            .to_owned(),
        _ => format!("{:04}", draw.between(0, 9999)),
    }
}

/// Two digits in the range, mostly; at times one over an edge, or one digit.
fn part(draw: &mut Draw, least: i64, most: i64) -> String {
    let value = match draw.below(12) {
        0 => least - 1,
        1 => most + 1,
        2 => most,
        3 => least,
        4 => 29,
        _ => draw.between(least, most),
    };
    if draw.percent(4) {
        format!("{value}")
    } else {
        format!("{value:02}")
    }
}

fn fraction(draw: &mut Draw) -> String {
    let digits = match draw.below(6) {
        0 => draw.below(4),
        1 => 8 + draw.below(4),
        2 => draw.below(30),
        _ => return String::new(),
    };
    draw.of(&[".", ".", ".", ","]).to_owned() + &draw.text("0123456789", digits)
}

fn zone(draw: &mut Draw) -> String {
    match draw.below(4) {
        0 | 1 => draw
            .of(&["Z", "Z", "Z", "Z", "Z", "Z", "z", "", "UTC", "ZZ"])
            .to_owned(),
        _ => {
            let sign = draw.of(&["+", "-", "+", "-", "+", "-", "", "\u{2212}"]);
            let colon = draw.of(&[":", ":", ":", ":", ":", ":", ":", ""]);
            let hours = if draw.percent(20) {
                draw.of(&[23, 24, 25, 99, 0])
            } else {
                draw.between(0, 23)
            };
            let minutes = if draw.percent(20) {
                draw.of(&[59, 60, 61, 99, 0])
            } else {
                draw.between(0, 59)
            };
            format!("{sign}{hours:02}{colon}{minutes:02}")
        }
    }
}
