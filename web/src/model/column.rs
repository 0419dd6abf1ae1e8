//! The columns of the list: their names in an address, and which of them are shown.

use std::fmt::Write;

/// A column, which rows can also be ordered by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Column {
    /// The token ID.
    Token,
    /// The state, those that work first.
    Status,
    /// When it ends, never last.
    Expires,
    /// The usages.
    Usages,
    /// The description.
    Description,
    /// The extra groups.
    Groups,
    /// When it was made.
    Created,
    /// The programs that set its fields.
    Managers,
}

impl Column {
    /// All of them, in the order in which they stand.
    pub(crate) const ALL: [Column; 8] = [
        Column::Token,
        Column::Status,
        Column::Expires,
        Column::Usages,
        Column::Description,
        Column::Groups,
        Column::Created,
        Column::Managers,
    ];

    /// Its name in an address.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Column::Token => "token",
            Column::Status => "status",
            Column::Expires => "expires",
            Column::Usages => "usages",
            Column::Description => "description",
            Column::Groups => "groups",
            Column::Created => "created",
            Column::Managers => "managers",
        }
    }

    /// The column of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Column::ALL.into_iter().find(|column| column.name() == name)
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The columns that are shown. The token's own always is: a row without it could not be told from another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Columns(u8);

impl Default for Columns {
    /// Those of `karmadactl token list`.
    fn default() -> Self {
        let hidden = Column::Created.bit() | Column::Managers.bit();
        Columns(!hidden)
    }
}

impl Columns {
    /// Whether a column is shown.
    pub(crate) fn has(self, column: Column) -> bool {
        column == Column::Token || self.0 & column.bit() != 0
    }

    /// The columns that are shown, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(move |column| self.has(*column))
    }

    /// With a column shown that wasn't, or the other way round.
    pub(crate) fn toggled(self, column: Column) -> Self {
        Columns(self.0 ^ column.bit())
    }

    /// Their names, joined by commas.
    pub(crate) fn to_list(self) -> String {
        let mut list = String::new();
        for column in self.iter() {
            let comma = if list.is_empty() { "" } else { "," };
            // Writing to a String can't fail.
            let _ = write!(list, "{comma}{}", column.name());
        }
        list
    }

    /// From such a list; names that are none are passed over.
    pub(crate) fn from_list(list: &str) -> Self {
        let named = list.split(',').filter_map(Column::named);
        Columns(named.fold(Column::Token.bit(), |bits, column| bits | column.bit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_shown_and_hidden_and_survive_an_address() {
        let shown = Columns::default();
        assert_eq!(shown.to_list(), "token,status,expires,usages,description,groups");
        let changed = shown.toggled(Column::Created).toggled(Column::Groups);
        assert!(changed.has(Column::Created) && !changed.has(Column::Groups));
        assert_eq!(Columns::from_list(&changed.to_list()), changed);
    }

    #[test]
    fn the_token_stays_whatever_an_address_says() {
        assert_eq!(Columns::from_list("nonsense,,usages").to_list(), "token,usages");
        assert!(Columns::from_list("").toggled(Column::Token).has(Column::Token));
    }
}
