//! Which rows are shown, and in which order.

use super::{Columns, Filter, Order, Row, Rows};
use karmada_token_core::{Timestamp, Token, TokenId};
use std::sync::Arc;

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
    /// Looks for a text. Of one that a token stands in, such as a register command, its ID is all that is looked for: no secret
    /// gets from here to the address, to the history or to the screen.
    pub(crate) fn seek(&mut self, text: String) {
        self.search = token_in(&text).map_or(text, |id| id.to_string());
    }

    /// The rows that fit, in order.
    pub(crate) fn pick(&self, rows: &Rows, now: Timestamp) -> Vec<Arc<Row>> {
        let is_sought = sought(&self.search);
        let picked = rows
            .shared()
            .filter(|row| is_sought(row))
            .filter(|row| {
                self.filter
                    .is_none_or(|filter| filter.fits(row, row.state(now), now))
            })
            .collect();
        self.order.sorted(picked, now)
    }

    /// Whether rows may be left out.
    pub(crate) fn narrows(&self) -> bool {
        self.filter.is_some() || !self.search.trim().is_empty()
    }
}

/// What tells the rows that have every word of a search.
pub(crate) fn sought(search: &str) -> impl Fn(&Row) -> bool + use<> {
    let words: Vec<String> = search.split_whitespace().map(lowered).collect();
    move |row| words.iter().all(|word| row.mentions(word))
}

/// The ID of the whole token that stands somewhere in a text.
pub(super) fn token_in(text: &str) -> Option<TokenId> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .map(|word| word.trim_matches('.').to_ascii_lowercase())
        .find_map(|word| Some(word.parse::<Token>().ok()?.id()))
}

/// A text as it is compared, in lower case: letter by letter, since the tables for how a Greek word ends are large.
pub(super) fn lowered(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
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
    fn letters_of_any_script_are_compared_in_lower_case() {
        assert_eq!(lowered("Member EU-1"), "member eu-1");
        assert_eq!(lowered("КЛАСТЕР Ä 成员"), "кластер ä 成员");
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
    fn of_a_token_its_id_is_looked_for() {
        let sought = |text: &str| {
            let mut query = Query::default();
            query.seek(text.to_owned());
            query.search
        };
        for text in [
            "cccccc.0123456789abcdef",
            " CCCCCC.0123456789ABCDEF\n",
            "karmadactl register 10.0.0.1:5443 --token=cccccc.0123456789abcdef",
        ] {
            assert_eq!(sought(text), "cccccc", "{text:?}");
        }
        for text in ["", "member eu-1 ", "cccccc.0123456789abcde", "karmada.io"] {
            assert_eq!(sought(text), text);
        }
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
