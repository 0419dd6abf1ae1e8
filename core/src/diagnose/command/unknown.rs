//! Flags that the program doesn't have, and the ones that are meant.

use super::Command;
use crate::Program;
use crate::command::{Declared, Given, Reading, Takes, Word};
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{CommandProblem, Kind, similar};
use alloc::format;
use alloc::vec::Vec;

/// For how many unknown flags a known one is looked for: nobody misspells more, and each costs a little.
const MOST_SUGGESTIONS: usize = 16;

/// A flag that the program doesn't have.
pub(super) struct Unknown {
    typed: Word,
    meant: Option<&'static Declared>,
}

impl Command<'_> {
    /// Takes each flag that is misspelt for the one that is meant, so that its value is looked at as that.
    pub(super) fn mend_flags(&mut self) {
        let program = self.reading.program;
        let mut freed = Vec::new();
        let mut looked_for = 0;
        for given in self
            .reading
            .flags
            .iter_mut()
            .filter(|given| given.declared.is_none())
        {
            looked_for += 1;
            let meant = (looked_for <= MOST_SUGGESTIONS)
                .then(|| meant(program, &given.typed.text))
                .flatten();
            self.unknown.push(Unknown {
                typed: given.typed.clone(),
                meant,
            });
            given.declared = meant;
            let attached = self.text.get(given.typed.span.end) == Some('=');
            freed.extend(freed_value(given, attached));
        }
        let arguments = &mut self.reading.arguments;
        for word in freed {
            let at = arguments.partition_point(|other| other.span.start < word.span.start);
            arguments.insert(at, word);
        }
    }

    pub(super) fn note_unknown_flags(&self, notes: &mut Notes) {
        let program = self.reading.program;
        for unknown in &self.unknown {
            let span = self.place(unknown.typed.span);
            let fix = unknown.meant.map(|declared| format!("--{}", declared.name));
            let problem = match (unknown.meant, unknown.typed.text.strip_prefix('-')) {
                (Some(declared), Some(name)) if name == declared.name => CommandProblem::SingleDash,
                _ => CommandProblem::UnknownFlag { program },
            };
            notes.maybe_fix(problem, span, fix);
        }
    }
}

/// What a program says of a flag that it doesn't have. The command that it names with its `--help` is none that was run.
pub(super) fn message(shown: &str, text: &Glyphs, reading: &Reading, notes: &mut Notes) -> Option<Kind> {
    let asks = |given: &Given| *given.typed.text == "--help";
    if !shown.contains("unknown flag: --") || !reading.flags.iter().any(asks) {
        return None;
    }
    let program = reading.program;
    let joins = program != Program::Kubeadm && reading.verb.as_ref().is_some_and(|word| *word.text == "join");
    let is_of_register = shown.contains("flag: --token") || shown.contains("flag: --discovery");
    let problem = if joins && is_of_register {
        CommandProblem::JoinForRegister
    } else {
        CommandProblem::UnknownFlag { program }
    };
    notes.clear();
    notes.add(problem, text.span(reading.name.start, reading.name.end));
    Some(Kind::ErrorMessage)
}

/// The word after a switch was taken for its value only as long as the flag was unknown.
fn freed_value(given: &mut Given, attached: bool) -> Option<Word> {
    let takes_none = given
        .declared
        .is_some_and(|declared| declared.takes == Takes::Nothing);
    (takes_none && !attached).then(|| given.value.take()).flatten()
}

fn meant(program: Program, typed: &str) -> Option<&'static Declared> {
    let bare = typed.trim_start_matches('-');
    let named = |name: &str| program.flags().find(|declared| declared.name == name);
    let similar = || similar::nearest(bare, program.flags().map(|declared| declared.name));
    named(bare).or_else(|| named(alias(program, bare).or_else(similar)?))
}

/// Flags that other programs or versions call otherwise.
fn alias(program: Program, name: &str) -> Option<&'static str> {
    if program != Program::Kubeadm {
        let own = match name {
            "discovery-token" | "bootstrap-token" | "tls-bootstrap-token" => Some("token"),
            "cluster" | "name" | "member-name" => Some("cluster-name"),
            "image" | "agent-image" => Some("karmada-agent-image"),
            "cluster-kubeconfig" => Some("kubeconfig"),
            _ => None,
        };
        if own.is_some() {
            return own;
        }
    }
    match name {
        "ca-cert-hash"
        | "discovery-ca-cert-hash"
        | "ca-hash"
        | "discovery-token-ca-hash"
        | "hash"
        | "pin" => Some("discovery-token-ca-cert-hash"),
        "insecure-skip-ca-verification" | "discovery-token-skip-ca-verification" => {
            Some("discovery-token-unsafe-skip-ca-verification")
        }
        _ => None,
    }
}
