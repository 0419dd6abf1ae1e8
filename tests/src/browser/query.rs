//! What to look for.

use std::fmt;

use super::{Node, Role, Tree};

/// A role, and what its name or text must be.
#[derive(Debug, Clone)]
pub(super) struct Query {
    role: Role,
    name: Match,
}

#[derive(Debug, Clone)]
enum Match {
    Exactly(String),
    Containing(String),
}

impl Query {
    pub(super) fn named(role: Role, name: &str) -> Self {
        Self {
            role,
            name: Match::Exactly(name.to_owned()),
        }
    }

    pub(super) fn containing(role: Role, part: &str) -> Self {
        Self {
            role,
            name: Match::Containing(part.to_owned()),
        }
    }

    pub(super) fn fits(&self, tree: &Tree, node: &Node) -> bool {
        node.has_role(self.role)
            && match &self.name {
                Match::Exactly(name) => node.name() == name,
                Match::Containing(part) => node.name().contains(part) || tree.text(node).contains(part),
            }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Match::Exactly(name) => write!(f, "{} {name:?}", self.role),
            Match::Containing(part) => write!(f, "{} containing {part:?}", self.role),
        }
    }
}
