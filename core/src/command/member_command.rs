//! The command that makes a cluster a member, with all its options.

use super::{Flag, Program, RegisterOptions, Shell};
use crate::{Pin, RegisterCommand, Token};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use zeroize::Zeroizing;

/// A command for whoever registers a cluster or joins a machine, without its token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberCommand {
    pub(super) kind: Kind,
    pub(super) target: RegisterCommand,
    pub(super) skips_ca_verification: bool,
    pub(super) others: Vec<OtherFlag>,
}

/// kubeadm has none of the options of karmadactl.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Karmadactl(RegisterOptions),
    KubectlKarmada(RegisterOptions),
    Kubeadm,
}

/// A flag that the program knows and that has no meaning here, such as `--context`. Kept, so that nothing of a
/// command that was read is lost. Debug shows its name alone: kubeadm has flags with secrets.
#[derive(Clone, Eq, PartialEq)]
pub struct OtherFlag {
    pub(super) name: &'static str,
    pub(super) value: Option<Zeroizing<String>>,
}

impl MemberCommand {
    /// `karmadactl register`.
    #[must_use]
    pub fn karmadactl(target: RegisterCommand, options: RegisterOptions) -> Self {
        MemberCommand::new(Kind::Karmadactl(options), target)
    }

    /// `kubectl karmada register`.
    #[must_use]
    pub fn kubectl_karmada(target: RegisterCommand, options: RegisterOptions) -> Self {
        MemberCommand::new(Kind::KubectlKarmada(options), target)
    }

    /// `kubeadm join`. kubeadm wants the port, which is 443 where the endpoint has none.
    #[must_use]
    pub fn kubeadm(target: RegisterCommand) -> Self {
        MemberCommand::new(Kind::Kubeadm, target)
    }

    pub(super) fn new(kind: Kind, mut target: RegisterCommand) -> Self {
        if matches!(kind, Kind::Kubeadm) {
            target.endpoint = target.endpoint.with_port();
        }
        MemberCommand {
            kind,
            target,
            skips_ca_verification: false,
            others: Vec::new(),
        }
    }

    /// The program that runs it.
    #[must_use]
    pub fn program(&self) -> Program {
        match self.kind {
            Kind::Karmadactl(_) => Program::Karmadactl,
            Kind::KubectlKarmada(_) => Program::KubectlKarmada,
            Kind::Kubeadm => Program::Kubeadm,
        }
    }

    /// Where it registers, and what it pins.
    #[must_use]
    pub fn target(&self) -> &RegisterCommand {
        &self.target
    }

    /// What else `register` is told; kubeadm has none of it.
    #[must_use]
    pub fn options(&self) -> Option<&RegisterOptions> {
        match &self.kind {
            Kind::Karmadactl(options) | Kind::KubectlKarmada(options) => Some(options),
            Kind::Kubeadm => None,
        }
    }

    /// Whether it was told to trust whatever CA answers. Only a command that was read can be: none is built so.
    #[must_use]
    pub fn skips_ca_verification(&self) -> bool {
        self.skips_ca_verification
    }

    /// Flags that were read and have no meaning here, in order.
    #[must_use]
    pub fn others(&self) -> &[OtherFlag] {
        &self.others
    }

    /// The command in clear, on one line, quoted for a shell where it needs to be.
    #[must_use]
    pub fn line(&self, token: &Token, shell: Shell) -> Zeroizing<String> {
        self.render(&token.expose(), shell, OtherFlag::expose)
    }

    /// The command as it may stay on a screen: stars for every secret.
    #[must_use]
    pub fn masked(&self, token: &Token, shell: Shell) -> String {
        let words = self.words(&token.to_string(), OtherFlag::masked);
        // Stars are quoted in a shell, and are to be read here.
        let quote = |word: &Zeroizing<String>| {
            if word.contains('*') {
                word.to_string()
            } else {
                quote(shell, word)
            }
        };
        words.iter().map(quote).collect::<Vec<_>>().join(" ")
    }

    fn render(&self, token: &str, shell: Shell, other: fn(&OtherFlag) -> Option<&str>) -> Zeroizing<String> {
        let words = self.words(token, other);
        let length: usize = words.iter().map(|word| 2 * word.len() + 3).sum();
        // One allocation: a growing string would leave copies of the token behind.
        let mut line = Zeroizing::new(String::with_capacity(length));
        for (index, word) in words.iter().enumerate() {
            if index > 0 {
                line.push(' ');
            }
            line.push_str(&Zeroizing::new(quote(shell, word)));
        }
        line
    }

    fn words(&self, token: &str, other: fn(&OtherFlag) -> Option<&str>) -> Vec<Zeroizing<String>> {
        let mut words: Vec<Zeroizing<String>> = Vec::new();
        let mut push = |word: &str| words.push(Zeroizing::new(word.to_owned()));
        self.program().name().split(' ').for_each(&mut push);
        push(self.program().verb());
        push(&self.target.endpoint.to_string());
        push(&Flag::Token.to_string());
        push(token);
        if !self.target.pins.is_empty() {
            let pins: Vec<_> = self.target.pins.iter().map(Pin::to_string).collect();
            push(&Flag::CaCertHash.to_string());
            push(&pins.join(","));
        }
        if self.skips_ca_verification {
            push(&Flag::SkipCaVerification.to_string());
        }
        for (flag, value) in self.options().into_iter().flat_map(RegisterOptions::words) {
            push(&flag.to_string());
            value.as_deref().into_iter().for_each(&mut push);
        }
        for flag in &self.others {
            // Attached: a value may begin with a dash, and a switch takes none otherwise.
            match other(flag) {
                Some(value) if home(value) > 0 => {
                    push(&format!("--{}", flag.name));
                    push(value);
                }
                Some(value) => push(&Zeroizing::new(format!("--{}={value}", flag.name))),
                None => push(&format!("--{}", flag.name)),
            }
        }
        words
    }
}

/// Quoted where it needs to be, but for the home directory that it begins with: that is for the shell to fill in.
fn quote(shell: Shell, word: &str) -> String {
    match word.split_at(home(word)) {
        ("", word) => shell.quote(word).into_owned(),
        (home, rest) => format!("{home}{}", shell.quote(rest)),
    }
}

/// The length of `~/` or `~name/` before a path.
fn home(word: &str) -> usize {
    let named = word.strip_prefix('~').and_then(|word| word.split_once('/'));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    named
        .filter(|(name, _)| name.chars().all(plain))
        .map_or(0, |(name, _)| name.len() + 2)
}

impl OtherFlag {
    /// Its name without dashes.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its value in clear.
    #[must_use]
    pub fn expose(&self) -> Option<&str> {
        self.value.as_deref().map(String::as_str)
    }

    /// Its value, or stars where it is a secret.
    #[must_use]
    pub fn masked(&self) -> Option<&str> {
        match self.name {
            "tls-bootstrap-token" | "certificate-key" => {
                self.value.as_ref().map(|_| crate::TokenSecret::MASK)
            }
            _ => self.expose(),
        }
    }
}

impl fmt::Debug for OtherFlag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OtherFlag(--{})", self.name)
    }
}
