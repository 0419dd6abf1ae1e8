//! The order of a list.

use std::cmp::Ordering;

use clap::ValueEnum;
use karmada_token_core::RecordedExpiration;

use super::row::Row;

/// By what a list is sorted; equals stay in the order of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    /// By token ID, which is the server's own order.
    Id,
    /// Those that end first come first; those that never do come last.
    Expires,
    /// The oldest first.
    Created,
    /// By description.
    Description,
    /// The usable first, the malformed last.
    State,
}

impl Sort {
    pub(super) fn order(self, rows: &mut [Row], reverse: bool) {
        rows.sort_by(|a, b| {
            let order = self.compare(a, b);
            if reverse { order.reverse() } else { order }
        });
    }

    fn compare(self, a: &Row, b: &Row) -> Ordering {
        let by_key = match self {
            Self::Id => Ordering::Equal,
            Self::Expires => end(a).cmp(&end(b)),
            Self::Created => a.record.created.cmp(&b.record.created),
            Self::Description => a.record.description.cmp(&b.record.description),
            Self::State => a.state.cmp(&b.state),
        };
        by_key.then_with(|| a.record.name.cmp(&b.record.name))
    }
}

/// What can't be read has ended already, as for the API server.
fn end(row: &Row) -> (u8, Option<karmada_token_core::Timestamp>) {
    match row.record.expiration {
        RecordedExpiration::Unparseable(_) => (0, None),
        RecordedExpiration::At(end) => (1, Some(end)),
        RecordedExpiration::Never => (2, None),
    }
}
