//! What a console can be showing, and to whom.

use karmada_token_core::{Expiration, Group, Groups, Token, is_worth_the_control_plane};

/// Whether there is a console to show yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Gate {
    /// Finding out what this is.
    Starting,
    /// Nothing answers yet; tried again by itself.
    Unreachable,
    /// Somebody has to sign in.
    SignIn(SignInCause),
    /// The console.
    Open,
}

/// Why somebody has to sign in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SignInCause {
    /// Nobody has yet.
    New,
    /// The one-time link was used before, or is too old.
    LinkSpent,
    /// The session has ended.
    Ended,
}

/// What is open over the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum View {
    /// Nothing.
    List,
    /// The form that creates a token.
    Create,
    /// What was created.
    Created(Handover),
    /// What is created for many clusters.
    Many,
    /// One token, by its Secret's name.
    Token(String),
    /// The question whether to delete it, by its Secret's name.
    Delete(String),
    /// The validator, in place of the list.
    Validate,
    /// The preflight, in place of the list.
    Preflight,
    /// The form that changes it, by its Secret's name.
    Edit(String),
    /// What to do when it has leaked, by its Secret's name.
    Leak(String),
    /// A change of several tokens, by their Secrets' names.
    Batch(Change, Vec<String>),
}

/// How Karmada was installed, as far as somebody has said.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Installed {
    /// Nobody has.
    #[default]
    Unknown,
    /// By `karmadactl init`.
    Init,
    /// By its Helm chart.
    Helm,
    /// By its operator.
    Operator,
}

impl Installed {
    /// Whether a remedy for this way of installing, or for all, is of use.
    pub(crate) fn wants(self, install: Option<&str>) -> bool {
        let own = match self {
            Installed::Unknown => return true,
            Installed::Init => "init",
            Installed::Helm => "helm",
            Installed::Operator => "operator",
        };
        install.is_none_or(|install| install == own)
    }
}

/// What can be done to several tokens at once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// Both usages off.
    Suspend,
    /// On again what was on.
    Resume,
    /// Gone for good.
    Delete,
}

/// A created token, as it is handed over. The token is zeroed when this is dropped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Handover {
    /// ID and secret.
    pub(crate) token: Token,
    /// When it ends.
    pub(crate) expiration: Expiration,
    /// The groups that its holder is in.
    pub(crate) groups: Groups,
    /// Whether it lives for more than a day.
    pub(crate) long_lived: bool,
}

impl Handover {
    pub(crate) fn is_worth_the_control_plane(&self) -> bool {
        is_worth_the_control_plane(self.groups.iter().map(Group::as_str))
    }
}

/// How far the second wasm is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Second {
    /// Nobody has asked for it.
    Wanting,
    /// It is on its way.
    Coming,
    /// It can be used.
    There,
    /// It did not come; it may be asked for again.
    Failed,
}
