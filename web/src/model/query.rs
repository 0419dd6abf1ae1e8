//! Which rows are shown, and in which order.

use super::{Columns, Filter, Order, Row, Rows};
use karmada_token_core::{Timestamp, TokenId};

/// What a person looks for in the list.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Query {
    /// What an ID, a description or a group must contain, in any case; words apart are looked for each by itself.
    pub(crate) search: String,
    /// The kind of token to look at alone.
    pub(crate) filter: Option<Filter>,
    /// The order.
    pub(crate) order: Order,
    /// The columns.
    pub(crate) columns: Columns,
}

impl Query {
    /// The rows that fit, in order.
    pub(crate) fn pick<'a>(&self, rows: &'a Rows, now: Timestamp) -> Vec<&'a Row> {
        let words: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let mut picked: Vec<&Row> = rows
            .iter()
            .filter(|row| words.iter().all(|word| mentions(row, word)))
            .filter(|row| {
                self.filter
                    .is_none_or(|filter| filter.fits(row, row.state(now), now))
            })
            .collect();
        self.order.sort(&mut picked, now);
        picked
    }

    /// Whether rows may be left out.
    pub(crate) fn narrows(&self) -> bool {
        self.filter.is_some() || !self.search.trim().is_empty()
    }
}

/// Whether a row mentions a word, which is in lower case.
fn mentions(row: &Row, word: &str) -> bool {
    let record = row.record();
    // Names and groups are lower case where they are valid; a description may be anything.
    let name = record
        .name_id
        .as_ref()
        .map_or(record.name.as_str(), TokenId::as_str);
    name.contains(word)
        || record.groups.iter().any(|group| group.contains(word))
        || record.description.to_lowercase().contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;
    use crate::model::fixture::row;

    fn shown(query: &Query) -> Vec<String> {
        let rows: Rows = [
            row("aaaaaa", &[("description", "Member EU-1")]),
            row(
                "bbbbbb",
                &[("description", "member us-1"), ("usage-bootstrap-signing", "")],
            ),
            row("cccccc", &[("auth-extra-groups", "system:bootstrappers:team-eu")]),
        ]
        .into_iter()
        .collect();
        let now = Timestamp::from_unix_seconds(1_700_000_000).unwrap();
        let picked = query.pick(&rows, now).into_iter();
        picked.map(|row| row.label()[..1].to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_ids_descriptions_and_groups() {
        let search = |text: &str| {
            shown(&Query {
                search: text.to_owned(),
                ..Query::default()
            })
        };
        assert_eq!(search("eu"), ["a", "c"]);
        assert_eq!(search(" MEMBER  1 "), ["a", "b"]);
        assert_eq!(search("member us-"), ["b"]);
        assert_eq!(search("cccc"), ["c"]);
        assert_eq!(search("nobody"), <[&str; 0]>::default());
        assert_eq!(search(" ").len(), 3);
    }

    #[test]
    fn a_filter_leaves_its_own_and_the_order_holds() {
        let query = Query {
            filter: Some(Filter::NotJoinable),
            ..Query::default()
        };
        assert_eq!(shown(&query), ["b"]);
        assert!(query.narrows());
        let query = Query {
            order: Order::Descending(Column::Token),
            ..Query::default()
        };
        assert_eq!(shown(&query), ["c", "b", "a"]);
        assert!(!query.narrows());
    }
}
