//! `validate` and `explain`: what is this that was given or piped in, and what is wrong with it?

mod shown;

use std::fs::File;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use karmada_token_core::{Severity, diagnose_at};
use zeroize::Zeroizing;

use super::input::STDIN;
use super::{TerminalError, form, harmless, input, say};
use crate::clock::own_time;
use shown::Shown;

/// The flags of `validate` and `explain`.
#[derive(Debug, Args)]
pub struct ExamineArgs {
    /// A token, a register or join command, an endpoint, a pin, YAML or JSON [default: standard input]
    ///
    /// All words are one text. Options stand before it or behind; but where a word of it is karmadactl, kubectl or kubeadm, whatever
    /// follows its first word is that command's, and belongs to the text.
    #[arg(value_name = "TEXT", trailing_var_arg = true)]
    text: Vec<String>,

    /// Files to look at instead, each by itself; - is standard input
    #[arg(short, long = "file", value_name = "FILE", conflicts_with = "text")]
    files: Vec<PathBuf>,

    /// Form of the output
    #[arg(short, long, value_enum, default_value_t = Form::Text)]
    output: Form,

    /// Colours
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl ExamineArgs {
    /// Whether there are words among the text that look like options, and it isn't a command whose own they would be.
    pub(super) fn has_options_in_its_text(&self) -> bool {
        let mut words = self.text.iter();
        words.clone().any(|word| word.starts_with('-')) && !words.any(|word| is_program(word))
    }
}

/// Whether a token is handed over in a command of this program's.
fn is_program(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".exe").unwrap_or(name);
    matches!(name, "karmadactl" | "kubectl" | "kubectl-karmada" | "kubeadm")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For a person.
    Text,
    /// A list of one object for each text.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// At a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How much is said of each finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// What is wrong, and where.
    Validate,
    /// And why that matters, and what to do.
    Explain,
}

/// # Errors
/// [`TerminalError::Invalid`] where a text can't be used as it stands.
pub(super) fn run(args: &ExamineArgs, detail: Detail) -> Result<(), TerminalError> {
    let texts = texts(args)?;
    let now = own_time()?;
    let explain = detail == Detail::Explain;
    let shown: Vec<Shown<'_>> = texts
        .iter()
        .map(|(name, text)| Shown::new(name, text, diagnose_at(text, now), explain))
        .collect();
    let printed = match args.output {
        Form::Json => form::json(&shown)?,
        Form::Text => {
            let coloured = match args.color {
                Colour::Auto => say::is_coloured(),
                Colour::Always => true,
                Colour::Never => false,
            };
            shown.iter().map(|shown| shown.text(coloured)).collect()
        }
    };
    say::out(&Zeroizing::new(printed))?;
    let errors = shown
        .iter()
        .filter(|shown| shown.worst() == Some(Severity::Error))
        .count();
    if errors > 0 {
        return Err(TerminalError::Invalid {
            errors,
            all: shown.len(),
        });
    }
    Ok(())
}

/// The texts with their names; an empty name for what has none.
///
/// # Errors
/// The first that can't be read, before anything is said of another.
fn texts(args: &ExamineArgs) -> Result<Vec<(String, Zeroizing<String>)>, TerminalError> {
    if !args.files.is_empty() {
        let read = |path: &PathBuf| {
            if path.as_os_str() == STDIN {
                return Ok(("standard input".to_owned(), input::stdin()?));
            }
            let name = path.display().to_string();
            let text = File::open(path).and_then(input::read);
            match text {
                Ok(text) => Ok((name, text)),
                Err(source) => Err(TerminalError::File {
                    name: harmless::line(&name),
                    source,
                }),
            }
        };
        return args.files.iter().map(read).collect();
    }
    let text = match args.text.as_slice() {
        [] => input::stdin()?,
        [dash] if dash == STDIN => input::stdin()?,
        words => Zeroizing::new(words.join(" ")),
    };
    Ok(vec![(String::new(), text)])
}
