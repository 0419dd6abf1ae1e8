//! Tokens, pins and other credentials among other words.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{Kind, TextProblem, foreign, listed, pin, token};
use crate::{Span, Token, TokenId, TokenSecret};
use alloc::vec::Vec;

/// A word that is looked for.
struct Found {
    /// What it is; of the credentials of another sort any.
    kind: Kind,
    word: Glyphs,
    /// Where it ends.
    to: usize,
}

/// Looks at what is found among other words, good or damaged; none where there is nothing. `length` is that of the pasted
/// text.
pub(super) fn examine(text: &Glyphs, length: usize, notes: &mut Notes) -> Option<Kind> {
    let found = found(text);
    let (first, last) = (found.first()?.word.whole(), found.last()?.word.whole());
    let tokens = found.iter().filter(|found| found.kind == Kind::Token).count();
    // Odd characters among other words are nobody's concern.
    notes.keep_within(first);
    if found.len() > 1 {
        notes.clear();
    }
    if tokens > 1 {
        notes.add(TextProblem::SeveralTokens, Span::new(first.start, last.end));
    } else {
        for around in [Span::new(0, first.start), Span::new(last.end, length)] {
            if !around.is_empty() {
                notes.maybe_fix(TextProblem::TextAround, around, (found.len() == 1).then_some(""));
            }
        }
    }
    let mut kind = Kind::Pin;
    for Found { kind: sort, word, to } in &found {
        let next = match sort {
            Kind::Token => {
                token::examine(word, notes);
                listed::row(text, *to, notes);
                Kind::Token
            }
            Kind::Pin => {
                pin::examine(word, notes);
                Kind::Pin
            }
            _ => foreign::examine(word, notes).unwrap_or(Kind::Unknown),
        };
        if kind == Kind::Pin || next == Kind::Token {
            kind = next;
        }
    }
    Some(kind)
}

/// Whether there is a token beyond doubt beside something else.
pub(super) fn holds_token(text: &Glyphs) -> bool {
    text.chars().any(char::is_whitespace) && words(text).any(|(from, to)| is_clear(&text.part(from, to)))
}

/// Whether a word among others is a token beyond doubt, with a character too many or too few at most in its halves.
fn is_clear(word: &Glyphs) -> bool {
    let text = word.text();
    let Some((id, secret)) = text.split_once('.') else {
        return false;
    };
    let is_near = |part: &str, length: usize| {
        part.len().abs_diff(length) <= 1 && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let has = |sort: fn(&u8) -> bool| text.bytes().any(|b| sort(&b));
    text.parse::<Token>().is_ok()
        || is_near(id, TokenId::LENGTH)
            && is_near(secret, TokenSecret::LENGTH)
            // A number or two words that a dot joins are none.
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_alphabetic)
}

/// Runs of characters that a token is made of, and a JWT.
fn words(text: &Glyphs) -> impl Iterator<Item = (usize, usize)> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut next = 0;
    core::iter::from_fn(move || {
        let start = (next..text.len()).find(|at| text.get(*at).is_some_and(inside))?;
        next = (start..text.len())
            .find(|at| !text.get(*at).is_some_and(inside))
            .unwrap_or(text.len());
        // A full stop may follow.
        Some((start, next - usize::from(text.get(next - 1) == Some('.'))))
    })
}

/// The first of them in a text.
fn found(text: &Glyphs) -> Vec<Found> {
    const MOST: usize = 100;
    let mut found: Vec<Found> = Vec::new();
    let mut read = 0;
    for (from, to) in words(text) {
        if from < read || found.len() == MOST {
            continue;
        }
        if let Some((kind, from, to)) = sort(text, from, to) {
            read = to;
            let word = text.part(from, to);
            found.push(Found { kind, word, to });
        }
    }
    let all = text.text();
    let is_told = PIN_SIGNS.iter().any(|sign| all.contains(sign));
    let is_token = |found: &Found| found.kind == Kind::Token;
    let with_token = found.iter().any(is_token);
    let trimmed = text.trimmed();
    found.retain(|found| {
        let is_named = found.word.len() != pin::DIGITS;
        let leads = found.word.whole().start == trimmed.whole().start;
        let is_alone = || all.trim_end().ends_with("  -");
        found.kind != Kind::Pin || is_told || is_named && with_token || leads && (is_named || is_alone())
    });
    found
}

/// What stands beside a pin as its hash is computed, or where it is handed over; 64 digits are an image's digest as well.
const PIN_SIGNS: [&str; 7] = [
    "stdin)=",
    "openssl ",
    "writing RSA key",
    "ca-cert-hash",
    "CACertHash",
    "caCertHash",
    "pin: ",
];

/// What a word is, and from where to where.
fn sort(text: &Glyphs, from: usize, to: usize) -> Option<(Kind, usize, usize)> {
    let word = text.part(from, to);
    if is_clear(&word) {
        return Some((Kind::Token, from, to));
    }
    let shown = word.text();
    if shown.starts_with("eyJ") && shown.bytes().filter(|b| *b == b'.').count() == 2 {
        return Some((Kind::Jwt, from, to));
    }
    let is_there = |at: usize, what: &str| text.part(at, at + what.len()).text().eq_ignore_ascii_case(what);
    if shown.starts_with("K10") && is_there(to, "::") {
        let ends = |c: char| c.is_whitespace() || "\"'`,;<>)".contains(c);
        let end = (to..text.len()).find(|at| text.get(*at).is_none_or(ends));
        return Some((Kind::K3sToken, from, end.unwrap_or(text.len())));
    }
    if let Some(before) = from.checked_sub(pin::PREFIX.len())
        && is_there(before, pin::PREFIX)
    {
        return Some((Kind::Pin, before, to));
    }
    let is_hash = shown.len() == pin::DIGITS && shown.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash.then_some((Kind::Pin, from, to))
}
