//! The shells that a command is pasted into.

use alloc::borrow::Cow;
use alloc::string::String;

/// A family of shells: how words are quoted and lines go on.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Shell {
    /// sh, bash, zsh and their like.
    Posix,
    /// PowerShell.
    PowerShell,
}

impl Shell {
    /// The shell that a command was written for, by its looks: a backtick before the end of a line is PowerShell's.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let goes_on = |line: &str| line.trim_end().ends_with('`') && line.matches('`').count() % 2 == 1;
        if text.lines().any(goes_on) {
            Shell::PowerShell
        } else {
            Shell::Posix
        }
    }

    /// A word so that the shell hands it on as it is.
    #[must_use]
    pub fn quote(self, word: &str) -> Cow<'_, str> {
        if !word.is_empty() && word.chars().all(|c| self.is_plain(c)) && !self.is_special_first(word) {
            return Cow::Borrowed(word);
        }
        let mut quoted = String::with_capacity(word.len() + 2);
        quoted.push('\'');
        for character in word.chars() {
            match (self, character) {
                (Shell::Posix, '\'') => quoted.push_str("'\\''"),
                // PowerShell takes typographic quotes for straight ones.
                (Shell::PowerShell, '\'' | '\u{2018}'..='\u{201b}') => quoted.extend([character, character]),
                _ => quoted.push(character),
            }
        }
        quoted.push('\'');
        Cow::Owned(quoted)
    }

    /// Characters that mean nothing to the shell. A comma makes a list in PowerShell, and a bracket a pattern in zsh.
    fn is_plain(self, character: char) -> bool {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '.' | '/' | ':' | '-' => true,
            '@' | '%' | '+' | '=' | ',' => self == Shell::Posix,
            _ => false,
        }
    }

    /// PowerShell reads a word that begins with a dash as a parameter of its own, and cuts it at a dot or colon.
    fn is_special_first(self, word: &str) -> bool {
        self == Shell::PowerShell && word.starts_with('-') && word.contains(['.', ':'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "karmada.example.com:5443",
        "karmada.example.com:5443",
        "karmada.example.com:5443"
    )]
    #[case("[2001:db8::1]:5443", "'[2001:db8::1]:5443'", "'[2001:db8::1]:5443'")]
    #[case("sha256:0a,sha256:0b", "sha256:0a,sha256:0b", "'sha256:0a,sha256:0b'")]
    #[case("", "''", "''")]
    #[case("it's", "'it'\\''s'", "'it''s'")]
    #[case("a\u{2019}b", "'a\u{2019}b'", "'a\u{2019}\u{2019}b'")]
    #[case("$(reboot)", "'$(reboot)'", "'$(reboot)'")]
    #[case("--token", "--token", "--token")]
    #[case("--a=b.c", "--a=b.c", "'--a=b.c'")]
    fn words_are_quoted_where_needed(#[case] word: &str, #[case] posix: &str, #[case] powershell: &str) {
        assert_eq!(Shell::Posix.quote(word), posix);
        assert_eq!(Shell::PowerShell.quote(word), powershell);
    }

    #[test]
    fn a_backtick_at_the_end_of_a_line_is_powershells() {
        assert_eq!(
            Shell::of("karmadactl register a `\n  --token b"),
            Shell::PowerShell
        );
        assert_eq!(Shell::of("karmadactl register a \\\n  --token b"), Shell::Posix);
        assert_eq!(Shell::of("echo `date`\n"), Shell::Posix);
    }
}
