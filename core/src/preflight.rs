//! Is this control plane ready for clusters that join? One check for each thing that they depend on.

mod checks;
mod found;
mod name;

pub use found::Found;
pub use name::CheckName;

use crate::{Observations, Obstacle, Unseen};
use alloc::vec::Vec;

/// One check, and how it ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Check {
    /// Which.
    pub name: CheckName,
    /// How it ended.
    pub status: CheckStatus,
    /// What was seen.
    pub found: Found,
}

/// How a check ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CheckStatus {
    /// As it must be.
    Pass,
    /// A person must judge.
    Warn(Obstacle),
    /// No cluster joins like this.
    Fail(Obstacle),
    /// It could not be seen, and speaks neither for nor against.
    Unreadable(Unseen),
    /// There is nothing yet to see it by, such as a token that should have been signed.
    Untested,
}

/// All checks, in the order in which a joining cluster depends on them.
#[must_use]
pub fn preflight(observations: &Observations) -> Vec<Check> {
    CheckName::ALL
        .iter()
        .map(|name| checks::run(*name, observations))
        .collect()
}

impl CheckStatus {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            CheckStatus::Pass => "pass",
            CheckStatus::Warn(_) => "warn",
            CheckStatus::Fail(_) => "fail",
            CheckStatus::Unreadable(_) => "unreadable",
            CheckStatus::Untested => "untested",
        }
    }

    /// What was found wrong.
    #[must_use]
    pub fn obstacle(&self) -> Option<&Obstacle> {
        match self {
            CheckStatus::Warn(obstacle) | CheckStatus::Fail(obstacle) => Some(obstacle),
            CheckStatus::Pass | CheckStatus::Unreadable(_) | CheckStatus::Untested => None,
        }
    }
}

impl From<Obstacle> for CheckStatus {
    fn from(obstacle: Obstacle) -> Self {
        if obstacle.is_fatal() {
            CheckStatus::Fail(obstacle)
        } else {
            CheckStatus::Warn(obstacle)
        }
    }
}

#[cfg(test)]
mod tests;
