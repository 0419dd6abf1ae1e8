//! What a token may be used for.

use crate::span::position_of;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// One use of a token; the Secret switches it on with `usage-bootstrap-<name>: "true"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Usage {
    /// The bootstrap signer signs `cluster-info` with it.
    Signing,
    /// Its bearer is let in as `system:bootstrap:<token ID>`.
    Authentication,
}

impl Usage {
    /// Both, in the order that lists show them.
    pub const ALL: [Usage; 2] = [Usage::Authentication, Usage::Signing];

    /// As it is written in a list: `signing`, `authentication`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Usage::Signing => "signing",
            Usage::Authentication => "authentication",
        }
    }

    /// The key in the Secret's data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Usage::Signing => crate::key::USAGE_SIGNING,
            Usage::Authentication => crate::key::USAGE_AUTHENTICATION,
        }
    }
}

/// The uses that are on. Both off is what suspending a token means.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Usages {
    /// See [`Usage::Signing`].
    pub signing: bool,
    /// See [`Usage::Authentication`].
    pub authentication: bool,
}

/// Why a list of usages is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UsagesError {
    /// No usage at all.
    #[error("a token needs a usage: signing, authentication, or both (a cluster registers with both)")]
    Empty,
    /// A usage that no server knows.
    #[error("unknown usage \"{name}\" at character {position}: the usages are signing and authentication")]
    Unknown {
        /// What was written, cut to a few characters.
        name: String,
        /// Where it begins in the list, counted from 1.
        position: usize,
    },
}

impl Usages {
    /// What the reference takes when nothing is said.
    pub const ALL: Usages = Usages {
        signing: true,
        authentication: true,
    };

    /// Whether this use is on.
    #[must_use]
    pub fn has(self, usage: Usage) -> bool {
        match usage {
            Usage::Signing => self.signing,
            Usage::Authentication => self.authentication,
        }
    }

    /// The uses that are on, in the order that lists show them.
    pub fn iter(self) -> impl Iterator<Item = Usage> {
        Usage::ALL.into_iter().filter(move |usage| self.has(*usage))
    }
}

impl FromStr for Usages {
    type Err = UsagesError;

    /// A comma list, as after `--usages`.
    fn from_str(text: &str) -> Result<Self, UsagesError> {
        let mut usages = Usages::default();
        for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match name {
                "signing" => usages.signing = true,
                "authentication" => usages.authentication = true,
                _ => {
                    return Err(UsagesError::Unknown {
                        name: name.chars().take(40).collect(),
                        position: position_of(name, text),
                    });
                }
            }
        }
        if usages == Usages::default() {
            Err(UsagesError::Empty)
        } else {
            Ok(usages)
        }
    }
}

impl fmt::Display for Usages {
    /// Sorted and comma-joined, as lists show them: `authentication,signing`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(Usage::name).collect();
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_parse_and_print_sorted() {
        assert_eq!("signing,authentication".parse(), Ok(Usages::ALL));
        assert_eq!(Usages::ALL.to_string(), "authentication,signing");
        assert_eq!(
            "signing, signing".parse::<Usages>().unwrap().to_string(),
            "signing"
        );
        assert_eq!("".parse::<Usages>(), Err(UsagesError::Empty));
        assert_eq!(
            "signing,foo".parse::<Usages>().unwrap_err().to_string(),
            "unknown usage \"foo\" at character 9: the usages are signing and authentication"
        );
    }
}
