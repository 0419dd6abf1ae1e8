//! `--vmodule`: verbosity by the names of files.

use std::str::FromStr;

/// Patterns with their verbosity; the first that fits counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Vmodule(Vec<(String, i32)>);

/// A list that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a comma list of PATTERN=N is expected, such as list=2,cli*=1, with N of 0 or more")]
pub(super) struct VmoduleError;

impl Vmodule {
    /// The verbosity of a file, named without its folder and its `.rs`; 0 for those that no pattern fits.
    pub(super) fn of(&self, file: &str) -> i32 {
        let fitting = self.0.iter().find(|(pattern, _)| fits(pattern, file));
        fitting.map_or(0, |(_, verbosity)| *verbosity)
    }
}

impl FromStr for Vmodule {
    type Err = VmoduleError;

    fn from_str(text: &str) -> Result<Self, VmoduleError> {
        let mut patterns = Vec::new();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (pattern, verbosity) = part.split_once('=').ok_or(VmoduleError)?;
            let verbosity: i32 = verbosity.parse().map_err(|_| VmoduleError)?;
            if pattern.is_empty() || verbosity < 0 {
                return Err(VmoduleError);
            }
            // As klog: 0 is as good as no pattern, and must not hide one that comes later.
            if verbosity > 0 {
                patterns.push((pattern.to_owned(), verbosity));
            }
        }
        Ok(Self(patterns))
    }
}

/// `filepath.Match` of Go 1.26 for a name without slashes: `*`, `?`, `[a-z]`, `[^a]`, `\x`. A pattern that is none fits
/// nothing.
fn fits(pattern: &str, name: &str) -> bool {
    let mut characters = pattern.chars();
    match characters.next() {
        None => name.is_empty(),
        Some('*') => {
            let rest = characters.as_str();
            let mut ends = name.char_indices().map(|(index, _)| index).chain([name.len()]);
            ends.any(|end| name.get(end..).is_some_and(|tail| fits(rest, tail)))
        }
        Some(first) => {
            let mut letters = name.chars();
            let Some(letter) = letters.next() else {
                return false;
            };
            let rest = characters.as_str();
            let rest = match first {
                '?' => Some(rest),
                '[' => class(rest, letter),
                '\\' => rest.strip_prefix(letter),
                _ => (first == letter).then_some(rest),
            };
            rest.is_some_and(|rest| fits(rest, letters.as_str()))
        }
    }
}

/// What follows a class, where the letter is in it.
fn class(pattern: &str, letter: char) -> Option<&str> {
    let negated = pattern.starts_with('^');
    let mut rest = pattern.strip_prefix('^').unwrap_or(pattern);
    let mut is_in = false;
    let mut count = 0;
    loop {
        if let Some(after) = rest.strip_prefix(']').filter(|_| count > 0) {
            return (is_in != negated).then_some(after);
        }
        let (low, after) = member(rest)?;
        let (high, after) = match after.strip_prefix('-') {
            Some(after) => member(after)?,
            None => (low, after),
        };
        is_in |= (low..=high).contains(&letter);
        rest = after;
        count += 1;
    }
}

fn member(pattern: &str) -> Option<(char, &str)> {
    let mut characters = pattern.chars();
    let first = characters.next().filter(|first| !matches!(first, '-' | ']'))?;
    let member = if first == '\\' { characters.next()? } else { first };
    Some((member, characters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Vmodule, fits};
    use rstest::rstest;

    // From path/filepath/match_test.go (Go 1.26), the names without slashes.
    #[rstest]
    #[case("abc", "abc", true)]
    #[case("*", "abc", true)]
    #[case("*c", "abc", true)]
    #[case("a*", "a", true)]
    #[case("a*", "abc", true)]
    #[case("a*b*c*d*e*", "axbxcxdxe", true)]
    #[case("a*b?c*x", "abxbbxdbxebxczzx", true)]
    #[case("a*b?c*x", "abxbbxdbxebxczzy", false)]
    #[case("ab[c]", "abc", true)]
    #[case("ab[b-d]", "abc", true)]
    #[case("ab[e-g]", "abc", false)]
    #[case("ab[^c]", "abc", false)]
    #[case("ab[^e-g]", "abc", true)]
    #[case("a\\*b", "a*b", true)]
    #[case("a\\*b", "ab", false)]
    #[case("a?b", "a☺b", true)]
    #[case("a[^a][^a][^a]b", "a☺b", false)]
    #[case("[a-ζ]*", "α", true)]
    #[case("[]a]", "]", false)]
    #[case("[-]", "-", false)]
    #[case("[x-]", "x", false)]
    #[case("[a-b-c]", "a", false)]
    #[case("[", "a", false)]
    #[case("*x", "xxx", true)]
    fn go_matches_so(#[case] pattern: &str, #[case] name: &str, #[case] expected: bool) {
        assert_eq!(fits(pattern, name), expected);
    }

    #[rstest]
    #[case("", "list", Some(0))]
    #[case("list=2", "list", Some(2))]
    #[case("list=2,", "lists", Some(0))]
    #[case("l*=1,list=2", "list", Some(1))]
    #[case("l*=0,list=2", "list", Some(2))]
    #[case("list", "list", None)]
    #[case("=2", "list", None)]
    #[case("list=-1", "list", None)]
    #[case("list=a", "list", None)]
    fn the_first_that_fits_counts(#[case] list: &str, #[case] file: &str, #[case] expected: Option<i32>) {
        assert_eq!(
            list.parse().ok().map(|vmodule: Vmodule| vmodule.of(file)),
            expected
        );
    }
}
