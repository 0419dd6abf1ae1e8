//! Names that a register command carries, checked as Karmada checks them.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// The name of a member cluster: a DNS label (RFC 1123) of at most 48 characters, as `ValidateClusterName` of
/// Karmada's `pkg/apis/cluster/validation` says. The rest of the 63 is for the prefix of its execution namespace.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ClusterName(String);

/// The name of a namespace: a DNS label (RFC 1123).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Namespace(String);

/// Why a text is not such a name. Positions count characters from 1.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NameError {
    /// Nothing.
    #[error("the name is empty")]
    Empty,
    /// Too long.
    #[error("the name may have {most} characters at most, and has {found}")]
    TooLong {
        /// How many it may have.
        most: usize,
        /// How many it has.
        found: usize,
    },
    /// A character that is not allowed.
    #[error("only a-z, 0-9 and \"-\" may be in the name; character {position} is another")]
    Character {
        /// Counted from 1.
        position: usize,
    },
    /// A dash at either end.
    #[error("the name begins and ends with a letter or a digit")]
    Edge,
}

impl ClusterName {
    /// The most characters that Karmada takes.
    pub const MAX_LENGTH: usize = 48;

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Namespace {
    /// The most characters of a DNS label.
    pub const MAX_LENGTH: usize = 63;

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ClusterName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        dns_label(text, ClusterName::MAX_LENGTH).map(ClusterName)
    }
}

impl FromStr for Namespace {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        dns_label(text, Namespace::MAX_LENGTH).map(Namespace)
    }
}

impl fmt::Display for ClusterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn dns_label(text: &str, most: usize) -> Result<String, NameError> {
    let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if let Some(index) = text.chars().position(|c| !allowed(c)) {
        return Err(NameError::Character { position: index + 1 });
    }
    if text.len() > most {
        return Err(NameError::TooLong {
            most,
            found: text.len(),
        });
    }
    if text.starts_with('-') || text.ends_with('-') {
        return Err(NameError::Edge);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", NameError::Empty)]
    #[case("Member1", NameError::Character { position: 1 })]
    #[case("member_1", NameError::Character { position: 7 })]
    #[case("member.eu", NameError::Character { position: 7 })]
    #[case("mémber", NameError::Character { position: 2 })]
    #[case("-member", NameError::Edge)]
    #[case("member-", NameError::Edge)]
    #[case("-", NameError::Edge)]
    fn bad_names_are_told_why(#[case] text: &str, #[case] error: NameError) {
        assert_eq!(text.parse::<ClusterName>(), Err(error.clone()));
        assert_eq!(text.parse::<Namespace>(), Err(error));
    }

    #[test]
    fn lengths_are_karmadas() {
        assert!("a".repeat(48).parse::<ClusterName>().is_ok());
        assert_eq!(
            "a".repeat(49).parse::<ClusterName>(),
            Err(NameError::TooLong { most: 48, found: 49 })
        );
        assert!("a".repeat(63).parse::<Namespace>().is_ok());
        assert!("a".repeat(64).parse::<Namespace>().is_err());
        assert_eq!("0".parse::<ClusterName>().unwrap().to_string(), "0");
    }
}
