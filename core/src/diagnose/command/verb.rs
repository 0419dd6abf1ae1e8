//! The word after the program.

use super::Command;
use crate::command::Word;
use crate::diagnose::notes::Notes;
use crate::diagnose::{CommandProblem, similar};
use crate::{Flag, Program, Span};
use alloc::format;

/// What the word after the program means.
pub(super) enum Verb<'a> {
    /// The one that takes a token.
    Right,
    /// `karmadactl join` with a token.
    JoinForRegister(&'a Word),
    /// `karmadactl join` without one.
    Push,
    /// `karmadactl unregister`, which is near to `register` and its opposite; `unjoin`.
    Removes,
    /// Misspelt.
    Misspelt(&'a Word),
    /// `kubeadm register`, or `karmadactl unregister` with a token: either word may be the wrong one.
    Foreign(&'a Word),
    /// Not there.
    Missing,
}

impl Command<'_> {
    /// The verb, if this can be a command that takes a token.
    pub(super) fn verb(&self) -> Option<Verb<'_>> {
        let reading = &self.reading;
        let right = reading.program.verb();
        let takes_token = [Flag::Token, Flag::CaCertHash, Flag::SkipCaVerification]
            .iter()
            .any(|flag| reading.given(*flag).next().is_some());
        match &reading.verb {
            Some(word) if word.text.as_str() == right => Some(Verb::Right),
            // First, so that of two that are as near it is the one that isn't corrected into its opposite.
            Some(word) if similar::nearest(&word.text, ["unregister", right]) == Some(right) => {
                Some(Verb::Misspelt(word))
            }
            Some(word) => match (word.text.as_str(), reading.program) {
                ("register", _) => Some(Verb::Foreign(word)),
                (_, Program::Kubeadm) => None,
                ("join", _) if takes_token => Some(Verb::JoinForRegister(word)),
                ("join", _) => Some(Verb::Push),
                ("unregister" | "unjoin", _) if takes_token => Some(Verb::Foreign(word)),
                ("unregister" | "unjoin", _) => Some(Verb::Removes),
                _ => None,
            },
            None => takes_token.then_some(Verb::Missing),
        }
    }

    pub(super) fn note_verb(&self, verb: &Verb<'_>, notes: &mut Notes) {
        let program = self.reading.program;
        let name = self.place(self.reading.name);
        match verb {
            Verb::Right if program == Program::Kubeadm => notes.add(CommandProblem::KubeadmJoin, name),
            Verb::Right => {}
            Verb::JoinForRegister(word) => {
                notes.fix(
                    CommandProblem::JoinForRegister,
                    self.place(word.span),
                    program.verb(),
                );
            }
            Verb::Push => notes.add(CommandProblem::PushMode, name),
            Verb::Removes => notes.add(CommandProblem::Removes, name),
            Verb::Misspelt(word) => notes.fix(
                CommandProblem::Verb { program },
                self.place(word.span),
                program.verb(),
            ),
            Verb::Foreign(word) => notes.add(CommandProblem::Verb { program }, self.place(word.span)),
            Verb::Missing => {
                let place = self.place(Span::at(self.reading.name.end));
                notes.fix(
                    CommandProblem::Verb { program },
                    place,
                    format!(" {}", program.verb()),
                );
            }
        }
    }
}
