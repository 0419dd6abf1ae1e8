//! A program's name that is misspelt, or cut in two by the end of a line, before a verb and flags.

use crate::Program;
use crate::command::{Located, verb_follows};
use crate::diagnose::similar;
use alloc::string::String;
use zeroize::Zeroizing;

/// The first word before a verb that is nearly the name of a program, if a flag follows.
pub(super) fn misspelt(source: &[char]) -> Option<Located> {
    let is_blank = |at: usize| source.get(at).is_some_and(|c| c.is_whitespace());
    let (program, start, end) = (1..source.len()).find_map(|end| {
        let is_end = is_blank(end) && !is_blank(end - 1) && verb_follows(source, end);
        is_end.then(|| named(source, end)).flatten()
    })?;
    let rest = source.get(end..)?;
    let has_flag = rest
        .windows(3)
        .any(|three| matches!(three, [' ' | '\n', '-', '-']));
    has_flag.then(|| Located::new(source, program, start, end))
}

/// The program whose name ends here, more or less, and the place of that.
fn named(source: &[char], end: usize) -> Option<(Program, usize, usize)> {
    const PROGRAMS: [Program; 2] = [Program::Karmadactl, Program::Kubeadm];
    let start_of = |end: usize| {
        let is_before = |c: &char| c.is_whitespace() || matches!(c, '/' | '\\' | '"' | '\'' | '`');
        let before = source.get(..end).unwrap_or_default();
        before.iter().rposition(is_before).map_or(0, |at| at + 1)
    };
    let typed = |start: usize| {
        let typed = source.get(start..end).unwrap_or_default();
        Zeroizing::new(typed.iter().filter(|c| **c != '\n').collect::<String>())
    };
    let start = start_of(end);
    let earlier = start_of(start.saturating_sub(1));
    let wrapped = typed(earlier);
    if let Some(program) = PROGRAMS.into_iter().find(|program| *wrapped == program.name()) {
        return Some((program, earlier, end));
    }
    let typed = typed(start);
    // Another program of the same makers, with Karmada's own verb.
    let verb = source
        .get(end..)
        .unwrap_or_default()
        .iter()
        .skip_while(|c| c.is_whitespace());
    if matches!(typed.as_str(), "kubectl" | "karmada") && verb.take(8).copied().eq("register".chars()) {
        return Some((Program::Karmadactl, start, end));
    }
    let near = |program: &Program| {
        // A program of a longer name is another.
        typed.len() <= program.name().len() + 2 && similar::nearest(&typed, [program.name()]).is_some()
    };
    let program = PROGRAMS.into_iter().find(near)?;
    Some((program, start, end))
}
