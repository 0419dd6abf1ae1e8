//! The order of the rows.

use super::{Column, Row};
use karmada_token_core::{RecordedExpiration, Timestamp};
use std::cmp::Reverse;

/// Which way the rows are ordered.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Order {
    /// As they were made, the newest first: what one just made is on top.
    #[default]
    Newest,
    /// By a column.
    Ascending(Column),
    /// By a column, the other way round.
    Descending(Column),
}

impl Order {
    /// What a click on a column's header makes of it: ascending, descending, and back to the newest first.
    pub(crate) fn toggled(self, column: Column) -> Self {
        match self {
            Order::Ascending(now) if now == column => Order::Descending(column),
            Order::Descending(now) if now == column => Order::Newest,
            _ => Order::Ascending(column),
        }
    }

    /// Sorts the rows. Equal rows keep the order of their names, so that nothing jumps about while it is watched. What a
    /// row is ordered by is worked out once for each row: there may be ten thousand.
    pub(crate) fn sort(self, rows: &mut [&Row], now: Timestamp) {
        let (column, backwards) = match self {
            Order::Newest => return rows.sort_by_key(|row| Reverse(row.record().created)),
            Order::Ascending(column) => (column, false),
            Order::Descending(column) => (column, true),
        };
        match column {
            Column::Token => by(rows, backwards, |row| row.label()),
            Column::Status => by(rows, backwards, |row| row.state(now)),
            Column::Expires => by(rows, backwards, end),
            Column::Usages => by(rows, backwards, |row| row.record().usages.to_string()),
            Column::Description => by(rows, backwards, |row| row.record().description.to_lowercase()),
            Column::Groups => by(rows, backwards, |row| row.record().groups.join(",")),
            Column::Created => by(rows, backwards, |row| row.record().created),
            Column::Managers => by(rows, backwards, |row| row.record().managers.join(",")),
        }
    }
}

fn by<K: Ord>(rows: &mut [&Row], backwards: bool, key: impl Fn(&Row) -> K) {
    if backwards {
        rows.sort_by_cached_key(|row| Reverse(key(row)));
    } else {
        rows.sort_by_cached_key(|row| key(row));
    }
}

/// Unreadable counts as long expired, never as after everything else.
fn end(row: &Row) -> (u8, Option<Timestamp>) {
    match row.record().expiration {
        RecordedExpiration::Unparseable(_) => (0, None),
        RecordedExpiration::At(end) => (1, Some(end)),
        RecordedExpiration::Never => (2, None),
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
        let mut views: Vec<_> = rows.iter().collect();
        order.sort(&mut views, Timestamp::from_unix_seconds(0).unwrap());
        views.into_iter().map(|row| row.label()[..1].to_owned()).collect()
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
        assert_eq!(first.toggled(Column::Token).toggled(Column::Token), Order::Newest);
        assert_eq!(first.toggled(Column::Status), Order::Ascending(Column::Status));
    }
}
