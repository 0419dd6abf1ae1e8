//! A stretch of rows: from the one that was ticked last to the one that is ticked with Shift.

use super::Row;
use std::sync::Arc;

/// The names from one row to another as they stand in the list, wherever the first is; only the other's where the first isn't there.
pub(crate) fn stretch(rows: &[Arc<Row>], from: Option<&str>, to: &str) -> Vec<String> {
    let place = |wanted: &str| rows.iter().position(|row| row.record().name == wanted);
    // Without Shift, as nearly always, nothing is looked for.
    let stretch = from.and_then(place).and_then(|from| {
        let to = place(to)?;
        rows.get(from.min(to)..=from.max(to))
    });
    match stretch {
        Some(rows) => rows.iter().map(|row| row.record().name.clone()).collect(),
        None => vec![to.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row;

    #[test]
    fn it_goes_either_way_and_is_one_row_without_a_beginning() {
        let rows: Vec<_> = ["aaaaaa", "bbbbbb", "cccccc", "dddddd"]
            .map(|id| Arc::new(row(id, &[])))
            .into();
        let name = |id: &str| format!("bootstrap-token-{id}");
        let of = |from: Option<&str>, to| stretch(&rows, from.map(name).as_deref(), &name(to));
        assert_eq!(
            of(Some("bbbbbb"), "dddddd"),
            ["bbbbbb", "cccccc", "dddddd"].map(name)
        );
        assert_eq!(
            of(Some("cccccc"), "aaaaaa"),
            ["aaaaaa", "bbbbbb", "cccccc"].map(name)
        );
        assert_eq!(of(Some("cccccc"), "cccccc"), [name("cccccc")]);
        assert_eq!(of(None, "bbbbbb"), [name("bbbbbb")]);
        assert_eq!(
            of(Some("gone00"), "bbbbbb"),
            [name("bbbbbb")],
            "filtered out meanwhile"
        );
    }
}
