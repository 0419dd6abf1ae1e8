//! The pasted text, any part of which is found at once.

use crate::Span;
use alloc::vec::Vec;

/// A text with the place of each of its characters: looking for one anew each time would be quadratic.
pub(super) struct Source<'a> {
    text: &'a str,
    offsets: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let offsets = text.char_indices().map(|(offset, _)| offset).chain([text.len()]);
        Source {
            text,
            offsets: offsets.collect(),
        }
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        let offset = |place: usize| self.offsets.get(place).copied().unwrap_or(self.text.len());
        self.text
            .get(offset(span.start)..offset(span.end))
            .unwrap_or_default()
    }
}
