//! The command line, as typed: nothing is judged here but its form.

use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::ServeArgs;
use crate::klog::LogArgs;
use crate::rules::PolicyArgs;
use crate::terminal::TerminalCommand;

/// Bootstrap tokens for Karmada: the page, and the narrow proxy behind it.
#[derive(Debug, Parser)]
#[command(name = "karmada-token", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// Where the log goes.
    #[command(flatten)]
    pub log: LogArgs,
}

impl Cli {
    /// What was typed, and what the environment adds to it. A variable that is empty adds nothing: a template that leaves
    /// one so means none.
    ///
    /// # Errors
    /// clap's, for what can't be read as a command line; also to show help or the version.
    pub fn read() -> Result<Self, clap::Error> {
        let command = Self::command()
            .mut_args(without_empty)
            .mut_subcommands(|command| command.mut_args(without_empty));
        Self::from_arg_matches(&command.try_get_matches()?)
    }
}

fn without_empty(arg: Arg) -> Arg {
    let is_empty = |name| std::env::var_os(name).is_some_and(|value| value.is_empty());
    if arg.get_env().is_some_and(is_empty) {
        arg.env(None::<&'static str>)
    } else {
        arg
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the page and forward bootstrap tokens, and little else, to the Karmada API server
    Serve(Box<ServeArgs>),
    /// Print the rules for tokens as a ValidatingAdmissionPolicy, which binds every client of the API server
    Policy(PolicyArgs),
    /// What `karmadactl token` does, and more.
    #[command(flatten)]
    Terminal(TerminalCommand),
}
