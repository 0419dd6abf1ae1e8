//! From words to flags and their values, as Go's flag library (pflag) takes them.

use super::flag::{Declared, Takes};
use super::locate::{Located, locate};
use super::words::{Slip, Word, Words, cut};
use super::{CommandError, CommandFault, Flag, Program, Shell};
use crate::{Endpoint, Span};
use alloc::vec::Vec;

/// A command as it was written, good or bad.
pub(crate) struct Reading {
    pub(crate) program: Program,
    /// The program's name.
    pub(crate) name: Span,
    /// Where the program's path begins, or its name where it has none.
    pub(crate) start: usize,
    /// The verb, where there is one, right or wrong.
    pub(crate) verb: Option<Word>,
    /// Words that belong to no flag.
    pub(crate) arguments: Vec<Word>,
    pub(crate) flags: Vec<Given>,
    pub(crate) faults: Vec<CommandError>,
    pub(crate) slips: Vec<(Span, Slip)>,
    /// What stands before the command and is no prompt.
    pub(crate) preface: Option<Span>,
    /// What follows the command.
    pub(crate) trailing: Option<Span>,
    /// Where the command ends.
    pub(crate) end: usize,
}

/// A flag as it was given.
pub(crate) struct Given {
    /// What the program knows of it.
    pub(crate) declared: Option<&'static Declared>,
    /// The flag without its value, as it was typed.
    pub(crate) typed: Word,
    pub(crate) value: Option<Word>,
}

impl Reading {
    /// Reads the first command in a text; none where no program is named.
    pub(crate) fn of(source: &[char], shell: Shell) -> Option<Self> {
        Some(Reading::at(source, &locate(source)?, shell))
    }

    /// Reads the command of this program.
    pub(crate) fn at(source: &[char], located: &Located, shell: Shell) -> Self {
        let found = cut(source, located, shell);
        Reading::assemble(source, located, found)
    }

    /// The last value of a flag, which is the one that counts.
    pub(crate) fn value(&self, flag: Flag) -> Option<&Word> {
        self.values(flag).last()
    }

    /// Every value of a flag, in order.
    pub(crate) fn values(&self, flag: Flag) -> impl Iterator<Item = &Word> {
        self.given(flag).filter_map(|given| given.value.as_ref())
    }

    /// Every time a flag was given, in order.
    pub(crate) fn given(&self, flag: Flag) -> impl Iterator<Item = &Given> {
        let means = move |given: &&Given| given.declared.and_then(|declared| declared.flag) == Some(flag);
        self.flags.iter().filter(means)
    }

    /// Whether a switch is on: given without a value, or with a true one.
    pub(crate) fn is_on(&self, flag: Flag) -> bool {
        let on = |given: &Given| {
            given
                .value
                .as_ref()
                .is_none_or(|word| switch(&word.text) == Some(true))
        };
        self.given(flag).last().is_some_and(on)
    }

    fn assemble(source: &[char], located: &Located, found: Words) -> Self {
        let rest = source.get(found.end..).unwrap_or_default();
        let blanks = rest.iter().take_while(|c| c.is_whitespace()).count();
        let is_closed = rest
            .get(blanks)
            .is_some_and(|c| found.mark == Some(*c) && !matches!(c, '*' | '{'));
        let closing = if is_closed { blanks + 1 } else { 0 };
        let mut reading = Reading {
            program: located.program,
            name: Span::new(located.start, located.end),
            start: located.path,
            verb: None,
            arguments: Vec::new(),
            flags: Vec::new(),
            faults: found.faults,
            slips: found.slips,
            preface: found.preface,
            trailing: trailing(source, found.end + closing),
            end: found.end,
        };
        let mut words = found.words.into_iter().peekable();
        let mut flags_end = false;
        while let Some(word) = words.next() {
            match word.text.as_str() {
                "--" if !flags_end => flags_end = true,
                text if !flags_end && text.len() > 1 && text.starts_with('-') => {
                    let next = |wanted: &dyn Fn(&Word) -> bool| words.next_if(|word| wanted(word));
                    reading.flag(word, next);
                }
                _ => reading.argument(word),
            }
        }
        reading.check_verb();
        reading
    }

