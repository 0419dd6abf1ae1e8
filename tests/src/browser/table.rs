//! Tables, read by their headers.

use std::collections::BTreeMap;

use super::{Browser, BrowserError, Node, Role, Tree};

/// One row of a table, its cells by their column's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row header's text.
    pub header: String,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The cell in this column as a screen reader says it; empty where there is none.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Browser {
    /// The rows of the table with this name as they are now; none where there is no table.
    pub async fn rows(&self, table: &str) -> Result<Vec<Row>, BrowserError> {
        let tree = self.tree().await?;
        let root = tree.root().map(|root| tree.below(root)).unwrap_or_default();
        let table = root
            .into_iter()
            .find(|node| node.has_role(Role::Table) && node.name() == table);
        Ok(table.map(|table| rows(&tree, table)).unwrap_or_default())
    }
}

fn rows(tree: &Tree, table: &Node) -> Vec<Row> {
    let nodes = tree.below(table);
    let columns: Vec<String> = nodes
        .iter()
        .filter(|node| node.has_role(Role::ColumnHeader))
        .map(|node| node.name().to_owned())
        .collect();
    nodes
        .iter()
        .filter(|node| node.has_role(Role::Row))
        .filter_map(|row| read(tree, row, &columns))
        .collect()
}

fn read(tree: &Tree, row: &Node, columns: &[String]) -> Option<Row> {
    let nodes = tree.below(row);
    let header = nodes.iter().find(|node| node.has_role(Role::RowHeader))?;
    let cells = nodes
        .iter()
        .filter(|node| node.has_role(Role::RowHeader) || node.has_role(Role::Cell));
    Some(Row {
        header: header.name().to_owned(),
        cells: columns
            .iter()
            .cloned()
            .zip(cells.map(|cell| cell.name().to_owned()))
            .collect(),
    })
}
