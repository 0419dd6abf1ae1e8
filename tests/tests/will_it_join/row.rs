//! One row of the matrix: a fault, what is foretold of it, and what a member meets.

use crate::stop::Stop;

/// A fault, as data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// What is wrong, for the table.
    pub(crate) fault: &'static str,
    /// How it is made.
    pub(crate) harm: Harm,
    /// The first obstacle that `check` names.
    pub(crate) obstacle: &'static str,
    /// The checks of `preflight` that fail; all others do not.
    pub(crate) checks: &'static [&'static str],
    /// Where the member stops.
    pub(crate) stop: Stop,
}

/// How a fault is made. Scripts have `$ID` of the row's token, and `$OTHER_CA`, a CA in base64 that signed nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Harm {
    /// Of the token or the control plane, by a script.
    Script(&'static str),
    /// The same, and the command is made from what `cluster-info` says then.
    Endpoint(&'static str, &'static str),
    /// kube-controller-manager runs with these controllers alone; the script follows.
    Controllers(&'static str, &'static str),
    /// The same, and a member was there before, and left its request lying.
    ControllersAndMember(&'static str),
    /// The approver doesn't run, and a member was there before.
    NoApprover,
    /// kube-apiserver runs with this flag besides.
    Flag(&'static str),
    /// Karmada's own objects and its approver are not there.
    NotKarmada,
    /// The command is changed, not the control plane.
    Command(Change),
}

/// How a command is changed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Change {
    /// Another secret in the token.
    Secret,
    /// Another pin.
    Pin,
    /// A host that leads to the API server and isn't among its certificate's names.
    Host,
}
