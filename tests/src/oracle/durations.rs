//! Durations and TTLs.

use super::compare::same;
use super::{Fidelity, FidelityError, Random, Tally};
use karmada_token_core::{GoDuration, Ttl, TtlError, short_human_duration};

pub(super) fn parsed(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("durationParse", duration, |text: &String, theirs: Option<i64>| {
        let theirs = theirs.filter(|_| !wraps(text));
        same(&text.parse().ok().map(GoDuration::as_nanos), &theirs)
    })
}

/// Whether what the text begins with adds up to 2^63 ns and more follows, which makes Go's sum wrap around where it
/// comes to 2^64 (docs/fidelity.md).
fn wraps(text: &str) -> bool {
    let terms = text.strip_prefix(['-', '+']).unwrap_or(text);
    let adds_up = |beginning: &str| format!("-{beginning}").parse() == Ok(GoDuration::from_nanos(i64::MIN));
    text.contains("54775")
        && terms
            .char_indices()
            .skip(1)
            .any(|(end, _)| terms.get(..end).is_some_and(adds_up))
}

pub(super) fn printed(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("durationPrint", nanos, |nanos: &i64, theirs: String| {
        same(&GoDuration::from_nanos(*nanos).to_string(), &theirs)
    })
}

pub(super) fn short(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("durationShort", nanos, |nanos: &i64, theirs: String| {
        same(&GoDuration::from_nanos(*nanos).short_human(), &theirs)?;
        if nanos % SECOND == 0 {
            same(&short_human_duration(nanos / SECOND), &theirs)?;
        }
        Ok(())
    })
}

/// A TTL is what Go parses, but for what docs/fidelity.md lists: nothing negative, and nothing between 0 and a second.
pub(super) fn ttls(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("durationParse", duration, |text: &String, theirs: Option<i64>| {
        let meant = match theirs.filter(|_| !wraps(text)) {
            None => Err(None),
            Some(0) => Ok(Ttl::Never),
            Some(i64::MIN..0) => Err(Some(TtlError::Negative)),
            Some(1..SECOND) => Err(Some(TtlError::TooShort)),
            Some(nanos) => Ok(Ttl::After(GoDuration::from_nanos(nanos))),
        };
        let ours = text.parse::<Ttl>().map_err(|error| match error {
            TtlError::Duration(_) => None,
            other => Some(other),
        });
        same(&ours, &meant)
    })
}

const SECOND: i64 = 1_000_000_000;

/// Spans at the edges of seconds, minutes, hours, days and years, and anywhere.
fn nanos(random: &mut Random) -> i64 {
    let unit = random.of(&[
        1,
        1_000,
        1_000_000,
        SECOND,
        60 * SECOND,
        3600 * SECOND,
        86_400 * SECOND,
        31_536_000 * SECOND,
    ]);
    match random.below(3) {
        0 => random.number(),
        1 => unit
            .saturating_mul(random.between(-3, 70))
            .saturating_add(random.between(-2, 2)),
        _ => unit
            .saturating_mul(random.between(-400, 400))
            .saturating_add(random.between(-SECOND, SECOND)),
    }
}

/// What may be typed after `--ttl`.
fn duration(random: &mut Random) -> String {
    let mut text = random.of(&["", "", "", "", "-", "+"]).to_owned();
    for _ in 0..random.of(&[1, 1, 1, 2, 2, 3, 0]) {
        text += &number(random);
        text += random.of(&[
            "h", "m", "s", "ms", "us", "µs", "μs", "ns", "h", "m", "s", "", "d", "H", "sm",
        ]);
    }
    if random.percent(5) {
        text = random
            .of(&[
                "0",
                "-0",
                "+0",
                "00",
                "0.",
                ".",
                "9223372036854775807ns",
                "9223372036854775808ns",
                "2562047h47m16.854775807s",
                "2562047h47m16.854775808s",
            ])
            .to_owned();
    }
    random.slip(text, 20)
}

/// A number without its unit: whole, with decimals, or absurdly long.
fn number(random: &mut Random) -> String {
    let whole = match random.below(8) {
        0 => random.number().unsigned_abs().to_string(),
        1 => String::new(),
        2 => random
            .of(&[
                "9223372036854775807",
                "9223372036854775808",
                "9223372036854775809",
                "2562047",
                "153722867",
                "18446744073709551616",
                "0000000000000000000001",
            ])
            .to_owned(),
        3 => {
            let length = random.below(30);
            random.text("0123456789", length)
        }
        _ => random.below(1000).to_string(),
    };
    let decimals = match random.below(6) {
        0 => random.below(40),
        1 => random.below(4),
        _ => return whole,
    };
    whole + "." + &random.text("0123456789", decimals)
}
