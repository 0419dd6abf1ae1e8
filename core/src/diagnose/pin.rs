//! Pins, and what is taken for one.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{PinProblem, TokenProblem, characters, value};
use crate::Pin;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

/// Hex digits of a SHA-256.
pub(super) const DIGITS: usize = 64;
/// What stands before them.
pub(super) const PREFIX: &str = "sha256:";
/// The longest text that is meant for a pin: a fingerprint of SHA-512 in pairs.
const LONGEST: usize = 200;
/// SHA-256 as a pin spells it.
const PLAIN: &str = "sha256";
/// The pin of the command that `karmadactl init` prints to everybody.
const EXAMPLE: &str = "sha256:9cfa542ff48f43793d1816b1dd0a78ad574e349d8f6e005e6e32e8ab528e4244";
/// Hashes that are no SHA-256.
const OTHER_HASHES: [&str; 6] = ["sha1", "sha224", "sha384", "sha512", "md5", "blake"];

/// Whether a text is meant for a pin.
pub(super) fn is_meant(text: &Glyphs) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let text = text.text().to_ascii_lowercase();
    // What follows a whole one is something else.
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.len() < text.len() && first.parse::<Pin>().is_ok() {
        return false;
    }
    let named = hash_name(&text).is_some() && !text.starts_with("sha256~");
    named || text.len() == DIGITS && text.chars().all(|c| c.is_ascii_hexdigit()) || is_fingerprint(&text)
}

/// Whether a text is meant for pins between commas, which one flag takes.
pub(super) fn are_meant(text: &Glyphs) -> bool {
    list(text).all(|pin| is_meant(&pin.trimmed()))
}

/// What stands between commas, or before a space or a line break that another pin follows.
pub(super) fn list(text: &Glyphs) -> impl Iterator<Item = Glyphs> {
    let mut next = Some(0);
    core::iter::from_fn(move || {
        let from = next?;
        let end = (from..text.len()).find(|at| parts(text, *at));
        next = end.map(|end| end + 1);
        Some(text.part(from, end.unwrap_or(text.len())))
    })
}

fn parts(text: &Glyphs, at: usize) -> bool {
    text.get(at).is_some_and(|c| {
        let after = || text.part(at + 1, at + 1 + PLAIN.len()).text();
        c == ',' || c.is_whitespace() && after().eq_ignore_ascii_case(PLAIN)
    })
}

/// Looks at a text that is meant for a pin.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) {
    let lower = text.text().to_ascii_lowercase();
    if text.text().parse::<Pin>().is_ok() {
        if lower == EXAMPLE {
            notes.add(TokenProblem::Example, text.whole());
        }
        return;
    }
    if is_fingerprint(&lower) {
        return notes.add(PinProblem::Fingerprint, text.whole());
    }
    let Some((name, is_sha256)) = hash_name(&lower) else {
        return bare(text, &lower, notes);
    };
    if !is_sha256 {
        return notes.add(PinProblem::OtherHash, text.span(0, name));
    }
    let gap = lower
        .chars()
        .skip(name)
        .take_while(|c| !c.is_alphanumeric())
        .count();
    // Where nothing else follows, marks stand in place of the digits.
    let gap = if name + gap == text.len() { gap.min(1) } else { gap };
    let separator: String = lower.chars().skip(name).take(gap).collect();
    if name != PLAIN.len() {
        notes.fix_in(text, (0, name + gap), PinProblem::NoPrefix, PREFIX);
    } else if separator != ":" {
        notes.fix_in(text, (name, name + gap), PinProblem::NoColon, ":");
    }
    digits(&text.part(name + gap, text.len()), notes);
}

/// The length of the hash's name, and whether it is SHA-256.
fn hash_name(lower: &str) -> Option<(usize, bool)> {
    let spellings = [PLAIN, "sha-256", "sha_256", "sha 256"];
    if let Some(spelling) = spellings.iter().find(|spelling| lower.starts_with(**spelling)) {
        return Some((spelling.len(), true));
    }
    let other = OTHER_HASHES.iter().find(|name| lower.starts_with(**name));
    // A word that only begins so is no hash.
    other
        .filter(|name| {
            lower
                .get(name.len()..)
                .is_some_and(|rest| rest.starts_with([':', '=', '-', ' ']))
        })
        .map(|name| (name.len(), false))
}

