//! Register and join commands.

mod escaped;
mod faults;
mod flags;
mod program;
mod spaced;
mod template;
mod unknown;
mod verb;

pub(super) use template::is_template;

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{
    CommandProblem, Kind, PinProblem, Problem, TextProblem, endpoint, message, pin, token, value, wrapping,
};
use crate::command::{Reading, Word, ends_prompt, pieces};
use crate::{Flag, Pin, Program, Shell, Span};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// A command, and the text that it stands in.
struct Command<'a> {
    /// As it was pasted, but for characters that only look like others.
    shown: &'a str,
    text: &'a Glyphs,
    reading: Reading,
    unknown: Vec<unknown::Unknown>,
    /// Variables and placeholders, in order.
    hidden: Vec<(usize, usize)>,
}

/// Looks at the first command in a text; none where there is no command that takes a token.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    let shown = text.text();
    let plain = escaped::plain(text, &shown);
    let text = plain.as_ref().unwrap_or(text);
    let source: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
    let shell = Shell::of(&shown);
    let right = Reading::of(&source, shell);
    let is_misspelt = right.is_none();
    let reading = match right {
        Some(reading) => reading,
        None => Reading::at(&source, &program::misspelt(&source)?, shell),
    };
    // register names itself in what it says of a failure.
    if reading.flags.is_empty() && message::examine(text, &mut notes.fork()) {
        return None;
    }
    if let Some(kind) = unknown::message(&shown, text, &reading, notes) {
        return Some(kind);
    }
    let mut command = Command {
        shown: &shown,
        text,
        unknown: Vec::new(),
        hidden: Vec::new(),
        reading,
    };
    command.mend_flags();
    command.mend_spaces(&source);
    command.find_templates();
    command.hidden = faults::hidden(&command.reading);
    let verb = command.verb()?;
    notes.keep_within(command.extent(&source));
    command.surroundings(notes);
    if is_misspelt {
        let reading = &command.reading;
        notes.fix(
            CommandProblem::Program,
            command.place(reading.name),
            reading.program.name(),
        );
    }
    command.note_verb(&verb, notes);
    if matches!(verb, verb::Verb::Push | verb::Verb::Removes) {
        return Some(Kind::RegisterCommand);
    }
    command.note_faults(notes);
    command.arguments(notes);
    command.token(notes);
    command.pins(notes);
    command.options(notes);
    Some(match command.reading.program {
        Program::Kubeadm => Kind::JoinCommand,
        Program::Karmadactl | Program::KubectlKarmada => Kind::RegisterCommand,
    })
}

