//! The command line, as typed: nothing is judged here but its form.

use std::ffi::OsString;

use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::ServeArgs;
use crate::klog::LogArgs;
use crate::rules::PolicyArgs;
use crate::terminal::{Connect, TerminalCommand};

/// Bootstrap tokens for Karmada: the page, and the narrow proxy behind it.
#[derive(Debug, Parser)]
#[command(name = "karmada-token", version, about, args_override_self = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// Which control plane the commands of the terminal ask.
    #[command(flatten)]
    pub connect: Connect,

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

impl Cli {
    /// The command line out of its words, the program's name first, and what the environment adds to it.
    ///
    /// # Errors
    /// What is wrong with it; or help or the version, where they are asked for.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        let line = Self::command()
            .mut_args(without_empty)
            .mut_subcommands(|command| command.mut_args(without_empty));
        let cli = Self::read_as(line.clone(), words)?;
        match &cli.command {
            Command::Terminal(command) if command.has_options_in_its_text() => {
                // There the first word of a text doesn't end the options.
                let through =
                    |command: clap::Command| command.mut_arg("text", |text| text.trailing_var_arg(false));
                let line = line
                    .mut_subcommand("validate", through)
                    .mut_subcommand("explain", through);
                Self::read_as(line, words)
            }
            _ => Ok(cli),
        }
    }

    fn read_as(mut line: clap::Command, words: &[OsString]) -> Result<Self, clap::Error> {
        let matches = line.try_get_matches_from_mut(words)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut line))
    }
}

/// A variable that is empty adds nothing: a template that leaves one so means none.
fn without_empty(arg: Arg) -> Arg {
    let is_empty = |name| std::env::var_os(name).is_some_and(|value| value.is_empty());
    if arg.get_env().is_some_and(is_empty) {
        arg.env(None::<&'static str>)
    } else {
        arg
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read(line: &str) -> Result<Cli, clap::Error> {
        let words = ["karmada-token"].into_iter().chain(line.split(' '));
        Cli::read(&words.map(OsString::from).collect::<Vec<_>>())
    }

    #[rstest]
    #[case("--kubeconfig one list")]
    #[case("list --kubeconfig one")]
    #[case("--kubeconfig two list --kubeconfig one")]
    #[case("--kubeconfig one generate")]
    fn the_control_plane_is_named_anywhere(#[case] line: &str) {
        let cli = read(line).unwrap();
        assert_eq!(cli.connect.kubeconfig().unwrap().as_os_str(), "one");
    }

    #[rstest]
    #[case("--kubeconfig one --context two serve")]
    #[case("serve --kubeconfig one --context two")]
    #[case("serve --kubeconfig one --karmada-context two")]
    #[case("--kubeconfig one --karmada-context two serve")]
    fn so_it_is_for_serve(#[case] line: &str) {
        let Command::Serve(args) = read(line).unwrap().command else {
            unreachable!()
        };
        assert_eq!(args.kubeconfig.unwrap().as_os_str(), "one");
        assert_eq!(args.context.unwrap(), "two");
    }

    #[rstest]
    #[case("create --ttl 1h --ttl 2h", "ttl: \"2h\"")]
    #[case("list -o json -o wide", "output: Wide")]
    #[case("list --mask --mask", "mask: true")]
    #[case("create --groups a --groups b", "groups: [\"a\", \"b\"]")]
    #[case("-v 6 list -v 2", "v: 2")]
    fn of_a_flag_that_is_repeated_the_last_counts(#[case] line: &str, #[case] told: &str) {
        let told_of = format!("{:?}", read(line).unwrap());
        assert!(told_of.contains(told), "{told_of}");
    }

    #[rstest]
    #[case("validate abcdef -o json", "text: [\"abcdef\"]", "output: Json")]
    #[case(
        "explain abcdef --color never xyz",
        "text: [\"abcdef\", \"xyz\"]",
        "color: Never"
    )]
    #[case("validate abcdef -v 6", "text: [\"abcdef\"]", "v: 6")]
    #[case(
        "validate sudo -E karmadactl register -o json",
        "text: [\"sudo\", \"-E\", \"karmadactl\", \"register\", \"-o\", \"json\"]",
        "output: Text"
    )]
    #[case(
        "validate -o json /usr/bin/kubeadm join --token a",
        "text: [\"/usr/bin/kubeadm\", \"join\", \"--token\", \"a\"]",
        "output: Json"
    )]
    #[case(
        "validate -- abcdef -o json",
        "text: [\"abcdef\", \"-o\", \"json\"]",
        "output: Text"
    )]
    fn a_text_swallows_options_only_where_it_is_a_command(
        #[case] line: &str,
        #[case] text: &str,
        #[case] option: &str,
    ) {
        let told = format!("{:?}", read(line).unwrap());
        assert!(told.contains(text) && told.contains(option), "{told}");
    }

    #[test]
    fn what_is_no_option_of_ours_is_no_text_either() {
        let error = read("validate abcdef --colour").unwrap_err().to_string();
        assert!(error.contains("--colour") && error.contains("--color"), "{error}");
    }

    /// A heading holds for whatever follows it, other structs' flags too.
    #[rstest]
    #[case("serve", "Rules for tokens", &["max-ttl", "forbid-never-expires", "allowed-groups", "allowed-usages"])]
    #[case("policy", "Rules for tokens", &["max-ttl", "forbid-never-expires", "allowed-groups", "allowed-usages"])]
    #[case("create", "The command to hand over", &["print-register-command", "print-join-command", "endpoint", "cluster-name"])]
    #[case("list", "Which control plane", &["kubeconfig", "karmada-context"])]
    #[case("validate", "Which control plane", &["kubeconfig", "karmada-context"])]
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
