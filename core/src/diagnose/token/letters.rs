//! Letters that are in no token: upper case, other alphabets, misread ones.

use super::{characters, is_mark, misread};
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{TextProblem, TokenProblem};

/// The text in the letters of a token, as far as they can be known.
pub(in crate::diagnose) fn plain_letters(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let latin = latin(text, notes);
    let lower = lower(&latin, notes);
    for (index, character) in lower.chars().enumerate() {
        let problem = match character {
            'a'..='z' | '0'..='9' | '.' => continue,
            c if is_mark(c) => continue,
            // A capital that was left as it is: what it stands for is not known.
            'O' => TokenProblem::Misread { candidates: "0 or o" },
            'I' => TokenProblem::Misread {
                candidates: "1, l or i",
            },
            c => match misread(c) {
                Some(candidates) => TokenProblem::Misread { candidates },
                None => TokenProblem::Character,
            },
        };
        notes.add(problem, lower.span(index, index + 1));
    }
    lower
}

fn latin(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    text.rewritten(|index, glyph| {
        let latin = characters::lookalike(glyph.character);
        if let Some(latin) = latin {
            notes.fix_in(text, (index, index + 1), TextProblem::Lookalike, latin);
        }
        Some(latin.unwrap_or(glyph.character))
    })
}

/// In lower case. All capitals are a matter of a key; of single ones, O and I may as well be digits.
fn lower(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let all_capitals = text.chars().all(|c| !c.is_ascii_lowercase());
    let is_clear = |c: char| c.is_ascii_uppercase() && (all_capitals || !matches!(c, 'O' | 'I'));
    let lower = text.rewritten(|_, glyph| {
        let character = glyph.character;
        Some(if is_clear(character) {
            character.to_ascii_lowercase()
        } else {
            character
        })
    });
    let mut capitals = (0..text.len()).filter(|index| text.get(*index).is_some_and(is_clear));
    let Some(first) = capitals.next() else {
        return lower;
    };
    let last = capitals.next_back().unwrap_or(first);
    // One finding for all of them: what stands between keeps its form.
    let fix = lower.part(first, last + 1).text();
    notes.fix_in(text, (first, last + 1), TokenProblem::UpperCase, fix.as_str());
    lower
}