impl Command<'_> {
    /// The place in the pasted text.
    fn place(&self, span: Span) -> Span {
        self.text.span(span.start, span.end)
    }

    /// What would be run, with what is invisible before and after it; without a prompt, and without other words.
    fn extent(&self, source: &[char]) -> Span {
        let before = source.get(..self.reading.start).unwrap_or_default();
        let last = match self.reading.preface {
            Some(_) => before.len().checked_sub(1),
            None => before.iter().rposition(|c| ends_prompt(*c)),
        };
        let start = last.map_or(0, |at| self.place(Span::new(at, at + 1)).end);
        let end = self.reading.trailing.map_or(usize::MAX, |_| self.end().start);
        Span::new(start, end)
    }

    fn end(&self) -> Span {
        self.place(Span::at(self.reading.end))
    }

    /// The characters of a word with their places.
    fn glyphs(&self, word: &Word) -> Glyphs {
        match word.verbatim {
            Some(start) => self.text.part(start, start + word.text.chars().count()),
            None => Glyphs::blurred(&word.text, self.place(word.span)),
        }
    }

    /// Whether a word holds a variable or a placeholder, so that its value isn't known.
    fn is_open(&self, word: &Word) -> bool {
        // In the order of the text, as the reader found them: one look for each word keeps this linear.
        let next = self.hidden.partition_point(|(start, _)| *start < word.span.start);
        self.hidden
            .get(next)
            .is_some_and(|(_, end)| *end <= word.span.end)
    }

    fn surroundings(&self, notes: &mut Notes) {
        let mut around = |span: Option<Span>, problem: Problem| {
            if let Some(span) = span
                && !message::examine(&self.text.part(span.start, span.end), notes)
            {
                notes.add(problem, self.place(span));
            }
        };
        around(self.reading.preface, TextProblem::TextAround.into());
        around(self.reading.trailing, CommandProblem::Trailing.into());
    }

    /// The endpoint, and words that belong to no flag.
    fn arguments(&self, notes: &mut Notes) {
        match self.reading.arguments.first() {
            None if self.is_configured() => {}
            None => notes.add(CommandProblem::EndpointMissing, self.end()),
            Some(word) if self.is_open(word) => {}
            Some(word) => endpoint::examine(
                &self.glyphs(word),
                endpoint::Reader::Command(self.reading.program),
                notes,
            ),
        }
        for word in self.reading.arguments.iter().skip(1) {
            self.stray(word, notes);
        }
    }

    /// A word that belongs to no flag: a token or a pin that lost its flag, or one too many.
    fn stray(&self, word: &Word, notes: &mut Notes) {
        let glyphs = self.glyphs(word);
        let before = self.place(Span::at(word.span.start));
        if self.reading.value(Flag::Token).is_none() && token::is_meant(&glyphs) {
            notes.fix(CommandProblem::TokenMissing, before, format!("{} ", Flag::Token));
            token::examine(&glyphs, notes);
        } else if self.reading.value(Flag::CaCertHash).is_none() && pin::is_meant(&glyphs) {
            notes.fix(
                CommandProblem::PinMissing,
                before,
                format!("{} ", Flag::CaCertHash),
            );
            pin::examine(&glyphs, notes);
        } else {
            notes.add(CommandProblem::SecondEndpoint, self.place(word.span));
        }
    }

    fn token(&self, notes: &mut Notes) {
        let flags = [Flag::DiscoveryToken, Flag::Token];
        // A forgotten value was told.
        let is_given = flags
            .iter()
            .any(|flag| self.reading.given(*flag).next().is_some());
        if !is_given && !self.is_configured() && !self.strayed(token::is_meant) {
            notes.add(CommandProblem::TokenMissing, self.end());
        }
        // kubeadm uses one for discovery and the other for the first sign-in: the two may differ.
        for flag in flags {
            let Some(last) = self.reading.value(flag) else {
                continue;
            };
            if let Some(first) = self.reading.values(flag).next()
                && first.text != last.text
            {
                notes.add(CommandProblem::TokenTwice, self.place(first.span));
            }
            if !self.is_open(last) {
                value::examine_token(&self.glyphs(last), notes);
            }
        }
    }

    fn pins(&self, notes: &mut Notes) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let words: Vec<Word> = self.reading.values(Flag::CaCertHash).flat_map(pieces).collect();
        for word in words.iter().filter(|word| !self.is_open(word)) {
            let glyphs = wrapping::unwrap(&self.glyphs(word), notes);
            match word.text.parse::<Pin>() {
                Ok(pin) if !seen.insert(pin.to_string()) => {
                    notes.add(CommandProblem::PinTwice, self.place(word.span))
                }
                Ok(_) => pin::examine(&glyphs, notes),
                Err(_) if pin::is_meant(&glyphs) => pin::examine(&glyphs, notes),
                Err(_) if value::is_left_out(&glyphs) => {
                    notes.add(CommandProblem::Placeholder, glyphs.whole())
                }
                Err(_) => notes.add(PinProblem::Malformed, glyphs.whole()),
            }
        }
        if self.reading.is_on(Flag::SkipCaVerification) {
            let given = self.reading.given(Flag::SkipCaVerification).last();
            let span = given.map_or(self.end(), |given| self.place(given.typed.span));
            notes.add(CommandProblem::PinSkipped, span);
        } else if words.is_empty() && !self.strayed(pin::is_meant) && !self.is_configured() {
            notes.add(CommandProblem::PinMissing, self.end());
        }
    }

    /// Whether a word that belongs to no flag is one of these.
    fn strayed(&self, is_meant: fn(&Glyphs) -> bool) -> bool {
        self.reading
            .arguments
            .iter()
            .skip(1)
            .any(|word| is_meant(&self.glyphs(word)))
    }

    /// Whether kubeadm takes from a file what is not in the command.
    fn is_configured(&self) -> bool {
        let from_file = |name: &str| matches!(name, "config" | "discovery-file");
        self.reading
            .flags
            .iter()
            .filter_map(|given| given.declared)
            .any(|declared| from_file(declared.name))
    }
}
