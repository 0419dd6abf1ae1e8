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
            blanked.push_str(line);
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

/// From the first line that can begin a document, or the one after a here-document's, to that one's end.
fn kept_lines(lines: &[&str]) -> core::ops::Range<usize> {
    let heredoc = lines
        .iter()
        .enumerate()
        .find_map(|(index, line)| Some((index, delimiter(line)?)));
    if let Some((index, delimiter)) = heredoc {
        let after = lines.iter().skip(index + 1);
        let length = after.take_while(|line| line.trim() != delimiter).count();
        return index + 1..index + 1 + length;
    }
    let first = lines
        .iter()
        .position(|line| super::begins(line))
        .unwrap_or_default();
    first..lines.len()
}

/// The word that ends a here-document, if this line begins one.
fn delimiter(line: &str) -> Option<&str> {
    let (_, rest) = line.trim_end().rsplit_once("<<")?;
    let word = rest.trim_start_matches('-').trim().trim_matches(['"', '\'']);
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain.then_some(word)
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}
