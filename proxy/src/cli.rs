//! The command line, as typed: nothing is judged here but its form.

use clap::{Parser, Subcommand};

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
