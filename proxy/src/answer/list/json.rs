//! A list in JSON: cut into its items, which are read one by one.

use bytes::{BufMut, Bytes};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Passed, Reading};
use crate::answer::scanner::{Piece, Scanner, between_items, closed, opened};
use crate::upstream::UpstreamError;

/// What a list is of, and which of its items may travel.
pub(crate) trait Items: Send + 'static {
    const KIND: &'static str;
    const API_VERSION: &'static str;
    /// For what is no such list.
    const GARBLED: UpstreamError;

    /// Writes the item that a text begins with, if it may travel; how long it is. `None` where it isn't whole, or is of
    /// an unusual shape: it is cut out then.
    fn pass_usual(&mut self, text: &[u8], passed: &mut Passed) -> Option<usize>;

    /// An item that was cut out, as it may travel; `None` for one that may not.
    fn pass_other(&mut self, item: &Bytes) -> Option<Bytes>;
}

/// What a list says besides its items: before them, as kube-apiserver writes it, or after.
#[derive(Deserialize)]
struct Frame<'a> {
    kind: Option<String>,
    #[serde(borrow)]
    metadata: Option<&'a RawValue>,
    /// Empty here: the items are cut out. Null is as good as none.
    items: Option<[(); 0]>,
}

pub(crate) struct Json<I> {
    scanner: Scanner,
    items: I,
    has_begun: bool,
    has_kind: bool,
    has_metadata: bool,
}

impl<I: Items> Reading for Json<I> {
    const GARBLED: UpstreamError = I::GARBLED;

    fn take(&mut self, data: Bytes, passed: &mut Passed) -> Result<(), UpstreamError> {
        self.scanner.push(data);
        loop {
            self.take_usual_items(passed);
            match self.scanner.next()? {
                Some(Piece::Head(text)) if !self.has_begun => self.take_head(&text, passed)?,
                Some(Piece::Empty(text)) if !self.has_begun => self.take_empty(&text, passed)?,
                Some(Piece::Item(item)) => self.take_item(&item, passed),
                Some(Piece::Tail(text)) => self.take_tail(&text, passed)?,
                Some(Piece::Head(_) | Piece::Empty(_)) => return Err(I::GARBLED),
                None => return Ok(()),
            }
        }
    }

    fn has_begun(&self) -> bool {
        self.has_begun
    }

    fn is_over(&self) -> bool {
        self.scanner.is_over()
    }
}

impl<I: Items> Json<I> {
    pub(crate) fn of(items: I) -> Self {
        Self {
            scanner: Scanner::new(),
            items,
            has_begun: false,
            has_kind: false,
            has_metadata: false,
        }
    }

    /// What comes before the items.
    fn take_head(&mut self, text: &[u8], passed: &mut Passed) -> Result<(), UpstreamError> {
        let text = closed(text);
        let frame = self.heed(&text)?;
        frame.items.ok_or(I::GARBLED)?;
        self.begin(&frame, passed);
        Ok(())
    }

    /// A list that has no array of items.
    fn take_empty(&mut self, text: &[u8], passed: &mut Passed) -> Result<(), UpstreamError> {
        let frame = self.heed(text)?;
        self.begin(&frame, passed);
        passed.text.put_slice(b"]}");
        self.is_whole().then_some(()).ok_or(I::GARBLED)
    }

    fn begin(&mut self, frame: &Frame<'_>, passed: &mut Passed) {
        passed.kind(I::KIND, I::API_VERSION);
        frame.write_metadata(passed, "", ",");
        passed.text.put_slice(b"\"items\":[");
        self.has_begun = true;
    }

    /// Takes note of what a list says of itself.
    fn heed<'a>(&mut self, json: &'a [u8]) -> Result<Frame<'a>, UpstreamError> {
        let frame: Frame<'a> = serde_json::from_slice(json).map_err(|_| I::GARBLED)?;
        let is_another = frame.kind.as_ref().is_some_and(|kind| kind != I::KIND);
        if is_another || (frame.metadata.is_some() && self.has_metadata) {
            return Err(I::GARBLED);
        }
        self.has_kind |= frame.kind.is_some();
        self.has_metadata |= frame.metadata.is_some();
        Ok(frame)
    }

    fn is_whole(&self) -> bool {
        self.has_kind && self.has_metadata
    }

    /// Writes the items that have arrived whole, up to the first that is of an unusual shape.
    fn take_usual_items(&mut self, passed: &mut Passed) {
        let data = self.scanner.items();
        passed.text.reserve(data.len());
        let (mut rest, mut length) = (&data[..], 0);
        loop {
            rest = &rest[between_items(rest)..];
            match self.items.pass_usual(rest, passed) {
                Some(item) => rest = &rest[item..],
                None => break,
            }
            length = data.len() - rest.len();
        }
        self.scanner.pass_items(length);
    }

    /// Writes an item that was cut off for a while, or is of an unusual shape.
    fn take_item(&mut self, item: &Bytes, passed: &mut Passed) {
        if self.items.pass_usual(item, passed).is_none()
            && let Some(item) = self.items.pass_other(item)
        {
            passed.item().put_slice(&item);
        }
    }

    fn take_tail(&mut self, text: &[u8], passed: &mut Passed) -> Result<(), UpstreamError> {
        let text = opened(text);
        let frame = self.heed(&text)?;
        if frame.items.is_some() || !self.is_whole() {
            return Err(I::GARBLED);
        }
        passed.text.put_u8(b']');
        frame.write_metadata(passed, ",", "");
        passed.text.put_u8(b'}');
        Ok(())
    }
}

impl Frame<'_> {
    fn write_metadata(&self, passed: &mut Passed, before: &str, after: &str) {
        if let Some(json) = self.metadata {
            for text in [before, "\"metadata\":", json.get(), after] {
                passed.text.put_slice(text.as_bytes());
            }
        }
    }
}
