//! The options of `karmadactl register`.

use super::Command;
use crate::command::{CA_CERT_PATH, Word};
use crate::diagnose::CommandProblem;
use crate::diagnose::notes::Notes;
use crate::{
    CertExpiration, ClusterName, Flag, ImageReference, NameError, Namespace, Program, ProxyServerAddress,
};
use core::str::FromStr;

impl Command<'_> {
    pub(super) fn options(&self, notes: &mut Notes) {
        if self.reading.program == Program::Kubeadm {
            return;
        }
        self.name::<ClusterName>(Flag::ClusterName, notes);
        self.name::<Namespace>(Flag::Namespace, notes);
        self.name::<Namespace>(Flag::ClusterNamespace, notes);
        self.option(Flag::ProxyServerAddress, notes, |word| {
            let error = word.text.parse::<ProxyServerAddress>().err()?;
            Some(CommandProblem::Proxy { error })
        });
        self.option(Flag::AgentImage, notes, |word| {
            let error = word.text.parse::<ImageReference>().err()?;
            Some(CommandProblem::Image { error })
        });
        self.option(Flag::CertExpirationSeconds, notes, |word| {
            let flag = Flag::CertExpirationSeconds;
            match word.text.parse().ok().and_then(CertExpiration::from_seconds) {
                None => Some(CommandProblem::Number { flag }),
                Some(span) if span > CertExpiration::YEAR => Some(CommandProblem::CertificateLong),
                Some(_) => None,
            }
        });
        self.option(Flag::Kubeconfig, notes, |word| {
            word.text
                .contains("karmada")
                .then_some(CommandProblem::ControlPlaneKubeconfig)
        });
        for given in &self.reading.flags {
            if given
                .declared
                .is_some_and(|declared| declared.name == CA_CERT_PATH)
            {
                notes.add(CommandProblem::OldFlag, self.place(given.typed.span));
            }
        }
        if self.reading.value(Flag::ClusterName).is_none() {
            notes.add(CommandProblem::ClusterNameDefault, self.end());
        }
        if self.reading.is_on(Flag::DryRun)
            && let Some(given) = self.reading.given(Flag::DryRun).last()
        {
            notes.add(CommandProblem::DryRun, self.place(given.typed.span));
        }
    }

    fn option(&self, flag: Flag, notes: &mut Notes, problem: impl Fn(&Word) -> Option<CommandProblem>) {
        let word = self.reading.value(flag).filter(|word| !self.is_open(word));
        if let Some((word, problem)) = word.and_then(|word| Some((word, problem(word)?))) {
            notes.add(problem, self.glyphs(word).whole());
        }
    }

    /// A name; in lower case and with dashes it is often a good one.
    fn name<T: FromStr<Err = NameError>>(&self, flag: Flag, notes: &mut Notes) {
        let Some(word) = self.reading.value(flag).filter(|word| !self.is_open(word)) else {
            return;
        };
        if let Err(error) = word.text.parse::<T>() {
            let plain = word
                .text
                .trim()
                .to_ascii_lowercase()
                .replace(['_', ' ', '.', '/', ':', '@'], "-");
            let glyphs = self.glyphs(word);
            let fix = Some(plain).filter(|plain| glyphs.is_exact() && plain.parse::<T>().is_ok());
            notes.maybe_fix(CommandProblem::Name { flag, error }, glyphs.whole(), fix);
        }
    }
}
