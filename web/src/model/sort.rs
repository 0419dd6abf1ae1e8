//! The order of the rows.

use super::query::lowered;
use super::{Column, Row};
use karmada_token_core::Timestamp;
use std::borrow::Cow;
use std::sync::Arc;

/// Which way the rows are ordered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Order {
    /// By a column.
    Ascending(Column),
    /// By a column, the other way round.
    Descending(Column),
}

impl Default for Order {
    /// The newest first: what one just made is on top.
    fn default() -> Self {
        Order::Descending(Column::Created)
    }
}

impl Order {
    /// Each of them: both of each column. That of the list as it is at first is the first, beside it the other way round.
    pub(crate) const ALL: [Order; 2 * Column::ALL.len()] = {
        let mut all = [Order::Ascending(Column::Created); 2 * Column::ALL.len()];
        all[0] = Order::Descending(Column::Created);
        let (mut column, mut place) = (0, 2);
        while column < Column::ALL.len() {
            let other = Column::ALL[column];
            if !matches!(other, Column::Created) {
                all[place] = Order::Ascending(other);
                all[place + 1] = Order::Descending(other);
                place += 2;
            }
            column += 1;
        }
        all
    };

    /// As an address has it: the column's name, after a minus where it is the other way round.
    pub(crate) fn to_text(self) -> String {
        match self {
            Order::Ascending(column) => column.name().to_owned(),
            Order::Descending(column) => format!("-{}", column.name()),
        }
    }

    /// From such a text.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        match text.strip_prefix('-') {
            None => Column::named(text).map(Order::Ascending),
            Some(text) => Column::named(text).map(Order::Descending),
        }
    }

    /// What a click on a column's header makes of it: ascending, descending, and back to the newest first.
    pub(crate) fn toggled(self, column: Column) -> Self {
        match self {
            Order::Ascending(now) if now == column => Order::Descending(column),
            Order::Descending(now) if now == column => Order::default(),
            _ => Order::Ascending(column),
        }
    }

    /// The rows in order. Equal rows keep the order of their names, so that nothing jumps about while it is watched. What a
    /// row is ordered by is worked out once for each row: there may be ten thousand.
    pub(crate) fn sorted(self, rows: Vec<&Arc<Row>>, now: Timestamp) -> Vec<Arc<Row>> {
        let (column, backwards) = match self {
            Order::Ascending(column) => (column, false),
            Order::Descending(column) => (column, true),
        };
        // One key for all columns: each type of key is another sort in the wasm, 3 KB of it.
        let mut keyed: Vec<(Key<'_>, usize)> = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            keyed.push((Key::of(row, column, now), index));
        }
        keyed.sort_unstable_by(|(a, before), (b, after)| {
            let order = if backwards { b.cmp(a) } else { a.cmp(b) };
            order.then(before.cmp(after))
        });
        let in_order = keyed.iter().filter_map(|(_, index)| rows.get(*index));
        in_order.map(|row| Arc::clone(row)).collect()
    }
}

/// What a row is ordered by: a rank, then a time, then a text.
#[derive(Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
struct Key<'a> {
    rank: u8,
    time: Option<Timestamp>,
    text: Cow<'a, str>,
}

impl<'a> Key<'a> {
    fn of(row: &'a Row, column: Column, now: Timestamp) -> Self {
        let record = row.record();
        let text: Cow<'a, str> = match column {
            Column::Status => {
                return Key {
                    rank: row.state(now) as u8,
                    ..Key::default()
                };
            }
            Column::Expires => {
                let (rank, time) = row.record().expiration.sort_key();
                return Key {
                    rank,
                    time,
                    ..Key::default()
                };
            }
            Column::Created => {
                return Key {
                    time: record.created,
                    ..Key::default()
                };
            }
            Column::Token => row.called().into(),
            Column::Usages => record.usages.to_string().into(),
            Column::Description => lowered(&record.description).into(),
            Column::Groups => record.groups.join(",").into(),
            Column::Managers => record.managers.join(",").into(),
        };
        Key {
            text,
            ..Key::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row_of;

    fn row(id: &str, created: &str, expiration: Option<&str>) -> Row {
        let end = expiration.map(|end| ("expiration", end));
        row_of(created, id, end.as_slice())
    }

    fn sorted(order: Order) -> Vec<String> {
        let rows = [
            row("aaaaaa", "2026-01-02T00:00:00Z", None),
            row("bbbbbb", "2026-01-03T00:00:00Z", Some("2026-02-01T00:00:00Z")),
            row("cccccc", "2026-01-01T00:00:00Z", Some("soon")),
            row("dddddd", "2026-01-01T00:00:00Z", Some("2026-01-05T00:00:00Z")),
        ];
        let rows = rows.map(Arc::new);
        let sorted = order.sorted(rows.iter().collect(), Timestamp::from_unix_seconds(0).unwrap());
        sorted.iter().map(|row| row.label()[..1].to_owned()).collect()
    }

    #[test]
    fn the_newest_is_first_unless_asked_otherwise() {
        assert_eq!(sorted(Order::default()), ["b", "a", "c", "d"]);
        assert_eq!(sorted(Order::Descending(Column::Token)), ["d", "c", "b", "a"]);
    }

    #[test]
    fn never_comes_after_every_end_and_unreadable_before() {
        assert_eq!(sorted(Order::Ascending(Column::Expires)), ["c", "d", "b", "a"]);
    }

    #[test]
    fn a_header_goes_round_its_three_orders() {
        let first = Order::default().toggled(Column::Token);
        assert_eq!(first, Order::Ascending(Column::Token));
        assert_eq!(first.toggled(Column::Token), Order::Descending(Column::Token));
        assert_eq!(
            first.toggled(Column::Token).toggled(Column::Token),
            Order::default()
        );
        assert_eq!(first.toggled(Column::Status), Order::Ascending(Column::Status));
        // The newest are first already.
        assert_eq!(first.toggled(Column::Created), Order::Ascending(Column::Created));
        assert_eq!(
            Order::default().toggled(Column::Created).toggled(Column::Created),
            Order::default()
        );
    }

    #[test]
    fn each_column_is_an_order_both_ways_and_each_has_a_text_of_its_own() {
        for (place, order) in Order::ALL.into_iter().enumerate() {
            assert_eq!(Order::from_text(&order.to_text()), Some(order));
            assert!(!Order::ALL[..place].contains(&order), "{order:?} twice");
        }
        assert_eq!(Order::ALL.len(), 2 * Column::ALL.len());
        assert_eq!(Order::ALL[0], Order::default());
        assert_eq!(Order::from_text("--created"), None);
    }
}
