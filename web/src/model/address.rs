//! Where a person is in the console, as the part of a URL behind the `#`: a link leads back there.

use super::{Columns, Filter, Order, Query};
use karmada_token_core::{SECRET_NAME_PREFIX, TokenId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A view that has an address.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) enum Place {
    /// The list.
    #[default]
    Tokens,
    /// One token, by its Secret's name.
    Token(String),
    /// The form for a new one.
    Create,
    /// The validator.
    Validate,
    /// The preflight.
    Preflight,
}

/// A place, with what is looked for in the list. No secret is ever part of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Address {
    /// The view.
    pub(crate) place: Place,
    /// The list, also while something is open over it.
    pub(crate) query: Query,
}

/// Everything but what reads well in a URL and means nothing in a query.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b',')
    .remove(b':');

impl Address {
    /// As a hash, such as `#/tokens?show=expired&sort=-expires`.
    pub(crate) fn to_hash(&self) -> String {
        let mut hash = match &self.place {
            Place::Tokens => "#/tokens".to_owned(),
            Place::Token(name) => {
                let id = name
                    .strip_prefix(SECRET_NAME_PREFIX)
                    .filter(|id| id.parse::<TokenId>().is_ok());
                format!("#/tokens/{}", utf8_percent_encode(id.unwrap_or(name), ENCODED))
            }
            Place::Create => "#/create".to_owned(),
            Place::Validate => "#/validate".to_owned(),
            Place::Preflight => "#/preflight".to_owned(),
        };
        let default = Query::default();
        let query = &self.query;
        let sort = if query.order == default.order {
            String::new()
        } else {
            query.order.to_text()
        };
        let columns = if query.columns == default.columns {
            String::new()
        } else {
            query.columns.to_list()
        };
        let parts = [
            ("q", query.search.trim()),
            ("show", query.filter.map_or("", Filter::name)),
            ("sort", &sort),
            ("columns", &columns),
        ];
        let mut separator = '?';
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            hash.push(separator);
            hash.push_str(name);
            hash.push('=');
            hash.extend(utf8_percent_encode(value, ENCODED));
            separator = '&';
        }
        hash
    }

    /// From a hash. What it doesn't understand counts as not said: an old link still leads to the list.
    pub(crate) fn from_hash(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, parameters) = hash.split_once('?').unwrap_or((hash, ""));
        let place = match path.strip_prefix('/').unwrap_or(path) {
            "create" => Place::Create,
            "validate" => Place::Validate,
            "preflight" => Place::Preflight,
            path => path
                .strip_prefix("tokens/")
                .map_or(Place::Tokens, |name| token(&decoded(name))),
        };
        let mut query = Query::default();
        for (name, value) in parameters.split('&').filter_map(|part| part.split_once('=')) {
            let value = decoded(value);
            match name {
                "q" => query.seek(value),
                "show" => query.filter = Filter::named(&value),
                "sort" => query.order = Order::from_text(&value).unwrap_or_default(),
                "columns" => query.columns = Columns::from_list(&value),
                _ => {}
            }
        }
        Address { place, query }
    }
}

fn token(name: &str) -> Place {
    match name.parse::<TokenId>() {
        Ok(id) => Place::Token(id.secret_name()),
        Err(_) if name.is_empty() => Place::Tokens,
        Err(_) => Place::Token(name.to_owned()),
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;

    #[test]
    fn an_address_leads_back_to_where_it_was_taken() {
        let query = Query {
            search: "eu 1 & ä=?#".to_owned(),
            filter: Some(Filter::EndsWithinADay),
            order: Order::Descending(Column::Expires),
            columns: Columns::default().toggled(Column::Created),
        };
        for place in [
            Place::Tokens,
            Place::Create,
            Place::Validate,
            Place::Token("bootstrap-token-abcdef".to_owned()),
            Place::Token("bootstrap-token-UPPER/?".to_owned()),
        ] {
            for query in [Query::default(), query.clone()] {
                let address = Address {
                    place: place.clone(),
                    query,
                };
                let hash = address.to_hash();
                assert_eq!(Address::from_hash(&hash), address, "{hash}");
                assert!(hash.is_ascii() && !hash.contains(' '), "{hash}");
            }
        }
    }

    #[test]
    fn addresses_read_well() {
        let address = Address {
            place: Place::Token("bootstrap-token-abcdef".to_owned()),
            query: Query {
                filter: Some(Filter::Expired),
                ..Query::default()
            },
        };
        assert_eq!(address.to_hash(), "#/tokens/abcdef?show=expired");
        assert_eq!(Address::default().to_hash(), "#/tokens");
    }

    #[test]
    fn a_token_in_a_link_is_looked_for_and_written_by_its_id() {
        let address = Address::from_hash("#/tokens?q=abcdef.0123456789abcdef&show=expired");
        assert_eq!(address.to_hash(), "#/tokens?q=abcdef&show=expired");
    }

    #[test]
    fn what_is_not_understood_leads_to_the_list() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nowhere?show=x&sort=-y&z",
            "#/tokens/",
            "#/tokens?%ff=%",
        ] {
            let address = Address::from_hash(hash);
            assert_eq!(address, Address::default(), "{hash}");
        }
    }
}
