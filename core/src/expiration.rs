//! When a token ends.

use crate::Timestamp;

/// When a token ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Expiration {
    /// It has no `expiration` key: valid until somebody deletes it.
    Never,
    /// At this time.
    At(Timestamp),
}
