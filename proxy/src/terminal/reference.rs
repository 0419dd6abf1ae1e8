//! `completion` and `man`: what the command line says of itself, for shells and for man.

use std::io;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::{TerminalError, say};

/// As it is typed.
const PROGRAM: &str = "karmada-token";

/// The flags of `completion`.
#[derive(Debug, Args)]
pub struct CompletionArgs {
    /// Which shell's
    #[arg(value_enum)]
    shell: Shell,
}

/// The flags of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write one page for each command into this folder, instead of the first one to standard output
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

/// Of the whole command line, `line`.
///
/// # Errors
/// Standard output's.
pub(super) fn completion(args: &CompletionArgs, mut line: Command) -> Result<(), TerminalError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut line, PROGRAM, &mut script);
    say::out(&String::from_utf8_lossy(&script))
}

/// Of the whole command line, `line`.
///
/// # Errors
/// The folder's, or standard output's.
pub(super) fn man(args: &ManArgs, line: Command) -> Result<(), TerminalError> {
    let Some(folder) = &args.dir else {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(line).render(&mut page);
        rendered.map_err(|source| failed("the man page", source))?;
        return say::out(&String::from_utf8_lossy(&page));
    };
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(line, folder))
        .map_err(|source| failed(&folder.display().to_string(), source))
}

fn failed(place: &str, source: io::Error) -> TerminalError {
    TerminalError::Io {
        place: place.to_owned(),
        source,
    }
}