/// Pairs of hex digits between colons, as `openssl x509 -fingerprint` prints them.
fn is_fingerprint(lower: &str) -> bool {
    let after_name = lower.rsplit(['=', ' ']).next().unwrap_or_default();
    let pairs: Vec<&str> = after_name.split(':').collect();
    let pairs = match pairs.as_slice() {
        [name, rest @ ..] if name.starts_with("sha") => rest,
        all => all,
    };
    let is_pair = |pair: &&str| pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit());
    pairs.len() >= 16 && pairs.iter().all(is_pair)
}

/// Digits without the name of their hash.
fn bare(text: &Glyphs, lower: &str, notes: &mut Notes) {
    if lower.len() == DIGITS && lower.chars().all(|c| c.is_ascii_hexdigit()) {
        notes.fix_in(text, (0, 0), PinProblem::NoPrefix, PREFIX);
    } else {
        notes.add(PinProblem::Malformed, text.whole());
    }
}

fn digits(text: &Glyphs, notes: &mut Notes) {
    let solid = without_spaces(text, notes);
    let shown = solid.text();
    if let Some(hex) = from_base64(&shown) {
        return notes.fix_in(&solid, (0, solid.len()), PinProblem::Base64, hex);
    }
    if value::is_left_out(&solid) {
        return notes.add(PinProblem::Truncated, solid.whole());
    }
    if let Some(cut) = shown.find(['…', '*']).or_else(|| shown.find("..")) {
        let from = shown.get(..cut).map_or(0, |before| before.chars().count());
        return notes.add(PinProblem::Truncated, solid.span(from, solid.len()));
    }
    // Words in place of digits: mended letter by letter, they would be others.
    let is_foreign =
        |c: &char| !c.is_ascii_hexdigit() && !"oOlIi|".contains(*c) && characters::lookalike(*c).is_none();
    if solid.chars().filter(is_foreign).count() * 8 > solid.len() {
        return notes.add(PinProblem::Malformed, solid.whole());
    }
    let mut found = 0;
    for (index, character) in solid.chars().enumerate() {
        let place = (index, index + 1);
        match character {
            c if c.is_ascii_hexdigit() => found += 1,
            'o' | 'O' => {
                found += 1;
                notes.fix_in(&solid, place, PinProblem::Digit, "0");
            }
            'l' | 'I' | 'i' | '|' => {
                found += 1;
                notes.fix_in(&solid, place, PinProblem::Digit, "1");
            }
            c => {
                found += 1;
                let plain = characters::lookalike(c).filter(char::is_ascii_hexdigit);
                let fix = plain.filter(|_| solid.is_exact());
                notes.maybe_fix(PinProblem::Digit, solid.span(index, index + 1), fix);
            }
        }
    }
    if found != DIGITS {
        notes.add(PinProblem::Length { found }, solid.whole());
    }
}

fn without_spaces(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    for index in (0..text.len()).filter(|index| text.get(*index).is_some_and(char::is_whitespace)) {
        notes.fix_in(text, (index, index + 1), PinProblem::Space, "");
    }
    text.rewritten(|_, glyph| (!glyph.character.is_whitespace()).then_some(glyph.character))
}

/// 32 bytes in base64, as HTTP public key pinning and `docker` write them, in hex digits.
fn from_base64(text: &str) -> Option<String> {
    // A pin that was cut short is no base64, though it may be of that length.
    if text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let bytes = match text.len() {
        44 => STANDARD.decode(text),
        43 => STANDARD_NO_PAD.decode(text),
        _ => return None,
    };
    let bytes = bytes.ok().filter(|bytes| bytes.len() == DIGITS / 2)?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
