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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use rstest::rstest;

    /// A heading holds for whatever follows it, other structs' flags too.
    #[rstest]
    #[case("serve", "Rules for tokens", &["max-ttl", "forbid-never-expires", "allowed-groups", "allowed-usages"])]
    #[case("policy", "Rules for tokens", &["max-ttl", "forbid-never-expires", "allowed-groups", "allowed-usages"])]
    #[case("create", "The command to hand over", &["print-register-command", "print-join-command", "endpoint", "cluster-name"])]
    fn what_stands_under_a_heading_belongs_there(
        #[case] command: &str,
        #[case] heading: &str,
        #[case] flags: &[&str],
    ) {
        let mut line = Cli::command();
        line.build();
        let command = line.find_subcommand(command).unwrap();
        let under = command
            .get_arguments()
            .filter(|argument| argument.get_help_heading() == Some(heading));
        let under: Vec<&str> = under.filter_map(clap::Arg::get_long).collect();
        assert_eq!(under, flags);
    }
}