    /// The first word that belongs to no flag is the verb, unless it can only be an endpoint.
    fn argument(&mut self, word: Word) {
        let is_endpoint = word.text.contains(['.', ':', '/', '<', '$']) || word.text.is_empty();
        if self.verb.is_none() && self.arguments.is_empty() && !is_endpoint {
            self.verb = Some(word);
        } else {
            self.arguments.push(word);
        }
    }

    fn check_verb(&mut self) {
        let right = |word: &Word| word.text.as_str() == self.program.verb();
        if !self.verb.as_ref().is_some_and(right) {
            let span = self
                .verb
                .as_ref()
                .map_or(Span::at(self.name.end), |word| word.span);
            let program = self.program;
            self.faults.push(CommandFault::Verb { program }.at(span));
        }
    }

    fn flag(&mut self, word: Word, next: impl FnOnce(&dyn Fn(&Word) -> bool) -> Option<Word>) {
        let (typed, attached) = split_flag(&word);
        let declared = self.declared(&typed.text);
        let (declared, typed, attached) = match declared {
            Some(_) => (declared, typed, attached),
            None => self.shorthand(&word).unwrap_or((None, typed, attached)),
        };
        let no_endpoint = self.arguments.is_empty();
        let value = match declared.map(|declared| declared.takes) {
            _ if attached.is_some() => attached,
            Some(Takes::Nothing) => None,
            // A flag where its value should be: the value was forgotten.
            Some(Takes::Word | Takes::List) => next(&|word| !is_flag(word)),
            None => next(&|word| !(is_flag(word) || no_endpoint && is_whole_endpoint(word))),
        };
        self.check(declared, &typed, value.as_ref());
        self.flags.push(Given {
            declared,
            typed,
            value,
        });
    }

    fn declared(&self, typed: &str) -> Option<&'static Declared> {
        let name = typed.strip_prefix("--")?;
        self.program.flags().find(|declared| declared.name == name)
    }

    /// `-n value`, `-n=value`, `-nvalue`.
    fn shorthand(&self, word: &Word) -> Option<(Option<&'static Declared>, Word, Option<Word>)> {
        let mut characters = word.text.chars().skip(1);
        let short = characters.next()?;
        let declared = self
            .program
            .flags()
            .find(|declared| declared.short == Some(short))?;
        let length = word.text.chars().count();
        let from = match characters.next() {
            // `-namespace`: a dash is missing, rather than the value `amespace`.
            Some(next) if next.is_ascii_alphabetic() => return None,
            Some('=') => 3,
            _ => 2,
        };
        let attached = (from < length || from == 3).then(|| word.part(from, length));
        Some((Some(declared), word.part(0, 2), attached))
    }

    fn check(&mut self, declared: Option<&'static Declared>, typed: &Word, value: Option<&Word>) {
        let program = self.program;
        let fault = match (declared, value) {
            (None, _) => Some(CommandFault::UnknownFlag { program }.at(typed.span)),
            (Some(declared), None) if declared.takes != Takes::Nothing => declared
                .flag
                .map(|flag| CommandFault::ValueMissing { flag }.at(Span::at(typed.span.end))),
            (Some(declared), Some(value))
                if declared.takes == Takes::Nothing && switch(&value.text).is_none() =>
            {
                declared
                    .flag
                    .map(|flag| CommandFault::Switch { flag }.at(value.span))
            }
            _ => None,
        };
        self.faults.extend(fault);
    }
}

/// `--name=value` in two.
fn split_flag(word: &Word) -> (Word, Option<Word>) {
    let length = word.text.chars().count();
    match word.text.chars().position(|c| c == '=') {
        Some(index) => (word.part(0, index), Some(word.part(index + 1, length))),
        None => (word.clone(), None),
    }
}

fn is_flag(word: &Word) -> bool {
    word.text.starts_with("--")
}

/// Whether a word is an endpoint beyond doubt.
fn is_whole_endpoint(word: &Word) -> bool {
    word.text.contains(':') && word.text.parse::<Endpoint>().is_ok()
}

/// What Go's `strconv.ParseBool` takes.
pub(crate) fn switch(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

/// What follows the end of the command, but for white space.
fn trailing(source: &[char], end: usize) -> Option<Span> {
    let rest = source.get(end..).unwrap_or_default();
    let first = rest.iter().position(|c| !c.is_whitespace())?;
    let last = rest.iter().rposition(|c| !c.is_whitespace())?;
    Some(Span::new(end + first, end + last + 1))
}
