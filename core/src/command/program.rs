//! The programs that register a cluster or join a machine.

use core::fmt;

/// A program with the verb that takes a bootstrap token.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Program {
    /// `karmadactl register`.
    Karmadactl,
    /// `kubectl karmada register`: the same as a plug-in of kubectl.
    KubectlKarmada,
    /// `kubeadm join`, which joins a machine to a cluster rather than a cluster to Karmada.
    Kubeadm,
}

impl Program {
    /// All of them.
    pub const ALL: [Program; 3] = [Program::Karmadactl, Program::KubectlKarmada, Program::Kubeadm];

    /// The program without its verb, as it is typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Program::Karmadactl => "karmadactl",
            Program::KubectlKarmada => "kubectl karmada",
            Program::Kubeadm => "kubeadm",
        }
    }

    /// The verb that takes a bootstrap token.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Program::Karmadactl | Program::KubectlKarmada => "register",
            Program::Kubeadm => "join",
        }
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
