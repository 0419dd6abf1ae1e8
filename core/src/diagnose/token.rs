//! Tokens, and what becomes of them on the way.

mod examples;
mod letters;
mod pieces;
mod weak;

pub(super) use letters::plain_letters;

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{TokenProblem, characters};
use crate::{Span, Token, TokenId, TokenSecret};

/// Whether a character may be meant for one of a token: a letter or digit of any alphabet, or what is misread for one.
fn is_wordy(character: char) -> bool {
    character.is_alphanumeric() || misread(character).is_some()
}

/// What stands for characters that are not shown.
fn is_mark(character: char) -> bool {
    matches!(character, '*' | '•' | '●' | '…')
}

/// What a character may be that is in no token, where it can only be guessed.
fn misread(character: char) -> Option<&'static str> {
    match character {
        '|' | '!' | '¡' | '¦' => Some("1, l or i"),
        '$' | '§' => Some("5 or s"),
        '@' => Some("a or 0"),
        '°' | 'º' => Some("0 or o"),
        '€' => Some("e"),
        '£' => Some("e or l"),
        _ => None,
    }
}

/// Whether a text is meant for a token, by its form.
pub(super) fn is_meant(text: &Glyphs) -> bool {
    pieces::Shape::of(text).is_some()
}

/// Looks at a text that is meant for a token.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) {
    let Some(shape) = pieces::Shape::of(text) else {
        return notes.add(TokenProblem::NotAToken, text.whole());
    };
    let joined = pieces::join(text, notes);
    let token = plain_letters(&joined, notes);
    let dot = token.chars().position(|c| c == '.');
    let id_to = dot.unwrap_or(TokenId::LENGTH).min(token.len());
    let secret_from = dot.map_or(id_to, |dot| dot + 1);
    check_length(&token, (0, id_to), notes);
    match shape {
        pieces::Shape::Whole => check_length(&token, (secret_from, token.len()), notes),
        pieces::Shape::Masked => notes.add(TokenProblem::Masked, token.span(secret_from, token.len())),
        pieces::Shape::Truncated => notes.add(TokenProblem::Truncated, token.span(secret_from, token.len())),
    }
    if let Ok(token) = token.text().parse::<Token>() {
        known(&token, text.whole(), notes);
    }
}

/// What is to be said of a token that can be read.
pub(super) fn known(token: &Token, place: Span, notes: &mut Notes) {
    if examples::is_example(token) {
        notes.add(TokenProblem::Example, place);
    } else if let Some(weakness) = weak::weakness(token.secret()) {
        notes.add(TokenProblem::Weak { weakness }, place);
    }
}

fn check_length(token: &Glyphs, (from, to): (usize, usize), notes: &mut Notes) {
    let found = to.saturating_sub(from);
    let problem = match (from, found) {
        (0, TokenId::LENGTH) => return,
        (0, _) => TokenProblem::IdLength { found },
        (_, TokenSecret::LENGTH) => return,
        _ => TokenProblem::SecretLength { found },
    };
    notes.add(problem, token.span(from, to));
}
