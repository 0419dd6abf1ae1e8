//! Where a line ends, and whether the command goes on after it.

use super::{Reader, Slip, Word};
use crate::command::{CommandFault, Shell, Takes};
use crate::{Endpoint, Pin, Span, Token};
use alloc::string::String;
use zeroize::Zeroizing;

/// The longest part of a word that is looked at beside a line break: a pin has 71 characters.
const LONGEST: usize = 71;

impl Reader<'_> {
    /// A mark before the end of a line, where the command goes on after it; or before blanks in the middle of one, when
    /// lines were joined as they were copied. Returns whether it is either. `^` is cmd.exe's.
    pub(super) fn goes_on(&mut self, mark: char, escape: char) -> bool {
        let own = mark == escape;
        let after = self.at + 1;
        let rest = self.source.get(after..).unwrap_or_default();
        let blanks = rest.iter().take_while(|c| matches!(c, ' ' | '\t')).count();
        let line_end = after + blanks;
        let Some(width) = self.line_break_at(line_end) else {
            // Of another shell's marks only a flag after it tells.
            let stands_alone = self.word.is_none();
            let joined = blanks > 0
                && (own && stands_alone || self.begins_flag(rest.get(blanks..).unwrap_or_default()));
            if joined {
                let end = if stands_alone { line_end } else { after };
                self.slip(Slip::LinesJoined, Span::new(self.at, end));
                self.finish_word();
                self.at = end;
            }
            return joined;
        };
        if !own && mark != '^' {
            return false;
        }
        if blanks > 0 {
            self.slip(Slip::SpaceAfterContinuation, Span::new(after, line_end));
        } else if width == 2 && own && self.shell == Shell::Posix {
            self.slip(Slip::CarriageReturn, Span::new(line_end, line_end + 1));
        }
        // Only sh goes on within the word.
        if blanks > 0 || !own || self.shell == Shell::PowerShell {
            self.finish_word();
        }
        self.at = line_end + width;
        let margin = self.margin(self.at);
        if margin > 0 {
            self.slip(Slip::Margin, Span::new(self.at, self.at + margin));
            self.at += margin;
        }
        true
    }

    /// How many characters before the rest of the command are the prompt of a shell that waited for it, or what a mail
    /// puts before the lines that it quotes: `> `, `>> `. Before anything else it is a redirection.
    fn margin(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let is_margin = |c: &&char| matches!(c, ' ' | '\t' | '>');
        let length = rest.iter().take_while(is_margin).count();
        let (margin, next) = rest.split_at_checked(length).unwrap_or_default();
        if margin.contains(&'>') && (self.begins_flag(next) || self.is_wanted(next)) {
            length
        } else {
            0
        }
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
        let end = self.at + self.line_break_at(self.at).unwrap_or(1);
        let rest = self.source.get(end..).unwrap_or_default();
        if self.completes_word(rest) {
            self.fault(CommandFault::LineBreak, Span::new(self.at, end));
            self.at = end;
            return true;
        }
        let is_blank = |c: &&char| c.is_whitespace();
        let blanks = rest.iter().take_while(is_blank).count();
        let blanks = blanks + self.margin(end + blanks);
        let next = rest.get(blanks..).unwrap_or_default();
        let goes_on = self.begins_flag(next) || self.is_wanted(next);
        if goes_on {
            let line = self.source.get(..self.at).unwrap_or_default();
            let start = self.at - line.iter().rev().take_while(is_blank).count();
            self.finish_word();
            self.at = end + blanks;
            self.fault(CommandFault::LineBreak, Span::new(start, self.at));
        }
        goes_on
    }

    /// How wide the line break at this place is, if there is one.
    fn line_break_at(&self, place: usize) -> Option<usize> {
        match self.source.get(place..)? {
            ['\r', '\n', ..] => Some(2),
            ['\r' | '\n', ..] => Some(1),
            _ => None,
        }
    }

    /// Whether the word before the break and what follows it are one that is known: a terminal or a mail that wraps its
    /// lines cuts words in two.
    fn completes_word(&self, rest: &[char]) -> bool {
        let Some(word) = &self.word else {
            return false;
        };
        let run = run(rest);
        let start = word.text.rfind(['=', ',']).map_or(0, |index| index + 1);
        let begun = word.text.get(start..).unwrap_or_default();
        if run.is_empty() || run.len() > LONGEST || begun.len() > LONGEST {
            return false;
        }
        let mut joined = Zeroizing::new(String::with_capacity(begun.len() + run.len()));
        joined.push_str(begun);
        joined.push_str(&run);
        // A narrow terminal cuts a pin twice, and then a whole line is of it.
        let fills_line = matches!(rest.get(run.len()), Some('\n' | '\r'));
        joined.parse::<Pin>().is_ok()
            || joined.parse::<Token>().is_ok()
            || fills_line && begins_pin(&joined)
            || start == 0
                && (self.takes(joined.strip_prefix("--")).is_some()
                    || self.is_argument(self.found.words.last(), &joined))
    }

    /// Whether the last word wants another, and this is one of its sort.
    fn is_wanted(&self, rest: &[char]) -> bool {
        let run = run(rest);
        let last = self.word.as_ref().or(self.found.words.last());
        let wants_value = last
            .and_then(|word| self.takes(word.text.strip_prefix("--")))
            .is_some_and(|takes| takes != Takes::Nothing);
        wants_value && (run.starts_with("sha256:") || run.parse::<Token>().is_ok())
            || self.is_argument(last, &run)
    }

    /// Whether a word can be the verb, or the endpoint after it.
    fn is_argument(&self, before: Option<&Word>, word: &str) -> bool {
        let verb = self.program.verb();
        match before {
            None => word == verb,
            Some(before) => {
                before.text.as_str() == verb
                    && word
                        .parse::<Endpoint>()
                        .is_ok_and(|endpoint| endpoint.port().is_some())
            }
        }
    }

    /// After one dash there is a letter or, by mistake, a flag's name; other words are the rest of a value.
    fn begins_flag(&self, rest: &[char]) -> bool {
        match rest {
            ['-', '-', next, ..] => next.is_ascii_alphabetic(),
            ['-', letter, after @ ..] if letter.is_ascii_alphabetic() => {
                !after.first().is_some_and(char::is_ascii_alphanumeric)
                    || self.takes(run(rest).strip_prefix('-')).is_some()
            }
            _ => false,
        }
    }

    /// What the flag of this name takes, if the program has it.
    fn takes(&self, name: Option<&str>) -> Option<Takes> {
        let name = name?;
        let declared = self.program.flags().find(|declared| declared.name == name)?;
        Some(declared.takes)
    }
}

/// What stands here without a gap, of the characters of pins, endpoints and flags.
fn run(rest: &[char]) -> Zeroizing<String> {
    let is_inner = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '/' | '[' | ']');
    let mut run = Zeroizing::new(String::with_capacity(LONGEST + 1));
    run.extend(rest.iter().take(LONGEST + 1).take_while(is_inner));
    run
}

/// Whether this is some of a pin from its start on.
fn begins_pin(text: &str) -> bool {
    text.strip_prefix("sha256:")
        .is_some_and(|digits| digits.len() < 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}
