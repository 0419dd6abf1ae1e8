//! From a pasted line back to a command.

use super::flag::Takes;
use super::member_command::Kind;
use super::read::{Given, Reading};
use super::words::Word;
use super::{
    CertExpiration, CommandError, CommandFault, Flag, MemberCommand, OtherFlag, Program, RegisterOptions,
    Shell,
};
use crate::{Endpoint, Pin, RegisterCommand, Span, Token};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use core::str::FromStr;
use zeroize::Zeroizing;

impl MemberCommand {
    /// Reads a command as it stands in a shell, for the shell that its looks suggest: with quotes, continuation lines
    /// (also a backslash with spaces or a carriage return after it, and PowerShell's backtick), `=` or a space before
    /// values, `sudo`, variables, a path or a prompt before the program.
    ///
    /// # Errors
    /// [`CommandError`]: the first fault, and where it is.
    pub fn parse(text: &str) -> Result<(Self, Token), CommandError> {
        MemberCommand::parse_for(text, Shell::of(text))
    }

    /// Where a command registers, and with which token, read as [`MemberCommand::parse`] reads it; what else it is told is not
    /// looked at. Without pins it trusts whatever CA answers, and says so.
    ///
    /// # Errors
    /// [`CommandError`]: the first fault, and where it is.
    pub fn target_of(text: &str) -> Result<(RegisterCommand, Token), CommandError> {
        let reading = Reading::whole(text, Shell::of(text))?;
        Ok((reading.target()?, reading.token()?))
    }

    /// Reads a command that was written for this shell.
    ///
    /// # Errors
    /// [`CommandError`]: the first fault, and where it is.
    pub fn parse_for(text: &str, shell: Shell) -> Result<(Self, Token), CommandError> {
        let reading = Reading::whole(text, shell)?;
        Ok((reading.command()?, reading.token()?))
    }
}

impl Reading {
    fn whole(text: &str, shell: Shell) -> Result<Self, CommandError> {
        let source: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
        let whole = Span::new(0, source.len());
        let reading = Reading::of(&source, shell).ok_or_else(|| CommandFault::NoProgram.at(whole))?;
        reading.first_fault()?;
        Ok(reading)
    }

    fn target(&self) -> Result<RegisterCommand, CommandError> {
        Ok(RegisterCommand {
            endpoint: self.endpoint()?,
            pins: self.pins()?,
        })
    }

