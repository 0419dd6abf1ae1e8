//! Which of many rows are in the page: those that can be seen, some around them, and the one with the focus.

use std::ops::Range;

/// A piece of the list's body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Piece {
    /// The row at this index.
    Row(usize),
    /// Room for rows that are not in the page.
    Gap {
        /// The first of them.
        from: usize,
        /// How many.
        rows: usize,
    },
}

/// As many rows are all in the page, whatever can be seen.
const ALL_UP_TO: usize = 60;
/// Rows above and below those that can be seen, so that a turn of the wheel finds them there.
const AROUND: usize = 12;
/// All rows at once: on paper nobody scrolls.
pub(crate) const ALL: Range<usize> = 0..usize::MAX;
/// No more rows than this are in the page otherwise.
const MOST: usize = 98;

/// The pieces of a list of `total` rows of which `seen` can be seen; `pinned` stays in the page wherever it is, because
/// the focus is in it.
pub(crate) fn pieces(total: usize, seen: Range<usize>, pinned: Option<usize>) -> Vec<Piece> {
    let shown = if total <= ALL_UP_TO || seen == ALL {
        0..total
    } else {
        let start = seen.start.min(total).saturating_sub(AROUND);
        let end = seen.end.saturating_add(AROUND).min(total).min(start + MOST);
        start..end.max(start)
    };
    let pinned = pinned.filter(|row| *row < total && !shown.contains(row));
    let before = pinned.filter(|row| *row < shown.start);
    let after = pinned.filter(|row| *row >= shown.end);
    let mut pieces = Vec::with_capacity(shown.len() + 4);
    let mut next = 0;
    for row in before.into_iter().chain(shown).chain(after) {
        if row > next {
            pieces.push(Piece::Gap {
                from: next,
                rows: row - next,
            });
        }
        pieces.push(Piece::Row(row));
        next = row + 1;
    }
    if next < total {
        pieces.push(Piece::Gap {
            from: next,
            rows: total - next,
        });
    }
    pieces
}

/// The rows that can be seen: `above` is how far the body's top is over the view's, both lengths in the same unit.
pub(crate) fn seen(above: f64, view: f64, row: f64) -> Range<usize> {
    if row < 1.0 {
        return 0..0;
    }
    let start = count(above / row);
    start..count((above + view) / row).saturating_add(1).max(start)
}

fn count(rows: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded on both sides; a list is never that long"
    )]
    let rows = rows.clamp(0.0, 1e9) as usize;
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(pieces: &[Piece]) -> Vec<usize> {
        let row = |piece: &Piece| match piece {
            Piece::Row(row) => Some(*row),
            Piece::Gap { .. } => None,
        };
        pieces.iter().filter_map(row).collect()
    }

    fn length(pieces: &[Piece]) -> usize {
        let one = |piece: &Piece| match piece {
            Piece::Row(_) => 1,
            Piece::Gap { rows, .. } => *rows,
        };
        pieces.iter().map(one).sum()
    }

    #[test]
    fn a_short_list_is_all_there() {
        assert_eq!(rows(&pieces(3, 0..1, None)), [0, 1, 2]);
        assert_eq!(pieces(0, 0..9, Some(4)), []);
    }

    #[test]
    fn on_paper_a_long_list_is_all_there() {
        assert_eq!(rows(&pieces(10_000, ALL, None)).len(), 10_000);
    }

    #[test]
    fn a_long_list_has_what_is_seen_and_room_for_the_rest() {
        for start in [0, 1, 5_000, 9_990, 20_000] {
            for pinned in [None, Some(0), Some(7_000), Some(9_999), Some(10_000)] {
                let pieces = pieces(10_000, start..start + 60, pinned);
                let rows = rows(&pieces);
                assert_eq!(length(&pieces), 10_000, "{start} {pinned:?}");
                assert!(rows.len() < 100, "{} rows", rows.len());
                assert!(rows.is_sorted_by(|a, b| a < b));
                assert!((start..(start + 60).min(10_000)).all(|row| rows.contains(&row)));
                assert!(pinned.is_none_or(|row| row >= 10_000 || rows.contains(&row)));
            }
        }
    }

    #[test]
    fn what_is_seen_is_counted_from_the_top_of_the_body() {
        assert_eq!(seen(-200.0, 800.0, 48.0), 0..13);
        assert_eq!(seen(480.0, 480.0, 48.0), 10..21);
        assert_eq!(seen(0.0, 800.0, 0.0), 0..0);
        assert_eq!(seen(f64::NAN, 800.0, 48.0).start, 0);
    }
}
