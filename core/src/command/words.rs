//! From a pasted line to its words, as a shell would cut them.
//!
//! One reader for sh and PowerShell. It goes on after a fault, so that a diagnosis can name them all; who wants only a
//! good command takes the first fault as the error.

mod fill_in;
mod line_end;

use super::locate::foreign_preface;
use super::{CommandError, CommandFault, Located, Program, Shell};
use crate::Span;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// A word after its quotes are taken off.
#[derive(Clone)]
pub(crate) struct Word {
    pub(crate) text: Zeroizing<String>,
    /// The word with its quotes.
    pub(crate) span: Span,
    /// Where the text begins, if it stands in the source just as it is.
    pub(crate) verbatim: Option<usize>,
}

/// Something that a shell would stumble over and that is clear all the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Slip {
    /// White space between a backslash and the end of its line.
    SpaceAfterContinuation,
    /// A backslash before the carriage return of a line that was written on Windows.
    CarriageReturn,
    /// A mark that the line goes on, in the middle of one.
    LinesJoined,
    /// The prompt of a shell that waits for the rest, or the mark of a quoted mail, before a line that goes on.
    Margin,
}

/// A line cut into words.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) words: Vec<Word>,
    pub(crate) faults: Vec<CommandError>,
    pub(crate) slips: Vec<(Span, Slip)>,
    /// Where the command ends.
    pub(crate) end: usize,
    /// What closes what was opened before it.
    pub(crate) mark: Option<char>,
    /// What stands before the command and is no prompt.
    pub(crate) preface: Option<Span>,
}

/// Cuts what follows the program's name.
pub(crate) fn cut(source: &[char], located: &Located, shell: Shell) -> Words {
    let preface = foreign_preface(source, located);
    let mut reader = Reader {
        source,
        is_in_sentence: preface.is_some(),
        at: located.end,
        shell,
        program: located.program,
        mark: located.mark.or_else(|| mark_around(source, located)),
        found: Words::default(),
        word: None,
        length: 0,
    };
    while reader.step() {}
    reader.drop_descriptor();
    reader.finish_word();
    Words {
        end: reader.at,
        mark: reader.mark,
        preface,
        ..reader.found
    }
}

/// The quotation mark that is open where the command begins, as in `bash -c "sudo karmadactl register ..."`: an odd one
/// before, and an odd one after.
fn mark_around(source: &[char], located: &Located) -> Option<char> {
    let (before, after) = source.split_at_checked(located.path)?;
    let is_odd = |text: &[char]| text.iter().filter(|c| **c == '"').count() % 2 == 1;
    (is_odd(before) && is_odd(after)).then_some('"')
}

impl Word {
    /// The place of the text from this character of it on.
    pub(crate) fn place(&self, from: usize, to: usize) -> Span {
        match self.verbatim {
            Some(first) => Span::new(first + from, first + to),
            None => self.span,
        }
    }

    /// The place of the whole text.
    pub(crate) fn inner(&self) -> Span {
        self.place(0, self.text.chars().count())
    }

    /// The part of the word from this character on, up to another.
    pub(crate) fn part(&self, from: usize, to: usize) -> Word {
        let text = self
            .text
            .chars()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect();
        Word {
            text: Zeroizing::new(text),
            span: self.place(from, to),
            verbatim: self.verbatim.map(|first| first + from),
        }
    }
}

