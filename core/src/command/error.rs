//! What can be wrong with a pasted command.

use super::{Flag, Program};
use crate::{
    EndpointError, ImageReferenceError, NameError, PinError, ProxyServerAddressError, Span, TokenError,
};
use core::fmt;

/// Why a text is not a register or join command, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CommandError {
    /// The characters at fault; empty where something is missing.
    pub span: Span,
    /// What is wrong there.
    pub fault: CommandFault,
}

/// What is wrong with a command. It never holds what the person wrote, which may be a token.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CommandFault {
    /// None of the programs is named.
    #[error(
        "this is no command: it begins with karmadactl register, kubectl karmada register or kubeadm join"
    )]
    NoProgram,
    /// Something other than sudo, a variable or a prompt stands before the program.
    #[error("only sudo, variables or a prompt may stand before the command")]
    Preface,
    /// The program is followed by another verb than the one that registers.
    #[error("{program} needs the word {} here", program.verb())]
    Verb {
        /// The program.
        program: Program,
    },
    /// A quotation mark that is never closed.
    #[error("this quotation mark is never closed")]
    Quote,
    /// A variable or a command substitution, which only its own shell can fill in.
    #[error("the shell is to fill in a value here; write the value itself")]
    Expansion,
    /// `<TOKEN>`: to be filled in by hand.
    #[error("this is a placeholder; write the value itself")]
    Placeholder,
    /// The line ends in the middle of the command.
    #[error("the command breaks off at the end of the line; put it on one line, or a backslash at the end")]
    LineBreak,
    /// Something follows the command.
    #[error("more follows the command")]
    Trailing,
    /// A flag that the program doesn't have.
    #[error("{program} doesn't have this flag")]
    UnknownFlag {
        /// The program.
        program: Program,
    },
    /// A flag without its value.
    #[error("a value must follow {flag}")]
    ValueMissing {
        /// The flag.
        flag: Flag,
    },
    /// A switch with another value than true or false.
    #[error("{flag} is true or false")]
    Switch {
        /// The flag.
        flag: Flag,
    },
    /// `--cert-expiration-seconds` is no number, or not one that fits.
    #[error("{flag} is a whole number from 600 to 2147483647")]
    Number {
        /// The flag.
        flag: Flag,
    },
    /// No endpoint.
    #[error(
        "the endpoint is missing: the host and port of the Karmada API server, like karmada.example.com:5443"
    )]
    EndpointMissing,
    /// More than one word that belongs to no flag.
    #[error("the command takes one endpoint; this is a second word that belongs to no flag")]
    SecondEndpoint,
    /// The endpoint is none.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// No `--token`.
    #[error("the token is missing: --token and the token")]
    TokenMissing,
    /// The token is none.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// No `--discovery-token-ca-cert-hash`.
    #[error(
        "no pin: without --discovery-token-ca-cert-hash the cluster can't tell the control plane from an impostor"
    )]
    PinMissing,
    /// A pin is none.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// `--cluster-name` is none.
    #[error("{flag}: {error}")]
    Name {
        /// `--cluster-name`, `--namespace` or `--cluster-namespace`.
        flag: Flag,
        /// What is wrong with it.
        error: NameError,
    },
    /// `--proxy-server-address` is none.
    #[error(transparent)]
    Proxy(#[from] ProxyServerAddressError),
    /// `--karmada-agent-image` is none.
    #[error(transparent)]
    Image(#[from] ImageReferenceError),
}

impl CommandFault {
    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            CommandFault::NoProgram => "no-program",
            CommandFault::Preface => "preface",
            CommandFault::Verb { .. } => "verb",
            CommandFault::Quote => "quote",
            CommandFault::Expansion => "expansion",
            CommandFault::Placeholder => "placeholder",
            CommandFault::LineBreak => "line-break",
            CommandFault::Trailing => "trailing",
            CommandFault::UnknownFlag { .. } => "unknown-flag",
            CommandFault::ValueMissing { .. } => "value-missing",
            CommandFault::Switch { .. } => "switch",
            CommandFault::Number { .. } => "number",
            CommandFault::EndpointMissing => "endpoint-missing",
            CommandFault::SecondEndpoint => "second-endpoint",
            CommandFault::Endpoint(_) => "endpoint",
            CommandFault::TokenMissing => "token-missing",
            CommandFault::Token(_) => "token",
            CommandFault::PinMissing => "pin-missing",
            CommandFault::Pin(_) => "pin",
            CommandFault::Name { .. } => "name",
            CommandFault::Proxy(_) => "proxy",
            CommandFault::Image(_) => "image",
        }
    }

    pub(crate) fn at(self, span: Span) -> CommandError {
        CommandError { span, fault: self }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.span, self.fault)
    }
}

impl core::error::Error for CommandError {}
