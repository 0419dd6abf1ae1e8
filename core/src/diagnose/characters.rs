//! Characters that look like others, or like nothing.

use super::glyphs::{Glyph, Glyphs};
use super::notes::Notes;
use super::{Problem, TextProblem};
use crate::Span;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What a character is taken for.
enum Meant {
    Itself,
    Nothing(TextProblem),
    Other(char, TextProblem),
    Dash,
}

/// The text with plain characters in place of those that only look like them. Each run of a sort is one finding.
pub(super) fn clean(text: &Glyphs, notes: &mut Notes) -> Glyphs {
    cleaned(text, None, notes)
}

/// The same of YAML, where a key ends with a colon and a space, but for the places at which a person may write as they
/// like.
#[cfg(feature = "diagnose-documents")]
pub(super) fn clean_document(text: &Glyphs, free: &[bool], notes: &mut Notes) -> Glyphs {
    cleaned(text, Some(free), notes)
}

fn cleaned(text: &Glyphs, document: Option<&[bool]>, notes: &mut Notes) -> Glyphs {
    let mut cleaner = Cleaner {
        text,
        document,
        notes,
        clean: Vec::with_capacity(text.len()),
        run: None,
    };
    let mut at = 0;
    while let Some(character) = text.get(at) {
        at = cleaner.step(at, character);
    }
    cleaner.end_run();
    cleaner.clean.into()
}

struct Cleaner<'a> {
    text: &'a Glyphs,
    /// Of a document, which of its characters stay as they are.
    document: Option<&'a [bool]>,
    notes: &'a mut Notes,
    clean: Vec<Glyph>,
    /// The run that is being read: of what sort, where, and what it should be.
    run: Option<(TextProblem, Span, String)>,
}

impl Cleaner<'_> {
    /// Takes the character at this place, or what it begins; returns where the next one is.
    fn step(&mut self, at: usize, character: char) -> usize {
        let is_free = self.document.and_then(|free| free.get(at)) == Some(&true);
        match meant(character) {
            _ if is_free => {
                self.end_run();
                self.keep(at, character);
                at + 1
            }
            Meant::Itself => {
                self.end_run();
                self.keep(at, character);
                at + 1
            }
            Meant::Nothing(problem) => {
                let length = if character == '\u{1b}' {
                    self.escape_length(at)
                } else {
                    1
                };
                let end = at + length;
                self.extend_run(problem, self.text.span(at, end), "");
                end
            }
            Meant::Other(plain, problem) => {
                let mut meant = String::from(plain);
                self.keep(at, plain);
                if plain == ':' && self.ends_key(at) {
                    meant.push(' ');
                    self.keep(at, ' ');
                }
                self.extend_run(problem, self.text.span(at, at + 1), &meant);
                at + 1
            }
            Meant::Dash => self.dashes(at),
        }
    }

    /// Whether the colon that was kept last, and is here, ends a key of a document without a space after it.
    fn ends_key(&self, at: usize) -> bool {
        let before = self.clean.iter().rev().skip(1).map(|glyph| glyph.character);
        let mut line = before.take_while(|c| *c != '\n');
        self.document.is_some()
            && !self.text.get(at + 1).is_none_or(char::is_whitespace)
            && line.all(|c| c.is_ascii_alphanumeric() || " -_\"'".contains(c))
    }

    fn keep(&mut self, at: usize, character: char) {
        let span = self.text.span(at, at + 1);
        self.clean.push(Glyph { character, span });
    }

    fn extend_run(&mut self, problem: TextProblem, span: Span, plain: &str) {
        match &mut self.run {
            Some((sort, place, fix)) if *sort == problem && place.end == span.start => {
                place.end = span.end;
                fix.push_str(plain);
            }
            _ => {
                self.end_run();
                self.run = Some((problem, span, plain.to_owned()));
            }
        }
    }

    fn end_run(&mut self) {
        if let Some((problem, span, fix)) = self.run.take() {
            self.notes.fix(Problem::from(problem), span, fix);
        }
    }

    /// ECMA-48: a control sequence ends with one of the characters from `@` to `~`. Of one that doesn't, and of any other
    /// escape, only the escape character goes.
    fn escape_length(&self, at: usize) -> usize {
        const LONGEST: usize = 32;
        if self.text.get(at + 1) != Some('[') {
            return 1;
        }
        let parameters = (at + 2..at + LONGEST).take_while(|place| {
            self.text
                .get(*place)
                .is_some_and(|c| c.is_ascii_digit() || matches!(c, ';' | '?'))
        });
        let length = 2 + parameters.count();
        match self.text.get(at + length) {
            Some('@'..='~') => length + 1,
            _ => 1,
        }
    }

    /// A run of dashes, at least one of which is none to a program. At the start of a word it stood for the hyphens
    /// of a flag; within one, for one hyphen each.
    fn dashes(&mut self, at: usize) -> usize {
        let is_dash = |place: usize| {
            self.text
                .get(place)
                .is_some_and(|c| c == '-' || matches!(meant(c), Meant::Dash))
        };
        let end = (at..).take_while(|place| is_dash(*place)).last().unwrap_or(at) + 1;
        // Plain hyphens before it were kept already, and belong to the run.
        let mut start = at;
        while start > 0
            && self.text.get(start - 1) == Some('-')
            && self.clean.last().is_some_and(|g| g.character == '-')
        {
            self.clean.pop();
            start -= 1;
        }
        self.end_run();
        let opens_word = self
            .clean
            .last()
            .is_none_or(|glyph| glyph.character.is_whitespace() || "'\"".contains(glyph.character));
        let letter = |place: usize| self.text.get(place).is_some_and(|c| c.is_ascii_alphabetic());
        let plain = match (opens_word && letter(end), letter(end + 1)) {
            (true, true) => "--".to_owned(),
            (true, false) => "-".to_owned(),
            (false, _) => "-".repeat(end - start),
        };
        let span = self.text.span(start, end);
        self.notes.fix(TextProblem::SmartDash, span, plain.clone());
        self.clean
            .extend(plain.chars().map(|character| Glyph { character, span }));
        end
    }
}

