//! YAML and JSON that can't be read.

use crate::Span;
use crate::diagnose::DocumentProblem;
use crate::diagnose::notes::Notes;
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
        let indentation = line.chars().take_while(|c| c.is_whitespace());
        let tab = indentation.clone().position(|c| c == '\t');
        if let Some(tab) = tab.filter(|_| !line.trim().is_empty()) {
            notes.add(DocumentProblem::Tab, Span::new(at + tab, at + tab + 1));
        }
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
