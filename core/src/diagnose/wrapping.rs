//! What a value is wrapped in when it is copied: quotes, the name before it, the comma after it.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{TextProblem, TokenProblem};

/// How many layers are taken off: nobody wraps deeper.
const LAYERS: usize = 8;

/// Marks that stand before a value, and those after it.
const OPENING: &str = "\"'`<([{";
const CLOSING: &str = "\"'`>)]}";

/// What may name a value, longest first.
const NAMES: [&str; 14] = [
    "--discovery-token-ca-cert-hash",
    "discovery-token-ca-cert-hash",
    "--tls-bootstrap-token",
    "--discovery-token",
    "bootstrap token",
    "authorization",
    "export token",
    "token-secret",
    "--token",
    "token-id",
    "bearer",
    "-token",
    "token",
    "pin",
];

/// The value without its wrapping, each layer of which is a finding.
pub(super) fn unwrap(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let mut value = text.part(0, text.len());
    for _ in 0..LAYERS {
        let before = value.len();
        value = without_name(value, notes);
        value = without_marks(value, notes);
        value = without_punctuation(value, notes);
        value = without_prose(value, notes);
        if value.len() == before {
            break;
        }
    }
    value
}

/// White space at either end, as a finding.
pub(super) fn without_space(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    let trimmed = text.trimmed();
    let leading = text.chars().take_while(|c| c.is_whitespace()).count();
    if !trimmed.is_empty() {
        for (from, to) in [(0, leading), (leading + trimmed.len(), text.len())] {
            if from < to {
                notes.fix_in(text, (from, to), TextProblem::SurroundingSpace, "");
            }
        }
    }
    trimmed
}

fn without_marks(value: Glyphs, notes: &mut Notes) -> Glyphs {
    let (Some(first), Some(last)) = (value.get(0), value.get(value.len().saturating_sub(1))) else {
        return value;
    };
    // The brackets of an IPv6 address are its own.
    if first == '[' && !CLOSING.contains(last) {
        return value;
    }
    let start = value.chars().take_while(|c| OPENING.contains(*c)).count();
    let closing = value.chars().rev().take_while(|c| CLOSING.contains(*c)).count();
    let end = value.len() - closing.min(value.len() - start);
    for (from, to) in [(0, start), (end, value.len())] {
        if from < to {
            notes.fix_in(&value, (from, to), TokenProblem::Quoted, "");
        }
    }
    without_space(&value.part(start, end), notes)
}

fn without_name(value: Glyphs, notes: &mut Notes) -> Glyphs {
    let quote = usize::from(value.get(0).is_some_and(|c| c == '"' || c == '\''));
    let Some(name) = NAMES.iter().find(|name| starts_with(&value, quote, name)) else {
        return value;
    };
    let rest = quote + name.chars().count();
    let is_gap = |c: &char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | '\'' | ',');
    let gap = value.chars().skip(rest).take_while(is_gap).count();
    let parted = value
        .chars()
        .skip(rest)
        .take(gap)
        .any(|c| c.is_whitespace() || matches!(c, ':' | '='));
    if !parted || rest + gap >= value.len() {
        return value;
    }
    notes.fix_in(&value, (0, rest + gap), TokenProblem::Prefix, "");
    value.part(rest + gap, value.len())
}

fn starts_with(value: &Glyphs, from: usize, name: &str) -> bool {
    let length = name.chars().count();
    value.len() > from + length
        && value
            .chars()
            .skip(from)
            .zip(name.chars())
            .all(|(a, b)| a.eq_ignore_ascii_case(&b))
}

fn without_punctuation(value: Glyphs, notes: &mut Notes) -> Glyphs {
    let from_end = |back: usize| value.len().checked_sub(back).and_then(|index| value.get(index));
    let (last, before) = (from_end(1), from_end(2));
    // Three dots stand for what is missing, and are looked at as that.
    let is_mark = last.is_some_and(|c| ",;.!?".contains(c)) && before.is_some_and(|c| c != '.');
    if !is_mark || value.len() < 2 {
        return value;
    }
    let end = value.len() - 1;
    notes.fix_in(&value, (end, end + 1), TokenProblem::TrailingPunctuation, "");
    without_space(&value.part(0, end), notes)
}

/// Words in a script without spaces between them follow a value without one, too.
fn without_prose(value: Glyphs, notes: &mut Notes) -> Glyphs {
    // From the CJK radicals on.
    let Some(end) = value.chars().position(|c| c >= '\u{2e80}').filter(|end| *end > 0) else {
        return value;
    };
    notes.fix_in(&value, (end, value.len()), TextProblem::TextAround, "");
    without_space(&value.part(0, end), notes)
}
