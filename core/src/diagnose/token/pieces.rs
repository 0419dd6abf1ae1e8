//! The two halves of a token, and what stands between them.

use super::{is_mark, is_wordy};
use crate::diagnose::TokenProblem;
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::{TokenId, TokenSecret};
use alloc::string::String;
use alloc::vec::Vec;

/// The form of a text that is meant for a token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Shape {
    /// Both halves are there, more or less.
    Whole,
    /// Stars stand for the secret.
    Masked,
    /// Dots stand for the rest of it.
    Truncated,
}

/// The longest text that is meant for a token: with spaces and doubled characters.
const LONGEST: usize = 64;

impl Shape {
    /// The form; none for a text of another sort.
    pub(super) fn of(text: &Glyphs) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let solid: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let spaced = solid.len() < text.len();
        let id = solid.iter().take_while(|c| is_wordy(**c)).count();
        let gap = solid
            .iter()
            .skip(id)
            .take_while(|c| !is_wordy(**c) && !is_mark(**c))
            .count();
        let rest = solid.get(id + gap..).unwrap_or_default();
        if id + gap == solid.len() && gap == 0 {
            return is_unparted(text, &solid).then_some(Shape::Whole);
        }
        let dot = solid.get(id) == Some(&'.');
        if dot && (4..=8).contains(&id) {
            match marked(rest) {
                Some(shape) if !spaced => return Some(shape),
                _ => {}
            }
        }
        let odd = rest.iter().filter(|c| !is_wordy(**c)).count();
        let digits = rest.iter().any(char::is_ascii_digit);
        let near = (15..=17).contains(&rest.len());
        let fits = match (spaced, dot) {
            (true, _) => near && digits && odd <= 1,
            (false, true) => odd <= 1 && (near || digits && (8..=30).contains(&rest.len())),
            (false, false) => odd == 0 && gap == 1 && (13..=19).contains(&rest.len()) && (near || digits),
        };
        // A long first part is a host or a file before it is an ID, unless the rest is a whole secret.
        let id_fits = (4..=8).contains(&id) || near && (1..=12).contains(&id) && dot;
        (id_fits && fits).then_some(Shape::Whole)
    }
}

/// Both halves without anything between them, or with a space.
fn is_unparted(text: &Glyphs, solid: &[char]) -> bool {
    let gaps = text.chars().filter(|c| c.is_whitespace()).count();
    let digits = solid.iter().any(char::is_ascii_digit);
    let letters = solid.iter().any(|c| c.is_alphabetic());
    (20..=24).contains(&solid.len()) && digits && letters && gaps <= 1
}

/// Stars or dots in place of a secret or of its end.
fn marked(rest: &[char]) -> Option<Shape> {
    let stars = rest.iter().filter(|c| is_mark(**c) && **c != '…').count();
    let wordy = rest.iter().filter(|c| is_wordy(**c)).count();
    if stars >= 3 && stars + wordy == rest.len() {
        return Some(Shape::Masked);
    }
    let dots = rest.iter().filter(|c| **c == '.').count();
    let ellipses = rest.iter().filter(|c| **c == '…').count();
    let cut = ellipses == 1 && dots == 0
        || ellipses == 0 && dots >= 2 && rest.windows(2).any(|pair| pair == ['.', '.']);
    (cut && wordy <= TokenSecret::LENGTH && dots + ellipses + wordy == rest.len()).then_some(Shape::Truncated)
}

/// The halves joined by one dot, where they can be.
pub(super) fn join(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let solid = without_spaces(text, notes);
    let id = solid.chars().take_while(|c| is_wordy(*c)).count();
    let gap = solid
        .chars()
        .skip(id)
        .take_while(|c| !is_wordy(*c) && !is_mark(*c))
        .count();
    let between: String = solid.chars().skip(id).take(gap).collect();
    match between.as_str() {
        "." => return solid,
        "" => {
            let whole = solid.len() == TokenId::LENGTH + TokenSecret::LENGTH;
            let place = TokenId::LENGTH.min(solid.len());
            let fix = (whole && solid.is_exact()).then_some(".");
            notes.maybe_fix(TokenProblem::NoDot, solid.span(place, place), fix);
            return if whole {
                solid.spliced(place, place, ".")
            } else {
                solid
            };
        }
        dots if dots.chars().all(|c| c == '.') => {
            notes.fix_in(&solid, (id + 1, id + gap), TokenProblem::ExtraDot, "");
        }
        _ => notes.fix_in(&solid, (id, id + gap), TokenProblem::Separator, "."),
    }
    solid.spliced(id, id + gap, ".")
}

/// Without white space, of which one in the place of the dot is the dot.
fn without_spaces(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let runs = space_runs(text);
    let id = text.chars().take_while(|c| is_wordy(*c)).count();
    if let [(from, to)] = runs.as_slice()
        && *from == id
        && text.chars().all(|c| is_wordy(c) || c.is_whitespace())
    {
        notes.fix_in(text, (*from, *to), TokenProblem::Separator, ".");
        return text.spliced(*from, *to, ".");
    }
    for (from, to) in runs {
        notes.fix_in(text, (from, to), TokenProblem::InnerSpace, "");
    }
    text.rewritten(|_, glyph| (!glyph.character.is_whitespace()).then_some(glyph.character))
}

fn space_runs(text: &Glyphs) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (index, _) in text.chars().enumerate().filter(|(_, c)| c.is_whitespace()) {
        match runs.last_mut() {
            Some((_, end)) if *end == index => *end += 1,
            _ => runs.push((index, index + 1)),
        }
    }
    runs
}
