//! YAML and JSON that can't be read.

use crate::Span;
use crate::diagnose::notes::Notes;
use crate::diagnose::{DocumentProblem, TextProblem};
use crate::yaml::YamlError;

/// Where it can't be read, and what is known to make YAML unreadable.
pub(super) fn examine(text: &str, error: &YamlError, notes: &mut Notes) {
    match error {
        YamlError::At { line, column } => {
            let place = Span::at(place(text, *line, *column));
            notes.add(
                DocumentProblem::Syntax {
                    line: *line,
                    column: *column,
                },
                place,
            );
        }
        YamlError::Shape | YamlError::TooLarge => notes.add(DocumentProblem::Shape, Span::at(0)),
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        indentation(line, at, notes);
        at += line.chars().count();
    }
}

/// The character that a line and a column, both from 1, are about.
fn place(text: &str, line: u64, column: u64) -> usize {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    let before = text
        .split_inclusive('\n')
        .take(count(line))
        .map(|line| line.chars().count());
    (before.sum::<usize>() + count(column)).min(text.chars().count())
}

/// What else than spaces indents a line, or stands in for a quotation mark after it.
fn indentation(line: &str, at: usize, notes: &mut Notes) {
    let mut tabs = false;
    for (index, character) in line.chars().enumerate().take_while(|(_, c)| c.is_whitespace()) {
        let span = Span::new(at + index, at + index + 1);
        match character {
            '\t' if !tabs && !line.trim().is_empty() => {
                tabs = true;
                notes.add(DocumentProblem::Tab, span);
            }
            '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' => {
                notes.fix(TextProblem::NoBreakSpace, span, " ")
            }
            _ => {}
        }
    }
    for (index, _) in line
        .chars()
        .enumerate()
        .filter(|(_, c)| matches!(c, '\u{201c}' | '\u{201d}'))
    {
        notes.fix(
            TextProblem::SmartQuote,
            Span::new(at + index, at + index + 1),
            "\"",
        );
    }
}