struct Reader<'a> {
    source: &'a [char],
    at: usize,
    shell: Shell,
    program: Program,
    /// What closes what was opened before the command.
    mark: Option<char>,
    /// Whether other words stand before the command.
    is_in_sentence: bool,
    found: Words,
    word: Option<Word>,
    /// How many characters the word has so far: counting them again for each would be quadratic.
    length: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.source.get(self.at + ahead).copied()
    }

    /// Reads one character or one construct; false at the end of the command.
    fn step(&mut self) -> bool {
        let Some(character) = self.peek(0) else {
            return false;
        };
        let escape = match self.shell {
            Shell::Posix => '\\',
            Shell::PowerShell => '`',
        };
        match character {
            c if Some(c) == self.mark && (c != '*' || self.ends_bold()) => return false,
            '.' | ',' if self.is_in_sentence && self.ends_sentence(character) => return false,
            '\n' | '\r' => return self.line_end(),
            c if c.is_whitespace() => {
                self.finish_word();
                self.at += 1;
            }
            c @ ('\\' | '`' | '^') if self.goes_on(c, escape) => {}
            c if c == escape => match self.peek(1) {
                Some(next) => self.push(self.at + 1, next, 2),
                None => self.at += 1,
            },
            '#' if self.word.is_none() => self.skip_comment(),
            c if self.is_single_quote(c) => self.single_quotes(),
            c if self.is_double_quote(c) => self.double_quotes(escape),
            '`' | '$' => self.expansion_or_literal(),
            '<' => return self.placeholder(),
            '{' => self.braces(),
            ';' | '|' | '&' | '>' | '(' | ')' => return false,
            c => self.push(self.at, c, 1),
        }
        true
    }

    /// Whether one or two stars follow a word; more stand for what isn't shown.
    fn ends_bold(&self) -> bool {
        let ends = |word: &Word| !word.text.ends_with('*');
        self.word.as_ref().is_some_and(ends) && self.peek(2) != Some('*')
    }

    /// Whether this is the full stop or comma of a sentence that the command stands in: nothing follows, or a capital, or a
    /// script without spaces.
    fn ends_sentence(&self, mark: char) -> bool {
        let (before, rest) = self.source.split_at_checked(self.at + 1).unwrap_or_default();
        let blanks = rest.iter().take_while(|c| c.is_whitespace()).count();
        let ends = match rest.get(blanks) {
            None => true,
            // From the CJK radicals on.
            Some(next) => *next >= '\u{2e80}' || mark == '.' && blanks > 0 && next.is_ascii_uppercase(),
        };
        // Three dots stand for what is missing.
        ends && self.word.is_some() && !before.ends_with(&['.', '.'])
    }

    /// Adds a character to the word that is being read; `width` is how much of the source it takes.
    fn push(&mut self, place: usize, character: char, width: usize) {
        let length = self.length;
        let word = self.open_word();
        let expected = word.verbatim.map(|first| first + length);
        if length == 0 {
            word.verbatim = Some(place);
        } else if expected != Some(place) {
            word.verbatim = None;
        }
        word.text.push(character);
        self.length += 1;
        self.at += width;
        self.close_at(self.at);
    }

    fn open_word(&mut self) -> &mut Word {
        let at = self.at;
        self.word.get_or_insert_with(|| Word {
            text: Zeroizing::default(),
            span: Span::at(at),
            verbatim: None,
        })
    }

    fn close_at(&mut self, end: usize) {
        if let Some(word) = &mut self.word {
            word.span.end = end;
        }
    }

    fn finish_word(&mut self) {
        self.found.words.extend(self.word.take());
        self.length = 0;
    }

    /// PowerShell takes typographic quotation marks for straight ones.
    fn is_single_quote(&self, character: char) -> bool {
        character == '\'' || self.shell == Shell::PowerShell && matches!(character, '\u{2018}'..='\u{201b}')
    }

    fn is_double_quote(&self, character: char) -> bool {
        character == '"' || self.shell == Shell::PowerShell && matches!(character, '\u{201c}'..='\u{201e}')
    }

    fn fault(&mut self, fault: CommandFault, span: Span) {
        self.found.faults.push(fault.at(span));
    }

    fn skip_comment(&mut self) {
        while self.peek(0).is_some_and(|c| !matches!(c, '\n' | '\r')) {
            self.at += 1;
        }
    }

    /// `'...'`; in PowerShell, two of them within are one.
    fn single_quotes(&mut self) {
        let open = self.at;
        self.open_word();
        self.at += 1;
        loop {
            let closes = |ahead| self.peek(ahead).is_some_and(|c| self.is_single_quote(c));
            match self.peek(0) {
                None => return self.fault(CommandFault::Quote, Span::new(open, open + 1)),
                Some(c) if self.shell == Shell::PowerShell && closes(0) && closes(1) => {
                    self.push(self.at, c, 2)
                }
                Some(_) if closes(0) => break,
                Some(c) => self.push(self.at, c, 1),
            }
        }
        self.at += 1;
        self.close_at(self.at);
    }

    /// `"..."`, in which the escape character and expansions are read.
    fn double_quotes(&mut self, escape: char) {
        let open = self.at;
        self.open_word();
        self.at += 1;
        loop {
            match (self.peek(0), self.peek(1)) {
                (None, _) => return self.fault(CommandFault::Quote, Span::new(open, open + 1)),
                (Some(c), Some(next))
                    if self.shell == Shell::PowerShell
                        && self.is_double_quote(c)
                        && self.is_double_quote(next) =>
                {
                    self.push(self.at, c, 2);
                }
                (Some(c), _) if self.is_double_quote(c) => break,
                (Some(c), Some('\n')) if c == escape && self.shell == Shell::Posix => self.at += 2,
                (Some(c), Some(next)) if c == escape && self.escapes_in_quotes(next) => {
                    self.push(self.at + 1, next, 2);
                }
                (Some('`' | '$'), _) => self.expansion_or_literal(),
                (Some(c), _) => self.push(self.at, c, 1),
            }
        }
        self.at += 1;
        self.close_at(self.at);
    }

    /// In sh, a backslash within quotes stands for itself before anything else (POSIX, 2.2.3).
    fn escapes_in_quotes(&self, next: char) -> bool {
        self.shell == Shell::PowerShell || matches!(next, '$' | '`' | '"' | '\\')
    }
}

#[cfg(test)]
mod tests;
