//! Standard output and standard error.

use std::io::{self, IsTerminal, Write};

use super::{TerminalError, harmless};

/// What was asked for, at once.
///
/// # Errors
/// Standard output's.
pub(super) fn out(text: &str) -> Result<(), TerminalError> {
    print(text).map_err(|source| TerminalError::Io {
        place: "standard output".to_owned(),
        source,
    })
}

/// The same, for those whose error is another.
///
/// # Errors
/// Standard output's.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// A line about it, on standard error, where others' words are part of it. Where nobody can read it, nothing is left to do.
pub(super) fn aside(line: &str) {
    drop(writeln!(io::stderr().lock(), "{}", harmless::lines(line)));
}

/// Whether a person looks at standard output, and wants colours.
pub(super) fn is_coloured() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal()
        && !set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
