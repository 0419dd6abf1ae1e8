//! Which element of the table's body shows which row. Where rows go and others come, as in another order, the elements stay
//! and show others: to make one takes a browser longer than to choose from ten thousand rows.

use super::{Piece, Row};
use std::sync::Arc;

/// An element that shows a row: a number of its own for as long as the table stands.
pub(crate) type Slot = u32;

/// A piece of the body.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Part {
    /// An element that shows a row.
    Slot(Slot),
    /// Room for rows that are not in the page, by its place among its like.
    Gap(usize),
}

/// The row that a slot shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Line {
    slot: Slot,
    /// Its index in the whole list.
    pub(crate) place: usize,
    /// The row.
    pub(crate) row: Arc<Row>,
}

impl Line {
    /// The name of the row's Secret.
    pub(crate) fn name(&self) -> &String {
        &self.row.record().name
    }
}

/// What is in the table's body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Body {
    parts: Vec<Part>,
    lines: Vec<Line>,
    /// How many rows each gap stands for.
    gaps: Vec<usize>,
    /// How many slots there have been.
    slots: Slot,
}

impl Body {
    /// The body after this one. A row that stays keeps its slot; the slots of those that went are for those that came, but for the
    /// one with the focus: whoever is about to press a key there must not find another row under it.
    pub(crate) fn next(&self, rows: &[Arc<Row>], pieces: &[Piece], focused: Option<&str>) -> Self {
        let kept = |row: &Row| {
            let line = self.lines.iter().find(|line| *line.name() == row.record().name);
            line.map(|line| line.slot)
        };
        let mut staying = Vec::new();
        for piece in pieces {
            if let Piece::Row(place) = *piece {
                staying.extend(rows.get(place).and_then(|row| kept(row)));
            }
        }
        let gone = self.lines.iter().filter(|line| !staying.contains(&line.slot));
        let mut free = gone
            .filter(|line| focused.is_none_or(|name| name != line.name()))
            .map(|line| line.slot);

        let mut body = Body {
            slots: self.slots,
            ..Body::default()
        };
        for piece in pieces {
            match *piece {
                Piece::Row(place) => {
                    let Some(row) = rows.get(place) else { continue };
                    let slot = kept(row).or_else(|| free.next()).unwrap_or_else(|| {
                        body.slots += 1;
                        body.slots
                    });
                    body.parts.push(Part::Slot(slot));
                    body.lines.push(Line {
                        slot,
                        place,
                        row: Arc::clone(row),
                    });
                }
                Piece::Gap { rows, .. } => {
                    body.parts.push(Part::Gap(body.gaps.len()));
                    body.gaps.push(rows);
                }
            }
        }
        body
    }

    /// Whether a row that is here has another place among these, or none.
    pub(crate) fn is_moved(&self, rows: &[Arc<Row>]) -> bool {
        let is_there = |line: &Line| {
            rows.get(line.place)
                .is_some_and(|row| row.record().name == *line.name())
        };
        !self.lines.iter().all(is_there)
    }

    /// The pieces, in order.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What a slot shows.
    pub(crate) fn line(&self, slot: Slot) -> Option<&Line> {
        self.lines.iter().find(|line| line.slot == slot)
    }

    /// How many rows a gap stands for.
    pub(crate) fn gap(&self, place: usize) -> usize {
        self.gaps.get(place).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row;
    use crate::model::pieces;

    fn rows(ids: &str) -> Vec<Arc<Row>> {
        let row = |id: char| Arc::new(row(&id.to_string().repeat(6), &[]));
        ids.chars().map(row).collect()
    }

    fn next(body: &Body, ids: &str, focused: Option<&str>) -> Body {
        let rows = rows(ids);
        body.next(&rows, &pieces(rows.len(), 0..9, None), focused)
    }

    /// The slots in order, each with the letter that it shows.
    fn read(body: &Body) -> Vec<(Slot, char)> {
        let letter = |slot: Slot| body.line(slot).unwrap().row.called().chars().next().unwrap();
        let slot = |part: &Part| match part {
            Part::Slot(slot) => Some((*slot, letter(*slot))),
            Part::Gap(_) => None,
        };
        body.parts().iter().filter_map(slot).collect()
    }

    #[test]
    fn other_rows_are_shown_by_the_elements_that_are_there() {
        let first = next(&Body::default(), "abc", None);
        assert_eq!(read(&first), [(1, 'a'), (2, 'b'), (3, 'c')]);
        assert_eq!(read(&next(&first, "xyz", None)), [(1, 'x'), (2, 'y'), (3, 'z')]);
    }

    #[test]
    fn a_row_that_stays_keeps_its_element_wherever_it_goes() {
        let first = next(&Body::default(), "abc", None);
        assert_eq!(read(&next(&first, "nab", None)), [(3, 'n'), (1, 'a'), (2, 'b')]);
        assert_eq!(read(&next(&first, "cba", None)), [(3, 'c'), (2, 'b'), (1, 'a')]);
        let grown = next(&first, "abcd", None);
        assert_eq!(grown.line(4).unwrap().place, 3);
        assert_eq!(read(&next(&grown, "d", None)), [(4, 'd')]);
    }

    #[test]
    fn rows_are_moved_by_those_above_them() {
        let body = next(&Body::default(), "bcd", None);
        for (ids, is_moved) in [
            ("bcd", false),
            ("bcde", false),
            ("abcd", true),
            ("cd", true),
            ("bc", true),
        ] {
            assert_eq!(body.is_moved(&rows(ids)), is_moved, "{ids}");
        }
    }

    #[test]
    fn the_element_with_the_focus_never_shows_another_row() {
        let first = next(&Body::default(), "abc", None);
        let focused = Some("bootstrap-token-bbbbbb");
        assert_eq!(
            read(&next(&first, "axc", focused)),
            [(1, 'a'), (4, 'x'), (3, 'c')]
        );
        assert_eq!(
            read(&next(&first, "xby", focused)),
            [(1, 'x'), (2, 'b'), (3, 'y')]
        );
    }

    #[test]
    fn gaps_stand_for_what_is_not_there() {
        let many: Vec<_> = (0..500).map(|n| Arc::new(row(&format!("{n:06}"), &[]))).collect();
        let body = Body::default().next(&many, &pieces(500, 100..110, Some(0)), None);
        let gaps = body
            .parts()
            .iter()
            .filter(|part| matches!(part, Part::Gap(_)))
            .count();
        assert_eq!(gaps, 2);
        assert_eq!(body.gap(0) + body.gap(1) + body.lines.len(), 500);
        assert_eq!(body.gap(9), 0);
    }
}
