//! A list, item by item as it arrives: each checked for its type, and masked where asked. No more of it is in memory
//! than one item and what the network brought at once.

mod scanner;

use std::borrow::Cow;

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::next_data;
use super::secret::{Seen, masked};
use crate::operation::View;
use crate::upstream::{UpstreamBody, UpstreamError};
use scanner::{Piece, Scanner};

/// What a list says besides its items: before them, as kube-apiserver writes it, or after.
#[derive(Deserialize)]
struct Frame<'a> {
    kind: Option<String>,
    #[serde(borrow)]
    metadata: Option<&'a RawValue>,
    /// Empty here: the items are cut out. Null is as good as none.
    items: Option<[(); 0]>,
}

struct List {
    upstream: UpstreamBody,
    scanner: Scanner,
    view: View,
    /// Whether an item was written, so that a comma is due.
    has_items: bool,
    has_kind: bool,
    has_metadata: bool,
}

/// The list as it may travel: items of another type are left out, as if the selector had done so. All that upstream
/// may get wrong before the first item is an error; afterwards the body breaks off.
///
/// # Errors
/// [`UpstreamError`]: silent, broken off, or no SecretList.
pub(crate) async fn list(upstream: UpstreamBody, view: View) -> Result<Body, UpstreamError> {
    let mut list = List {
        upstream,
        scanner: Scanner::new(),
        view,
        has_items: false,
        has_kind: false,
        has_metadata: false,
    };
    let mut first = list.begin().await?;
    list.take_pieces(&mut first)?;
    let rest = stream::unfold(Some((list, first)), |state| async move {
        let (mut list, ready) = state?;
        if !ready.is_empty() {
            return Some((Ok(ready.freeze()), Some((list, BytesMut::new()))));
        }
        match list.more().await {
            Ok(None) => None,
            Ok(Some(more)) => Some((Ok(more), Some((list, BytesMut::new())))),
            Err(error) => {
                tracing::warn!(kind = error.kind(), %error, "a list was broken off");
                Some((Err(error), None))
            }
        }
    });
    Ok(Body::from_stream(rest))
}

impl List {
    /// Reads up to the items, and writes what comes before them.
    async fn begin(&mut self) -> Result<BytesMut, UpstreamError> {
        let mut passed = BytesMut::from(&br#"{"kind":"SecretList","apiVersion":"v1","#[..]);
        loop {
            match self.scanner.next()? {
                Some(Piece::Head(text)) => {
                    let text = [&text, &b"]}"[..]].concat();
                    let frame = self.heed(&text)?;
                    frame.items.ok_or(GARBLED)?;
                    passed.extend_from_slice(&metadata(&frame, "", ","));
                    passed.extend_from_slice(b"\"items\":[");
                    return Ok(passed);
                }
                Some(Piece::Empty(text)) => {
                    let frame = self.heed(&text)?;
                    passed.extend_from_slice(&metadata(&frame, "", ","));
                    passed.extend_from_slice(b"\"items\":[]}");
                    return if self.is_whole() { Ok(passed) } else { Err(GARBLED) };
                }
                Some(Piece::Item(_) | Piece::Tail(_)) => return Err(GARBLED),
                None => {}
            }
            let data = next_data(&mut self.upstream).await?.ok_or(GARBLED)?;
            self.scanner.push(&data);
        }
    }

    /// Takes note of what a list says of itself.
    fn heed<'a>(&mut self, json: &'a [u8]) -> Result<Frame<'a>, UpstreamError> {
        let frame: Frame<'a> = serde_json::from_slice(json).map_err(|_| GARBLED)?;
        let is_another = frame.kind.as_ref().is_some_and(|kind| kind != "SecretList");
        if is_another || (frame.metadata.is_some() && self.has_metadata) {
            return Err(GARBLED);
        }
        self.has_kind |= frame.kind.is_some();
        self.has_metadata |= frame.metadata.is_some();
        Ok(frame)
    }

    fn is_whole(&self) -> bool {
        self.has_kind && self.has_metadata
    }

    /// The next of it that may travel; `None` at its end.
    async fn more(&mut self) -> Result<Option<Bytes>, UpstreamError> {
        let mut passed = BytesMut::new();
        while passed.is_empty() {
            match next_data(&mut self.upstream).await? {
                Some(data) => self.scanner.push(&data),
                None if self.scanner.is_over() => return Ok(None),
                None => return Err(UpstreamError::Garbled("a list that breaks off")),
            }
            self.take_pieces(&mut passed)?;
        }
        Ok(Some(passed.freeze()))
    }

    /// Writes all that has arrived whole.
    fn take_pieces(&mut self, passed: &mut BytesMut) -> Result<(), UpstreamError> {
        while let Some(piece) = self.scanner.next()? {
            match piece {
                Piece::Item(item) => self.take_item(&item, passed),
                Piece::Tail(text) => self.take_tail(&text, passed)?,
                Piece::Head(_) | Piece::Empty(_) => return Err(GARBLED),
            }
        }
        Ok(())
    }

    fn take_tail(&mut self, text: &[u8], passed: &mut BytesMut) -> Result<(), UpstreamError> {
        let text = text.trim_ascii_start();
        let text = [b"{", text.strip_prefix(b",").unwrap_or(text)].concat();
        let frame = self.heed(&text)?;
        if frame.items.is_some() || !self.is_whole() {
            return Err(GARBLED);
        }
        passed.put_u8(b']');
        passed.extend_from_slice(&metadata(&frame, ",", ""));
        passed.put_u8(b'}');
        Ok(())
    }

    fn take_item(&mut self, item: &[u8], passed: &mut BytesMut) {
        let Some(item) = self.passing(item) else { return };
        if self.has_items {
            passed.put_u8(b',');
        }
        self.has_items = true;
        passed.extend_from_slice(&item);
    }

    /// The item as it may travel; `None` for what is no token.
    fn passing<'a>(&self, item: &'a [u8]) -> Option<Cow<'a, [u8]>> {
        match self.view {
            View::Whole => {
                let seen: Seen = serde_json::from_slice(item).ok()?;
                seen.is_token().then_some(Cow::Borrowed(item))
            }
            View::Masked => {
                let masked = masked(item).ok().flatten()?;
                Some(Cow::Owned(masked.into_bytes()))
            }
        }
    }
}

/// The field, if it is there, between what stands before and after it.
fn metadata(frame: &Frame<'_>, before: &str, after: &str) -> Vec<u8> {
    let field = |json: &RawValue| format!("{before}\"metadata\":{json}{after}").into_bytes();
    frame.metadata.map(field).unwrap_or_default()
}

const GARBLED: UpstreamError = UpstreamError::Garbled("no list of Secrets");

#[cfg(test)]
mod tests;
