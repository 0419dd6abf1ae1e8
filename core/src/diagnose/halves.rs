//! The two halves of a token, each with its name before it, in a form that isn't read otherwise: a command with
//! `--from-literal`, a Terraform file, variables, a Secret within a string.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{Kind, TextProblem, TokenProblem, token};
use crate::{Span, Token, TokenId, TokenSecret};
use zeroize::Zeroizing;

/// What names a half, in lower case and with `-` for what stands between its words; the first counts.
const ID: &[&str] = &["token-id", "bootstrap-token"];
const SECRET: &[&str] = &["token-secret"];
/// As much as stands between a name and its value: marks, and the spaces that line values up.
const GAP: usize = 64;

/// A half, and the bytes that it stands in.
struct Half<'a> {
    value: &'a str,
    from: usize,
    to: usize,
}

/// Looks for both halves; `length` is that of the pasted text.
pub(super) fn examine(text: &Glyphs, length: usize, notes: &mut Notes) -> Option<Kind> {
    let shown = text.text();
    let lower = Zeroizing::new(shown.to_ascii_lowercase());
    // In bytes the same as before, so that a place in one is a place in the other.
    let names = Zeroizing::new(lower.replace(['_', ' '], "-"));
    let id = half(&shown, &names, ID, |word| word.parse::<TokenId>().is_ok())?;
    let secret = half(&shown, &names, SECRET, |word| word.parse::<TokenSecret>().is_ok())?;
    let token = Token::new(id.value.parse().ok()?, secret.value.parse().ok()?);
    let count = |to: usize| shown.get(..to).map_or(0, |before: &str| before.chars().count());
    let place = |half: &Half<'_>| text.span(count(half.from), count(half.to));
    let (first, last) = (place(&id), place(&secret));
    // Where the secret stands before the ID, they can't be put together in their place.
    let is_ordered = first.end < last.start;
    let around = if is_ordered {
        [Span::new(0, first.start), Span::new(last.end, length)]
    } else {
        [Span::new(0, length), Span::at(length)]
    };
    for span in around.into_iter().filter(|span| !span.is_empty()) {
        notes.maybe_fix(TextProblem::TextAround, span, is_ordered.then_some(""));
    }
    if is_ordered {
        notes.fix(TokenProblem::Separator, Span::new(first.end, last.start), ".");
    }
    token::known(&token, last, notes);
    Some(Kind::Token)
}

/// The first half that stands after one of these names.
fn half<'a>(shown: &'a str, names: &str, labels: &[&str], is_half: fn(&str) -> bool) -> Option<Half<'a>> {
    let after = |label: &&str| {
        let label = *label;
        names.match_indices(label).find_map(move |(at, _)| {
            let rest = shown.get(at + label.len()..)?;
            let value = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            let gap = rest.len() - value.len();
            let inside = |c: char| c.is_ascii_alphanumeric();
            let word = value.get(..value.find(|c| !inside(c)).unwrap_or(value.len()))?;
            let from = at + label.len() + gap;
            ((1..=GAP).contains(&gap) && is_half(word)).then_some(Half {
                value: word,
                from,
                to: from + word.len(),
            })
        })
    };
    labels.iter().find_map(after)
}
