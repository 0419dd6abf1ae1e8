//! The table, as kubectl and karmadactl print theirs: columns as wide as their widest cell and three spaces, six
//! characters at least; the last as it is.

use super::harmless;

const GAP: usize = 3;
const NARROWEST: usize = 6;

/// Lays out rows; widths once seen stay, so that rows which come later stand under the same headers.
#[derive(Debug, Default)]
pub(super) struct Table {
    widths: Vec<usize>,
}

impl Table {
    /// These rows as text, each with its line end.
    pub(super) fn lay_out(&mut self, rows: &[Vec<String>]) -> String {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| shown(cell)).collect())
            .collect();
        for row in &rows {
            self.widths.resize(row.len().max(self.widths.len()), NARROWEST);
            for (width, cell) in self.widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count() + GAP);
            }
        }
        let mut text = String::new();
        for row in &rows {
            let last = row.len().saturating_sub(1);
            for (index, (cell, width)) in row.iter().zip(&self.widths).enumerate() {
                text.push_str(cell);
                if index < last {
                    let gap = width.saturating_sub(cell.chars().count());
                    text.extend(std::iter::repeat_n(' ', gap));
                }
            }
            text.push('\n');
        }
        text
    }
}

/// A cell as it may stand in a terminal: its first line, and nothing that a terminal would obey.
fn shown(cell: &str) -> String {
    let mut lines = cell.splitn(2, ['\n', '\r', '\u{c}']);
    let mut shown = harmless::line(lines.next().unwrap_or_default());
    // As kubectl: dots say that there is more.
    if lines.next().is_some() {
        shown.push_str("...");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Table;

    fn row(cells: [&str; 3]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn columns_are_as_kubectl_lays_them_out() {
        let mut table = Table::default();
        let text = table.lay_out(&[
            row(["TOKEN", "TTL", "EXTRA GROUPS"]),
            row(["abcdef.0123456789abcdef", "23h", "<none>"]),
            row(["短", "<forever>", "a"]),
        ]);
        assert_eq!(
            text,
            "TOKEN                     TTL         EXTRA GROUPS\n\
             abcdef.0123456789abcdef   23h         <none>\n\
             短                         <forever>   a\n"
        );
        let later = table.lay_out(&[row(["x", "y", "z"])]);
        assert_eq!(later, "x                         y           z\n");
    }

    #[test]
    fn a_cell_is_one_line_that_no_terminal_obeys() {
        let mut table = Table::default();
        let text = table.lay_out(&[row(["a\nb", "\u{1b}[31mred\u{7}", "x\ty\u{202e}z"])]);
        assert_eq!(text, "a...   ^[[31mred\u{fffd}   x y\u{fffd}z\n");
    }
}
