//! What the shell and the flag library stumble over.

use super::Command;
use crate::command::{Reading, Slip};
use crate::diagnose::notes::{Notes, in_order};
use crate::diagnose::{CommandProblem, Problem, TextProblem};
use crate::{CommandFault, Span};
use alloc::vec::Vec;

/// For how many variables a value is looked for: no command has more, and each costs a little.
const MOST_VARIABLES: usize = 16;

/// Where a variable or a placeholder stands, in the order of the text.
pub(super) fn hidden(reading: &Reading) -> Vec<(usize, usize)> {
    let hides = |fault: &CommandFault| matches!(fault, CommandFault::Expansion | CommandFault::Placeholder);
    let faults = reading.faults.iter().filter(|error| hides(&error.fault));
    in_order(faults.map(|error| (error.span.start, error.span.end)))
}

impl Command<'_> {
    pub(super) fn note_faults(&self, notes: &mut Notes) {
        let words = self.word_spans();
        let mut looked_for = 0;
        for error in &self.reading.faults {
            let span = self.place(error.span);
            match error.fault {
                CommandFault::Quote => notes.add(CommandProblem::Quote, span),
                CommandFault::Expansion => {
                    looked_for += 1;
                    if looked_for > MOST_VARIABLES || !self.is_assigned(error.span) {
                        notes.add(CommandProblem::Expansion, span);
                    }
                }
                CommandFault::Placeholder => notes.add(CommandProblem::Placeholder, span),
                CommandFault::LineBreak => {
                    let fix = if is_within(&words, error.span) { "" } else { " " };
                    notes.fix(CommandProblem::LineBreak, span, fix);
                }
                CommandFault::ValueMissing { flag } => notes.add(CommandProblem::ValueMissing { flag }, span),
                CommandFault::Switch { flag } => notes.add(CommandProblem::Switch { flag }, span),
                // The verb and the flags are told with what they are meant for; the reader knows no other fault.
                _ => {}
            }
        }
        for (span, slip) in &self.reading.slips {
            let problem: Problem = match slip {
                Slip::SpaceAfterContinuation => CommandProblem::SpaceAfterContinuation.into(),
                Slip::CarriageReturn => CommandProblem::CarriageReturn.into(),
                Slip::LinesJoined => CommandProblem::LinesJoined.into(),
                Slip::Margin => TextProblem::TextAround.into(),
            };
            notes.fix(problem, self.place(*span), "");
        }
        self.note_unknown_flags(notes);
    }

    /// Whether this variable is given a value on a line of its own. On the command's the shell fills it in before.
    fn is_assigned(&self, variable: Span) -> bool {
        let variable = self.text.part(variable.start, variable.end).text();
        let Some(name) = variable.strip_prefix('$') else {
            return false;
        };
        let inner = name.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let name = inner.unwrap_or(name);
        let gives = |word: &str| word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='));
        let is_own = |line: &str| line.contains(self.reading.program.verb());
        self.shown
            .lines()
            .any(|line| line.split_whitespace().any(gives) && !is_own(line))
    }

    /// Where its words stand, in order.
    fn word_spans(&self) -> Vec<(usize, usize)> {
        let flags = &self.reading.flags;
        let values = flags.iter().filter_map(|given| given.value.as_ref());
        let words = values
            .chain(flags.iter().map(|given| &given.typed))
            .chain(&self.reading.verb)
            .chain(&self.reading.arguments);
        in_order(words.map(|word| (word.span.start, word.span.end)))
    }
}

/// Whether a place is in the middle of one of these words.
fn is_within(words: &[(usize, usize)], place: Span) -> bool {
    let next = words.partition_point(|(start, _)| *start < place.start);
    let before = next.checked_sub(1).and_then(|index| words.get(index));
    before.is_some_and(|(_, end)| place.end < *end)
}
