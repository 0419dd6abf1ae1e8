//! What is still to be filled in: by the shell, by a template, by a person.

use super::Reader;
use crate::Span;
use crate::command::CommandFault;

impl Reader<'_> {
    /// `$NAME`, `${NAME}`, `$(command)`, and sh's backticks: a fault, and part of the word as it stands. A dollar
    /// sign alone is a dollar sign.
    pub(super) fn expansion_or_literal(&mut self) {
        let close = match (self.peek(0), self.peek(1)) {
            (Some('`'), _) => Some('`'),
            (_, Some('{')) => Some('}'),
            (_, Some('(')) => Some(')'),
            (_, Some(c)) if c == '_' || c.is_ascii_alphabetic() => None,
            _ => return self.push(self.at, '$', 1),
        };
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        let length = match close {
            Some(close) => rest
                .iter()
                .position(|c| *c == close)
                .map_or(rest.len(), |n| n + 1),
            None => rest
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || **c == '_')
                .count(),
        };
        self.take_whole(CommandFault::Expansion, length + 1);
    }

    /// `<TOKEN>`: a fault, and part of the word. Any other `<` ends the command, as a redirection or the end of an element.
    pub(super) fn placeholder(&mut self) -> bool {
        let length = self
            .enclosed('<', '>')
            .filter(|length| *length > 2 && self.peek(1) != Some('/'));
        if let Some(length) = length {
            self.take_whole(CommandFault::Placeholder, length);
        }
        length.is_some()
    }

    /// `{{ token }}`: a template's word, with its blanks.
    pub(super) fn braces(&mut self) {
        let length = self.enclosed('\n', '}').unwrap_or(1);
        self.take(length);
    }

    /// How long it is from here to this mark on the same line and before another of that mark, if it isn't far.
    fn enclosed(&self, before: char, close: char) -> Option<usize> {
        const LONGEST: usize = 64;
        let inside = self.source.iter().skip(self.at + 1).take(LONGEST);
        let mut line = inside.take_while(|c| !matches!(c, '\n' | '\r') && **c != before);
        line.position(|c| *c == close).map(|length| length + 2)
    }

    fn take_whole(&mut self, fault: CommandFault, length: usize) {
        self.fault(fault, Span::new(self.at, self.at + length));
        self.take(length);
    }

    /// Adds this many characters to the word as they stand.
    fn take(&mut self, length: usize) {
        let span = Span::new(self.at, self.at + length);
        let characters = self.source.get(span.start..span.end).unwrap_or_default();
        for (offset, character) in characters.iter().enumerate() {
            self.push(span.start + offset, *character, 1);
        }
    }
}
