//! Will a cluster join? What is asked while a token or the preflight is open, and what comes of it.

mod bench;
mod case;
mod obstacle;
mod used;
mod verdict;

pub(super) use bench::Bench;
pub(super) use case::Case;
pub(super) use obstacle::{InstallChoice, ObstacleView, here};
pub(super) use verdict::{VerdictLine, VerdictRest};
