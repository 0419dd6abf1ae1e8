//! The order of a list.

use std::cmp::Ordering;

use clap::ValueEnum;

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
            Self::Expires => a
                .record
                .expiration
                .sort_key()
                .cmp(&b.record.expiration.sort_key()),
            Self::Created => a.record.created.cmp(&b.record.created),
            Self::Description => a.record.description.cmp(&b.record.description),
            Self::State => a.state.cmp(&b.state),
        };
        by_key.then_with(|| a.record.name.cmp(&b.record.name))
    }
}
