//! The command that hands a token over: made before the token is, so that nothing is left behind where it can't be.

use clap::Args;
use karmada_token_core::{
    ClusterName, Endpoint, MemberCommand, RegisterCommand, RegisterOptions, Shell, Token,
};
use zeroize::Zeroizing;

use super::{Target, TerminalError};
use crate::switch::Switch;

/// The flags about it.
#[derive(Debug, Args)]
#[command(next_help_heading = "The command to hand over")]
pub(super) struct Handover {
    /// Instead of the token alone, print the whole 'karmadactl register' command that registers a cluster with it
    #[arg(
        long,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true,
        value_name = "SWITCH"
    )]
    print_register_command: Switch,

    /// Instead of the token alone, print the whole 'kubeadm join' command, for a control plane of kubeadm
    #[arg(
        long,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true,
        value_name = "SWITCH"
    )]
    print_join_command: Switch,

    /// Host and port that the command names [default: the kubeconfig's server]
    #[arg(long, value_name = "HOST:PORT")]
    endpoint: Option<String>,

    /// Name that the cluster registers under, in the register command
    #[arg(long, value_name = "NAME")]
    cluster_name: Option<String>,
}

/// What a token is handed over in.
#[derive(Debug)]
pub(super) enum Command {
    /// As the reference prints it.
    Register(RegisterCommand),
    /// With options, quoted for a shell.
    RegisterWith(Box<MemberCommand>),
    /// For kubeadm.
    Join(RegisterCommand),
}

impl Handover {
    /// Whether a command is wanted at all.
    pub(super) fn is_wanted(&self) -> bool {
        self.print_register_command.0 || self.print_join_command.0
    }

    /// Whether it is kubeadm's, and so not about Karmada.
    pub(super) fn is_kubeadms(&self) -> bool {
        self.print_join_command.0
    }

    /// What is wrong with these flags themselves.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) fn check(&self) -> Result<(), TerminalError> {
        if self.print_register_command.0 && self.print_join_command.0 {
            return Err(TerminalError::Use(
                "--print-register-command is for Karmada and --print-join-command for kubeadm: choose one",
            ));
        }
        if !self.is_wanted() && self.endpoint.is_some() {
            return Err(TerminalError::Use(
                "--endpoint is a part of the register command: add --print-register-command",
            ));
        }
        if !self.print_register_command.0 && self.cluster_name.is_some() {
            return Err(TerminalError::Use(
                "--cluster-name is a part of the register command: add --print-register-command",
            ));
        }
        self.endpoint()?;
        self.cluster_name()?;
        Ok(())
    }

    /// The command for tokens of this control plane.
    ///
    /// # Errors
    /// [`TerminalError::Register`]: its server is no endpoint, or it has no CA to pin.
    pub(super) fn command(&self, target: &Target) -> Result<Command, TerminalError> {
        let endpoint = match self.endpoint()? {
            Some(endpoint) => endpoint,
            None => target
                .server
                .parse()
                .map_err(|error| TerminalError::Register(format!("the kubeconfig's server: {error}")))?,
        };
        let common = RegisterCommand::new(endpoint, target.pins.clone()).map_err(|_| {
            TerminalError::Register(
                "the kubeconfig's cluster has no CA certificate (certificate-authority-data), so the command could pin nothing"
                    .to_owned(),
            )
        })?;
        Ok(match self.cluster_name()? {
            _ if self.print_join_command.0 => Command::Join(common),
            None => Command::Register(common),
            Some(name) => {
                let options = RegisterOptions {
                    cluster_name: Some(name),
                    ..RegisterOptions::default()
                };
                Command::RegisterWith(Box::new(MemberCommand::karmadactl(common, options)))
            }
        })
    }

    fn endpoint(&self) -> Result<Option<Endpoint>, TerminalError> {
        let parse = |text: &String| {
            text.parse()
                .map_err(|error: karmada_token_core::EndpointError| TerminalError::flag("--endpoint", error))
        };
        self.endpoint.as_ref().map(parse).transpose()
    }

    fn cluster_name(&self) -> Result<Option<ClusterName>, TerminalError> {
        let parse = |text: &String| {
            text.parse()
                .map_err(|error: karmada_token_core::NameError| TerminalError::flag("--cluster-name", error))
        };
        self.cluster_name.as_ref().map(parse).transpose()
    }
}

impl Command {
    /// The command in clear.
    pub(super) fn line(&self, token: &Token) -> Zeroizing<String> {
        match self {
            Self::Register(command) => command.for_token(token),
            Self::RegisterWith(command) => command.line(token, Shell::Posix),
            Self::Join(command) => command.kubeadm_join(token),
        }
    }
}
