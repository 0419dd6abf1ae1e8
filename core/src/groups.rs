//! The groups that a token's bearer belongs to, beside `system:bootstrappers`.

use crate::span::{first_difference, position_of};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// What every extra group begins with.
const PREFIX: &str = "system:bootstrappers:";
/// Characters that may follow the prefix.
const MAX_SUFFIX: usize = 256;

/// One extra group: `\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\z`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group(String);

/// Why a text is not a group that a token may give. One bad group, and the API server lets nobody in with the token.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GroupError {
    /// It doesn't begin as every extra group must.
    #[error(
        "a group of a token begins with system:bootstrappers:, and this is another from character {position} on"
    )]
    Prefix {
        /// The first character that differs, counted from 1, in the group.
        position: usize,
    },
    /// Nothing follows the prefix.
    #[error("a name must follow system:bootstrappers:, from character 22 on")]
    NameMissing,
    /// Too long.
    #[error("at most {MAX_SUFFIX} characters may follow system:bootstrappers:, and {found} do: from character {} on it is too long",
        PREFIX.len() + MAX_SUFFIX + 1)]
    TooLong {
        /// How many follow.
        found: usize,
    },
    /// A character that is not allowed.
    #[error("only a-z, 0-9, \":\" and \"-\" may be in a group; character {position} is another")]
    Character {
        /// Counted from 1, in the group.
        position: usize,
    },
    /// It ends with a colon or a dash.
    #[error(
        "a group ends with a letter or a digit, and this with another character, at character {position}"
    )]
    End {
        /// The last character, counted from 1, in the group.
        position: usize,
    },
}

impl Group {
    /// Karmada's default: `system:bootstrappers:karmada:default-cluster-token`.
    #[must_use]
    pub fn karmada_default() -> Self {
        Group("system:bootstrappers:karmada:default-cluster-token".to_owned())
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Group {
    type Err = GroupError;

    fn from_str(text: &str) -> Result<Self, GroupError> {
        let name = text.strip_prefix(PREFIX).ok_or_else(|| GroupError::Prefix {
            position: first_difference(text, PREFIX),
        })?;
        let allowed = |c| matches!(c, 'a'..='z' | '0'..='9' | ':' | '-');
        if let Some(index) = name.chars().position(|c| !allowed(c)) {
            return Err(GroupError::Character {
                position: PREFIX.len() + index + 1,
            });
        }
        match name.len() {
            0 => Err(GroupError::NameMissing),
            found if found > MAX_SUFFIX => Err(GroupError::TooLong { found }),
            _ if name.ends_with([':', '-']) => Err(GroupError::End { position: text.len() }),
            _ => Ok(Group(text.to_owned())),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The extra groups of a token, in the order they were given. None at all is allowed: the bearer is then in
/// `system:bootstrappers` alone.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Groups(Vec<Group>);

/// Why a list of groups is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("group {number}, \"{group}\", which begins at character {position}: {error}")]
pub struct GroupsError {
    /// Which of them, counted from 1.
    pub number: usize,
    /// Where it begins in the list, counted from 1.
    pub position: usize,
    /// The group, cut to a few characters.
    pub group: String,
    /// What is wrong with it.
    pub error: GroupError,
}

impl Groups {
    /// Karmada's default group alone.
    #[must_use]
    pub fn karmada_default() -> Self {
        Groups(vec![Group::karmada_default()])
    }

    /// The groups in order.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Group> for Groups {
    fn from_iter<I: IntoIterator<Item = Group>>(groups: I) -> Self {
        Groups(groups.into_iter().collect())
    }
}

impl FromStr for Groups {
    type Err = GroupsError;

    /// Split at commas and white space, so that a comma list, one a line, or both can be typed.
    fn from_str(text: &str) -> Result<Self, GroupsError> {
        let names = text
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|name| !name.is_empty());
        let parse = |(index, name): (usize, &str)| {
            name.parse().map_err(|error| GroupsError {
                number: index + 1,
                position: position_of(name, text),
                group: name.chars().take(64).collect(),
                error,
            })
        };
        names
            .enumerate()
            .map(parse)
            .collect::<Result<Vec<_>, _>>()
            .map(Groups)
    }
}

impl fmt::Display for Groups {
    /// Comma-joined, as `auth-extra-groups` holds them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(Group::as_str).collect();
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("foo", GroupError::Prefix { position: 1 })]
    #[case("system:bootstrappers", GroupError::Prefix { position: 21 })]
    #[case("system:bootstrappers:", GroupError::NameMissing)]
    #[case("system:bootstrappers:Foo", GroupError::Character { position: 22 })]
    #[case("system:bootstrappers:foo bar", GroupError::Character { position: 25 })]
    #[case("system:bootstrappers:foo\n", GroupError::Character { position: 25 })]
    #[case("system:bootstrappers:foo-", GroupError::End { position: 25 })]
    #[case("system:bootstrappers:foo:", GroupError::End { position: 25 })]
    fn bad_groups_are_told_why(#[case] text: &str, #[case] error: GroupError) {
        assert_eq!(text.parse::<Group>(), Err(error));
    }

    #[test]
    fn length_is_bounded_as_the_pattern_says() {
        let longest = format!("{PREFIX}{}", "a".repeat(256));
        assert!(longest.parse::<Group>().is_ok());
        assert_eq!(
            format!("{longest}a").parse::<Group>(),
            Err(GroupError::TooLong { found: 257 })
        );
    }

    #[test]
    fn lists_split_at_commas_and_lines_and_keep_their_order() {
        let groups: Groups = "system:bootstrappers:b,\n system:bootstrappers:a"
            .parse()
            .unwrap();
        assert_eq!(
            groups.to_string(),
            "system:bootstrappers:b,system:bootstrappers:a"
        );
        assert_eq!("".parse(), Ok(Groups::default()));
        let error = "system:bootstrappers:b,bad".parse::<Groups>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "group 2, \"bad\", which begins at character 24: a group of a token begins with system:bootstrappers:, and this is \
             another from character 1 on"
        );
    }
}
