//! Everything that a diagnosis can find, in words and for programs.

mod cluster_info;
mod command;
mod document;
mod endpoint;
mod foreign;
mod kubeconfig;
mod message;
mod pin;
mod secret;
mod text;
mod token;

pub use cluster_info::ClusterInfoProblem;
pub use command::CommandProblem;
pub use document::DocumentProblem;
pub use endpoint::EndpointProblem;
pub use foreign::ForeignProblem;
pub use kubeconfig::KubeconfigProblem;
pub use message::MessageProblem;
pub use pin::PinProblem;
pub use secret::SecretProblem;
pub use text::TextProblem;
pub use token::{TokenProblem, Weakness};

use core::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Good to know.
    Info,
    /// It may work, and something speaks against it.
    Warning,
    /// It doesn't work as it stands.
    Error,
}

impl Severity {
    /// `info`, `warning`, `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is said of a problem. One table of it is smaller than a function for each column.
struct Row {
    severity: Severity,
    code: &'static str,
    /// What is wrong, where it has no fields.
    what: &'static str,
    why: &'static str,
}

/// Declares the problems of one subject: for each its severity, its code, what is wrong and why that matters. What is
/// wrong may name fields; none of them ever holds what the person wrote.
macro_rules! problems {
    (
        $(#[$meta:meta])*
        $name:ident {
            $(
                $variant:ident
                $({ $( $(#[$note:meta])* $field:ident: $type:ty ),+ $(,)? })?
                => $severity:ident, $code:literal, $what:literal, $why:literal;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub enum $name {
            $( #[doc = $what] $variant $({ $( $(#[$note])* $field: $type ),+ })?, )+
        }

        impl $name {
            /// Every code, in order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// All that can be said of it without its fields.
            pub(super) fn row(&self) -> &'static $crate::diagnose::problem::Row {
                match self {
                    $( Self::$variant $({ $($field: _),+ })? => &$crate::diagnose::problem::Row {
                        severity: $crate::diagnose::Severity::$severity,
                        code: $code,
                        what: $crate::diagnose::problem::plain!($({ $($field)+ })? $what),
                        why: $why,
                    }, )+
                }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(&self) -> $crate::diagnose::Severity {
                self.row().severity
            }

            /// A stable name for programs: kebab-case.
            #[must_use]
            pub fn code(&self) -> &'static str {
                self.row().code
            }

            /// Why it matters, and what to do.
            #[must_use]
            pub fn why(&self) -> &'static str {
                self.row().why
            }
        }

        impl core::fmt::Display for $name {
            /// What is wrong.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self {
                    $( $( Self::$variant { $($field),+ } => write!(f, $what), )? )+
                    _ => f.write_str(self.row().what),
                }
            }
        }
    };
}
use problems;

/// The words of a problem without fields; the others' are made of them.
macro_rules! plain {
    ($what:literal) => {
        $what
    };
    ({ $($field:ident)+ } $what:literal) => {
        ""
    };
}
use plain;

/// Joins the subjects' problems into one.
macro_rules! subjects {
    ( $( $(#[$note:meta])* $subject:ident($problem:ident), )+ ) => {
        /// One problem. Displayed as what is wrong, in English; a catalogue of another language matches on it.
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub enum Problem {
            $( $(#[$note])* $subject($problem), )+
        }

        impl Problem {
            /// Every code of every subject.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                [$($problem::CODES),+].into_iter().flatten().copied()
            }

            fn row(&self) -> &'static Row {
                match self {
                    $( Problem::$subject(problem) => problem.row(), )+
                }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(&self) -> Severity {
                self.row().severity
            }

            /// A stable name for programs: kebab-case.
            #[must_use]
            pub fn code(&self) -> &'static str {
                self.row().code
            }

            /// Why it matters, and what to do.
            #[must_use]
            pub fn why(&self) -> &'static str {
                self.row().why
            }
        }

        impl fmt::Display for Problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Problem::$subject(problem) => problem.fmt(f), )+
                }
            }
        }

        $(
            impl From<$problem> for Problem {
                fn from(problem: $problem) -> Self {
                    Problem::$subject(problem)
                }
            }
        )+
    };
}

subjects! {
    /// Of the text as such.
    Text(TextProblem),
    /// Of a token, an ID or a secret.
    Token(TokenProblem),
    /// Of a register or join command.
    Command(CommandProblem),
    /// Of an endpoint.
    Endpoint(EndpointProblem),
    /// Of a pin.
    Pin(PinProblem),
    /// It is a credential of another sort.
    Foreign(ForeignProblem),
    /// Of YAML or JSON as such.
    Document(DocumentProblem),
    /// Of a bootstrap token Secret.
    Secret(SecretProblem),
    /// Of a kubeconfig.
    Kubeconfig(KubeconfigProblem),
    /// Of cluster-info.
    ClusterInfo(ClusterInfoProblem),
    /// Of what a command ended with.
    Message(MessageProblem),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_kebab_case_and_each_is_used_once() {
        let codes: Vec<_> = Problem::codes().collect();
        let unique: BTreeSet<_> = codes.iter().copied().collect();
        assert_eq!(unique.len(), codes.len());
        for code in codes {
            let kebab = |c| matches!(c, 'a'..='z' | '0'..='9' | '-');
            assert!(
                code.chars().all(kebab) && !code.starts_with('-') && !code.ends_with('-'),
                "{code}"
            );
        }
    }

    #[test]
    fn typescript_knows_every_code_and_no_other() {
        let declared = include_str!("../../npm/codes.d.ts");
        let declared: Vec<_> = declared.split('"').skip(1).step_by(2).collect();
        assert_eq!(declared, Problem::codes().collect::<Vec<_>>());
    }
}
