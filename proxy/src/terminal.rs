//! The commands of the terminal: what `karmadactl token` does, and what it doesn't.
//!
//! A token, a command, a table stand on standard output; everything said about them goes to standard error. Core does
//! the thinking, [`Client`] the talking; each command is one file that reads its flags, asks, and prints.

mod advice;
mod changes;
mod check;
mod client;
mod connect;
mod create;
mod delete;
mod error;
mod examine;
mod examples;
mod form;
mod generate;
mod harmless;
mod input;
mod judged;
mod link;
mod list;
mod mask;
mod one_by_one;
mod preflight;
mod progress;
mod reference;
mod register;
mod row;
mod say;
mod sort;
mod table;
mod view;

use clap::{Command, Subcommand};

use crate::config::Environment;

pub use changes::{ChangeArgs, ExtendArgs};
pub use check::CheckArgs;
use client::{Client, Target};
pub use connect::Connect;
use connect::Way;
pub use create::CreateArgs;
pub use delete::DeleteArgs;
pub use error::{FlagError, TerminalError};
use examine::Detail;
pub use examine::ExamineArgs;
pub(crate) use link::{announce, sign_in_link};
pub use list::ListArgs;
pub use mask::masked;
pub use preflight::PreflightArgs;
pub use reference::{CompletionArgs, ManArgs};

/// The commands of the terminal.
#[derive(Debug, Subcommand)]
pub enum TerminalCommand {
    /// Create bootstrap tokens on the server
    #[command(after_long_help = examples::CREATE)]
    Create(Box<CreateArgs>),
    /// List bootstrap tokens on the server
    #[command(after_long_help = examples::LIST)]
    List(ListArgs),
    /// Delete bootstrap tokens on the server
    #[command(after_long_help = examples::DELETE)]
    Delete(DeleteArgs),
    /// Switch bootstrap tokens off: nobody is let in with them, and they stay
    #[command(after_long_help = examples::CHANGE)]
    Suspend(ChangeArgs),
    /// Switch suspended bootstrap tokens on again
    #[command(after_long_help = examples::CHANGE)]
    Resume(ChangeArgs),
    /// Let bootstrap tokens live longer, or less long
    #[command(after_long_help = examples::EXTEND)]
    Extend(ExtendArgs),
    /// Say what a text is and what is wrong with it: a token, a command, a Secret, a kubeconfig; asks no server
    #[command(after_long_help = examples::EXAMINE)]
    Validate(ExamineArgs),
    /// The same, with why it matters and what to do
    #[command(after_long_help = examples::EXAMINE)]
    Explain(ExamineArgs),
    /// Say whether a cluster will join with a token, and if not, why not and what helps
    #[command(after_long_help = examples::CHECK)]
    Check(CheckArgs),
    /// Say whether the control plane is ready for clusters that join
    #[command(after_long_help = examples::PREFLIGHT)]
    Preflight(PreflightArgs),
    /// Generate and print a bootstrap token, but do not create it on the server
    Generate,
    /// Print a script that completes these commands in a shell
    #[command(after_long_help = examples::COMPLETION)]
    Completion(CompletionArgs),
    /// Print the man page, or write those of all commands
    Man(ManArgs),
}

impl TerminalCommand {
    /// Whether it was given a text, and took for words of it what may be options of its own.
    pub(crate) fn has_options_in_its_text(&self) -> bool {
        matches!(self, Self::Validate(args) | Self::Explain(args) if args.has_options_in_its_text())
    }

    /// Does it, on the control plane that `connect` names. `line` makes the whole command line, which completions and man
    /// pages are written from.
    ///
    /// # Errors
    /// [`TerminalError`], whose [`exit_code`](TerminalError::exit_code) the process ends with.
    pub async fn run(
        &self,
        connect: &Connect,
        environment: &Environment,
        line: fn() -> Command,
    ) -> Result<(), TerminalError> {
        let way = Way { connect, environment };
        match self {
            Self::Create(args) => create::run(args, way).await,
            Self::List(args) => list::run(args, way).await,
            Self::Delete(args) => delete::run(args, way).await,
            Self::Suspend(args) => changes::suspend(args, way).await,
            Self::Resume(args) => changes::resume(args, way).await,
            Self::Extend(args) => changes::extend(args, way).await,
            Self::Validate(args) => examine::run(args, Detail::Validate),
            Self::Explain(args) => examine::run(args, Detail::Explain),
            Self::Check(args) => check::run(args, way).await,
            Self::Preflight(args) => preflight::run(args, way).await,
            Self::Generate => generate::run(),
            Self::Completion(args) => reference::completion(args, line()),
            Self::Man(args) => reference::man(args, line()),
        }
    }
}
