//! What stands before and after a document when it is copied: the command that printed it, a here-document around it,
//! the fences of Markdown.

use crate::Span;
use crate::diagnose::TextProblem;
use crate::diagnose::notes::Notes;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The text with spaces in place of what is no part of the document, so that every place in it stays what it was.
pub(super) fn blanked(text: &str, notes: &mut Notes) -> Zeroizing<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let kept = kept_lines(&lines);
    let mut blanked = Zeroizing::new(String::with_capacity(text.len()));
    let mut at = 0;
    for (index, line) in lines.iter().enumerate() {
        let length = line.chars().count();
        if kept.contains(&index) && !is_fence(line) {
            // Stars that nothing quotes are no YAML, and dots are.
            match line.split_once(": ").filter(|(_, value)| value.starts_with("**")) {
                Some(_) => blanked.extend(line.chars().map(|c| if c == '*' { '•' } else { c })),
                None => blanked.push_str(line),
            }
        } else {
            if !line.trim().is_empty() && !is_fence(line) {
                notes.add(
                    TextProblem::TextAround,
                    Span::new(at, at + line.trim_end().chars().count()),
                );
            }
            blanked.extend(line.chars().map(|c| if c == '\n' { c } else { ' ' }));
        }
        at += length;
    }
    blanked
}

/// From the first line that can begin a document up to the fence, or to the prompts and the prose, after it; or what a
/// here-document holds.
fn kept_lines(lines: &[&str]) -> core::ops::Range<usize> {
    let heredoc = lines
        .iter()
        .enumerate()
        .find_map(|(index, line)| Some((index + 1, delimiter(line)?)));
    if let Some((first, delimiter)) = heredoc {
        let mut within = lines.iter().skip(first);
        // A word within a document may look like one, which nothing ends.
        if let Some(length) = within.position(|line| line.trim() == delimiter) {
            return first..first + length;
        }
    }
    let first = lines
        .iter()
        .position(|line| super::begins(line) && !is_fence(line))
        .unwrap_or_default();
    let mut within = lines.iter().enumerate().skip(first);
    let fence = within.find(|(_, line)| is_fence(line) && !line.starts_with(' '));
    let last = fence.map_or(lines.len(), |(index, _)| index);
    let ends = |line: &&&str| line.trim().is_empty() || is_prompt(line) || is_prose(line);
    let document = lines.get(first..last).unwrap_or_default();
    let after = document.iter().rev().take_while(ends).count();
    first..last.saturating_sub(after).max(first)
}

/// The word that ends a here-document, if this line begins one: `<<EOF`, `<<-'EOF' | kubectl apply -f -`.
fn delimiter(line: &str) -> Option<&str> {
    let (_, rest) = line.rsplit_once("<<")?;
    let rest = rest.trim_start_matches('-').trim_start();
    let word = rest.trim_start_matches(['"', '\'', '\\']);
    let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    word.get(..end.unwrap_or(word.len()))
        .filter(|word| !word.is_empty())
}

/// A prompt at which nothing was typed. Of a document, no such line is the last.
fn is_prompt(line: &str) -> bool {
    let is_document = line.starts_with([' ', '\t', '#']) || line.contains(": ");
    !is_document && line.trim_end().ends_with(['$', '#', '%', '>', '❯', '➜'])
}

/// Words that begin where a key of a document would, and are none.
fn is_prose(line: &str) -> bool {
    let is_key = line.contains(": ") || line.trim_end().ends_with(':');
    let words = line.trim_end().contains(' ') || !line.is_ascii();
    !is_key && words && line.starts_with(char::is_alphabetic)
}

/// Of Markdown, where four spaces make it a text, and of Jira.
fn is_fence(line: &str) -> bool {
    const FENCES: [&str; 3] = ["```", "{code", "{noformat"];
    let starts = |fence: &&str| line.trim_start().starts_with(*fence);
    !line.starts_with("    ") && FENCES.iter().any(starts)
}