    fn first_fault(&self) -> Result<(), CommandError> {
        let preface = self.preface.map(|span| CommandFault::Preface.at(span));
        let trailing = self.trailing.map(|span| CommandFault::Trailing.at(span));
        let faults = self.faults.iter().cloned().chain(preface).chain(trailing);
        match faults.min_by_key(|error| error.span) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    fn command(&self) -> Result<MemberCommand, CommandError> {
        let kind = match self.program {
            Program::Karmadactl => Kind::Karmadactl(self.options()?),
            Program::KubectlKarmada => Kind::KubectlKarmada(self.options()?),
            Program::Kubeadm => Kind::Kubeadm,
        };
        let mut others: Vec<_> = self.flags.iter().filter_map(|given| self.other(given)).collect();
        others.extend(self.sign_in_token(&others));
        Ok(MemberCommand {
            skips_ca_verification: self.is_on(Flag::SkipCaVerification),
            others,
            ..MemberCommand::new(kind, self.target()?)
        })
    }

    fn endpoint(&self) -> Result<Endpoint, CommandError> {
        if let Some(second) = self.arguments.get(1) {
            return Err(CommandFault::SecondEndpoint.at(second.span));
        }
        let word = self.arguments.first();
        let word = word.ok_or_else(|| CommandFault::EndpointMissing.at(Span::at(self.end)))?;
        word.text
            .parse()
            .map_err(|error| CommandFault::Endpoint(error).at(word.inner()))
    }

    fn token(&self) -> Result<Token, CommandError> {
        let word = self.discovery_token().or_else(|| self.value(Flag::Token));
        let word = word.ok_or_else(|| CommandFault::TokenMissing.at(Span::at(self.end)))?;
        word.text
            .parse()
            .map_err(|error| CommandFault::Token(error).at(word.inner()))
    }

    /// kubeadm's token for discovery, which counts there before `--token`; an empty one is none (`cmd/join.go`).
    fn discovery_token(&self) -> Option<&Word> {
        self.value(Flag::DiscoveryToken)
            .filter(|word| !word.text.is_empty())
    }

    /// Where `--discovery-token` is another, `--token` is the one for the first sign-in alone, unless that has its own.
    fn sign_in_token(&self, others: &[OtherFlag]) -> Option<OtherFlag> {
        let name = "tls-bootstrap-token";
        let word = self.value(Flag::Token).filter(|word| !word.text.is_empty())?;
        let is_other = self.discovery_token()?.text != word.text;
        (is_other && others.iter().all(|other| other.name != name)).then(|| OtherFlag {
            name,
            value: Some(word.text.clone()),
        })
    }

    /// Every pin, comma-joined or one by one.
    fn pins(&self) -> Result<Vec<Pin>, CommandError> {
        let pieces = self.values(Flag::CaCertHash).flat_map(pieces);
        let pins: Vec<Pin> = pieces
            .map(|piece| {
                piece
                    .text
                    .parse()
                    .map_err(|error| CommandFault::Pin(error).at(piece.inner()))
            })
            .collect::<Result<_, _>>()?;
        if pins.is_empty() && !self.is_on(Flag::SkipCaVerification) {
            return Err(CommandFault::PinMissing.at(Span::at(self.end)));
        }
        Ok(pins)
    }

    fn options(&self) -> Result<RegisterOptions, CommandError> {
        let name = |flag| move |error| CommandFault::Name { flag, error };
        Ok(RegisterOptions {
            cluster_name: self.option(Flag::ClusterName, name(Flag::ClusterName))?,
            namespace: self.option(Flag::Namespace, name(Flag::Namespace))?,
            cluster_namespace: self.option(Flag::ClusterNamespace, name(Flag::ClusterNamespace))?,
            proxy_server_address: self.option(Flag::ProxyServerAddress, CommandFault::Proxy)?,
            karmada_agent_image: self.option(Flag::AgentImage, CommandFault::Image)?,
            cert_expiration_seconds: self.cert_expiration()?,
            dry_run: self.is_on(Flag::DryRun),
        })
    }

    /// An option that is set; an empty one is none, as the program has it.
    fn option<T: FromStr>(
        &self,
        flag: Flag,
        fault: impl FnOnce(T::Err) -> CommandFault,
    ) -> Result<Option<T>, CommandError> {
        let word = self.value(flag).filter(|word| !word.text.is_empty());
        let parse = |word: &Word| word.text.parse().map_err(|error| fault(error).at(word.inner()));
        word.map(parse).transpose()
    }

    fn cert_expiration(&self) -> Result<Option<CertExpiration>, CommandError> {
        let flag = Flag::CertExpirationSeconds;
        let parse = |word: &Word| {
            let span = word.text.parse().ok().and_then(CertExpiration::from_seconds);
            span.ok_or_else(|| CommandFault::Number { flag }.at(word.inner()))
        };
        self.value(flag).map(parse).transpose()
    }

    /// A flag that is kept as it is: one without a meaning here, or with none for this program.
    fn other(&self, given: &Given) -> Option<OtherFlag> {
        let declared = given.declared?;
        let modelled = match declared.flag {
            None | Some(Flag::Kubeconfig) => false,
            Some(Flag::DryRun) => self.program != Program::Kubeadm,
            Some(_) => true,
        };
        let value = given.value.as_ref().map(|word| word.text.clone());
        // A switch that is switched off says nothing.
        let off = declared.takes == Takes::Nothing
            && value
                .as_ref()
                .is_some_and(|v| super::read::switch(v) == Some(false));
        (!modelled && !off).then_some(OtherFlag {
            name: declared.name,
            value: value.filter(|_| declared.takes != Takes::Nothing),
        })
    }
}

/// A comma list in its pieces, with their places.
pub(crate) fn pieces(word: &Word) -> Vec<Word> {
    let mut from = 0;
    let texts = word.text.split(',').filter(|_| !word.text.is_empty());
    let piece = |text: &str| {
        let first = from;
        let to = first + text.chars().count();
        from = to + 1;
        Word {
            text: Zeroizing::new(text.to_owned()),
            span: word.place(first, to),
            verbatim: word.verbatim.map(|start| start + first),
        }
    };
    texts.map(piece).collect()
}

#[cfg(test)]
mod tests;
