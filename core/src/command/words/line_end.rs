//! Where a line ends, and whether the command goes on after it.

use super::{Reader, Slip, Word};
use crate::command::{CommandFault, Shell};
use crate::{Pin, Span, Token};
use alloc::string::String;
use zeroize::Zeroizing;

/// The longest rest of a pin or token that is looked for at the start of the next line.
const LONGEST_REST: usize = 64;
/// The longest beginning of one, at the end of a line: a pin is 71 characters long.
const LONGEST_BEGINNING: usize = 71;

impl Reader<'_> {
    /// An escape character: before the end of a line it makes the command go on, elsewhere it makes the next character
    /// an ordinary one. `own` is false for `^`, cmd.exe's, which only counts at the end of a line.
    pub(super) fn escape(&mut self, own: bool) {
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        let blanks = rest.iter().take_while(|c| matches!(c, ' ' | '\t')).count();
        let Some(width) = self.line_break_at(self.at + 1 + blanks) else {
            return match self.peek(1) {
                Some(next) if own => self.push(self.at + 1, next, 2),
                _ if own => self.at += 1,
                _ => self.push(self.at, '^', 1),
            };
        };
        let line_end = self.at + 1 + blanks;
        if blanks > 0 {
            self.slip(Slip::SpaceAfterContinuation, Span::new(self.at + 1, line_end));
        } else if width == 2 && own && self.shell == Shell::Posix {
            self.slip(Slip::CarriageReturn, Span::new(line_end, line_end + 1));
        }
        // Only sh goes on within the word.
        if blanks > 0 || !own || self.shell == Shell::PowerShell {
            self.finish_word();
        }
        self.at = line_end + width;
    }

    /// The 2 of `2>&1` is no word: it belongs to the redirection that ends the command.
    pub(super) fn drop_descriptor(&mut self) {
        let length = self.length;
        let is_number = |word: &mut Word| {
            word.verbatim == Some(word.span.start)
                && word.span.len() == length
                && word.text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if matches!(self.peek(0), Some('<' | '>'))
            && let Some(word) = self.word.take_if(is_number)
        {
            self.at = word.span.start;
        }
    }

    fn slip(&mut self, slip: Slip, span: Span) {
        self.found.slips.push((span, slip));
    }

    /// The end of a line that nothing continues: the end of the command, unless the next line can only belong to it.
    /// Returns whether the command goes on.
    pub(super) fn line_end(&mut self) -> bool {
        let width = self.line_break_at(self.at).unwrap_or(1);
        let span = Span::new(self.at, self.at + width);
        let rest = self.source.get(span.end..).unwrap_or_default();
        if self.completes_word(rest) {
            self.fault(CommandFault::LineBreak, span);
            self.at = span.end;
            return true;
        }
        let blanks = rest.iter().take_while(|c| c.is_whitespace()).count();
        let begins_flag = match rest.get(blanks..) {
            Some(['-', '-', next, ..] | ['-', next, ..]) => next.is_ascii_alphabetic(),
            _ => false,
        };
        if begins_flag {
            self.finish_word();
            self.fault(CommandFault::LineBreak, span);
            self.at = span.end + blanks;
        }
        begins_flag
    }

    /// How wide the line break at this place is, if there is one.
    fn line_break_at(&self, place: usize) -> Option<usize> {
        match self.source.get(place..)? {
            ['\r', '\n', ..] => Some(2),
            ['\r' | '\n', ..] => Some(1),
            _ => None,
        }
    }

    /// Whether the word before the break and the run of characters after it are a pin or a token together: a terminal
    /// or a mail that wraps its lines cuts them in two.
    fn completes_word(&self, rest: &[char]) -> bool {
        let Some(word) = &self.word else {
            return false;
        };
        let run = rest
            .iter()
            .take(LONGEST_REST + 1)
            .take_while(|c| c.is_ascii_alphanumeric() || **c == '.')
            .count();
        let start = word.text.rfind(['=', ',']).map_or(0, |index| index + 1);
        let begun = word.text.get(start..).unwrap_or_default();
        if run == 0 || run > LONGEST_REST || begun.len() > LONGEST_BEGINNING {
            return false;
        }
        let mut joined = Zeroizing::new(String::with_capacity(begun.len() + run));
        joined.push_str(begun);
        joined.extend(rest.iter().take(run));
        joined.parse::<Pin>().is_ok() || joined.parse::<Token>().is_ok()
    }
}