fn meant(character: char) -> Meant {
    use TextProblem::{ControlCharacter, FullWidth, InvisibleCharacter, NoBreakSpace, SmartQuote};
    match character {
        '\t' | '\n' | '\r' | ' '..='~' => Meant::Itself,
        // Soft hyphen, zero widths and joiners, directions, invisible operators, the byte order mark, tags.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Meant::Nothing(InvisibleCharacter),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Meant::Other('\n', NoBreakSpace),
        c if c.is_control() => Meant::Nothing(ControlCharacter),
        c if c.is_whitespace() => Meant::Other(' ', NoBreakSpace),
        '\u{2018}'..='\u{201b}' | '\u{2032}' => Meant::Other('\'', SmartQuote),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => Meant::Other('"', SmartQuote),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => Meant::Dash,
        '\u{3002}' | '\u{ff61}' => Meant::Other('.', FullWidth),
        '\u{3001}' => Meant::Other(',', FullWidth),
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(u32::from(character) - 0xfee0) {
            Some(plain) => Meant::Other(plain, FullWidth),
            None => Meant::Itself,
        },
        _ => Meant::Itself,
    }
}

/// The Latin letter or digit that a letter of another alphabet can be taken for.
pub(super) fn lookalike(character: char) -> Option<char> {
    // Cyrillic and Greek letters that share their form with a Latin one (Unicode's confusables, the common ones).
    const PAIRS: [(&str, &str); 2] = [
        (
            "аАбВсСԁеЕһНіІјЈкКԛМоОрРѕЅТуУԝхХҮгп",
            "aa6bccdeehhiijjkkqmooppsstyywxxyrn",
        ),
        ("αΑΒεΕΗιΙκΚΜΝνοΟρΡτΤυΥχΧΖγω", "aabeehiikkmnvooppttuyxxzyw"),
    ];
    PAIRS.iter().find_map(|(foreign, latin)| {
        let index = foreign.chars().position(|c| c == character)?;
        latin.chars().nth(index)
    })
}

#[cfg(test)]
mod tests;
