//! Points in time, and whether one has passed.

use super::compare::same;
use super::{Fidelity, FidelityError, Random, Tally};
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
    let case = |random: &mut Random| {
        let text = time(random);
        let near = Timestamp::parse_rfc3339(&text).map_or(0, Timestamp::unix_seconds);
        let seconds = near.saturating_add(random.of(&[-86_400, -1, 0, 0, 0, 0, 1, 86_400]));
        let nanos =
            u32::try_from(random.of(&[0, 0, 1, 499_999_999, 500_000_000, 999_999_999])).unwrap_or_default();
        Expiry {
            expiration: STANDARD.encode(bytes(random, &text)),
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
fn bytes(random: &mut Random, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    if random.percent(3) {
        bytes.insert(random.below(bytes.len() + 1), random.of(&[0xff, 0xc0, 0x80]));
    }
    bytes
}

/// Something like RFC 3339, near its edges.
pub(super) fn time(random: &mut Random) -> String {
    let date = format!("{}-{}-{}", year(random), part(random, 1, 12), part(random, 1, 31));
    let clock = format!(
        "{}:{}:{}",
        part(random, 0, 23),
        part(random, 0, 59),
        part(random, 0, 59)
    );
    let between = random.of(&["T", "T", "T", "T", "T", "T", "T", "t", " ", ""]);
    let text = format!("{date}{between}{clock}{}{}", fraction(random), zone(random));
    random.slip(text, 25)
}

fn year(random: &mut Random) -> String {
    match random.below(6) {
        0 => random
            .of(&[
                "0000", "0001", "9999", "1969", "1970", "2000", "1900", "2024", "2023", "999", "10000",
                "-001",
            ])
            .to_owned(),
        _ => format!("{:04}", random.between(0, 9999)),
    }
}

/// Two digits in the range, mostly; at times one over an edge, or one digit.
fn part(random: &mut Random, least: i64, most: i64) -> String {
    let value = match random.below(12) {
        0 => least - 1,
        1 => most + 1,
        2 => most,
        3 => least,
        4 => 29,
        _ => random.between(least, most),
    };
    if random.percent(4) {
        format!("{value}")
    } else {
        format!("{value:02}")
    }
}

fn fraction(random: &mut Random) -> String {
    let digits = match random.below(6) {
        0 => random.below(4),
        1 => 8 + random.below(4),
        2 => random.below(30),
        _ => return String::new(),
    };
    random.of(&[".", ".", ".", ","]).to_owned() + &random.text("0123456789", digits)
}

fn zone(random: &mut Random) -> String {
    match random.below(4) {
        0 | 1 => random
            .of(&["Z", "Z", "Z", "Z", "Z", "Z", "z", "", "UTC", "ZZ"])
            .to_owned(),
        _ => {
            let sign = random.of(&["+", "-", "+", "-", "+", "-", "", "\u{2212}"]);
            let colon = random.of(&[":", ":", ":", ":", ":", ":", ":", ""]);
            let hours = if random.percent(20) {
                random.of(&[23, 24, 25, 99, 0])
            } else {
                random.between(0, 23)
            };
            let minutes = if random.percent(20) {
                random.of(&[59, 60, 61, 99, 0])
            } else {
                random.between(0, 59)
            };
            format!("{sign}{hours:02}{colon}{minutes:02}")
        }
    }
}
