//! A list, item by item as it arrives: each checked for its type, and masked where asked. No more of it is in memory
//! than one item, what was looked at last, and [`ENOUGH`] to be sent.

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::{Duration, Instant};

use super::body::{Arrived, Arriving};
use super::scanner::{Piece, Scanner, between_items, closed, opened};
use super::secret::{Cutter, Seen, masked};
use crate::operation::View;
use crate::upstream::{UpstreamBody, UpstreamError};

/// So much is looked at at once, and so much sent: kube-apiserver sends a list in pieces of 2 or 4 KB, of which each would
/// cut an item in two, and be a system call of ours and of the caller's.
const MUCH: usize = 32 << 10;
const ENOUGH: usize = 64 << 10;
/// What has come is not kept back for longer than this, much or not.
const PATIENCE: Duration = Duration::from_millis(100);

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
    upstream: Arriving,
    scanner: Scanner,
    cutter: Cutter,
    view: View,
    /// Whether an item was written, so that a comma is due.
    has_items: bool,
    has_kind: bool,
    has_metadata: bool,
}

/// The list as it may travel: items of another type are left out, as if the selector had done so. All that upstream
/// may get wrong before something is sent is an error; afterwards the body breaks off.
///
/// # Errors
/// [`UpstreamError`]: silent, broken off, or no SecretList.
pub(crate) async fn list(upstream: UpstreamBody, view: View) -> Result<Body, UpstreamError> {
    let mut list = List {
        upstream: Arriving::new(upstream),
        scanner: Scanner::new(),
        cutter: Cutter::default(),
        view,
        has_items: false,
        has_kind: false,
        has_metadata: false,
    };
    let mut first = list.begin().await?;
    list.take_pieces(&mut first)?;
    // A list that ends here is sent in one piece, its length before it.
    if list.fill_until(Instant::now() + PATIENCE, &mut first).await? {
        return Ok(Body::from(first.freeze()));
    }
    let rest = stream::unfold(Some((list, first)), |state| async move {
        let (mut list, mut ready) = state?;
        if !ready.is_empty() {
            return Some((Ok(ready.freeze()), Some((list, BytesMut::new()))));
        }
        match list.fill(&mut ready).await {
            Ok(true) if ready.is_empty() => None,
            Ok(true) => Some((Ok(ready.freeze()), None)),
            Ok(false) => Some((Ok(ready.freeze()), Some((list, BytesMut::new())))),
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
                    let text = closed(&text);
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
            let data = self.upstream.next().await?.ok_or(GARBLED)?;
            self.scanner.push(data);
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

    /// Adds what may travel to what is to be sent, until that is enough, or has been kept back for long enough. Whether the
    /// list has ended.
    async fn fill(&mut self, passed: &mut BytesMut) -> Result<bool, UpstreamError> {
        while passed.is_empty() {
            let Some(data) = self.upstream.next().await? else {
                return self.ended();
            };
            let until = Instant::now() + PATIENCE;
            if self.take_much(data, until, passed).await? {
                return self.ended();
            }
            if self.fill_until(until, passed).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Adds what may travel and comes until then, to something that is to be sent; nothing to nothing.
    async fn fill_until(&mut self, until: Instant, passed: &mut BytesMut) -> Result<bool, UpstreamError> {
        while !passed.is_empty() && passed.len() < ENOUGH {
            match self.upstream.until(until).await? {
                Arrived::Nothing => return Ok(false),
                Arrived::End => return self.ended(),
                Arrived::Data(data) => {
                    if self.take_much(data, until, passed).await? {
                        return self.ended();
                    }
                }
            }
        }
        Ok(false)
    }

    /// Writes what has arrived, together with what follows until then if it is little; whether that was the end.
    async fn take_much(
        &mut self,
        data: Bytes,
        until: Instant,
        passed: &mut BytesMut,
    ) -> Result<bool, UpstreamError> {
        if data.len() >= MUCH {
            self.scanner.push(data);
            return self.take_pieces(passed).map(|()| false);
        }
        let mut arrived = BytesMut::with_capacity(2 * MUCH);
        arrived.extend_from_slice(&data);
        let mut has_ended = false;
        while arrived.len() < MUCH && !has_ended {
            match self.upstream.until(until).await? {
                Arrived::Data(data) => arrived.extend_from_slice(&data),
                Arrived::End => has_ended = true,
                Arrived::Nothing => break,
            }
        }
        self.scanner.push(arrived.freeze());
        self.take_pieces(passed).map(|()| has_ended)
    }

    /// The end of the body, which must be the list's.
    fn ended(&self) -> Result<bool, UpstreamError> {
        let broken = UpstreamError::Garbled("a list that breaks off");
        self.scanner.is_over().then_some(true).ok_or(broken)
    }

    /// Writes all that has arrived whole.
    fn take_pieces(&mut self, passed: &mut BytesMut) -> Result<(), UpstreamError> {
        loop {
            self.take_usual_items(passed);
            match self.scanner.next()? {
                Some(Piece::Item(item)) => self.take_item(&item, passed),
                Some(Piece::Tail(text)) => self.take_tail(&text, passed)?,
                Some(Piece::Head(_) | Piece::Empty(_)) => return Err(GARBLED),
                None => return Ok(()),
            }
        }
    }

    /// Writes the items that have arrived whole, up to the first that is of an unusual shape.
    fn take_usual_items(&mut self, passed: &mut BytesMut) {
        let data = self.scanner.items();
        passed.reserve(data.len());
        let (mut rest, mut length) = (&data[..], 0);
        loop {
            rest = &rest[between_items(rest)..];
            match self.take_usual_item(rest, passed) {
                Some(item) => rest = &rest[item..],
                None => break,
            }
            length = data.len() - rest.len();
        }
        self.scanner.pass_items(length);
    }

    /// Writes the item that a text begins with, if it is a token; how long it is. `None` where it isn't whole, or is of an
    /// unusual shape.
    fn take_usual_item(&mut self, text: &[u8], passed: &mut BytesMut) -> Option<usize> {
        let item = self.cutter.read(text)?;
        if item.is_token {
            self.part(passed);
            match self.view {
                View::Whole => passed.extend_from_slice(item.text()),
                View::Masked => self.cutter.write_masked(&item, passed),
            }
        }
        Some(item.text().len())
    }

    /// The comma before whatever item isn't the first.
    fn part(&mut self, passed: &mut BytesMut) {
        if std::mem::replace(&mut self.has_items, true) {
            passed.put_u8(b',');
        }
    }

    fn take_tail(&mut self, text: &[u8], passed: &mut BytesMut) -> Result<(), UpstreamError> {
        let text = opened(text);
        let frame = self.heed(&text)?;
        if frame.items.is_some() || !self.is_whole() {
            return Err(GARBLED);
        }
        passed.put_u8(b']');
        passed.extend_from_slice(&metadata(&frame, ",", ""));
        passed.put_u8(b'}');
        Ok(())
    }

    /// Writes an item that was cut off for a while, or is of an unusual shape.
    fn take_item(&mut self, item: &Bytes, passed: &mut BytesMut) {
        if self.take_usual_item(item, passed).is_some() {
            return;
        }
        let passing = match self.view {
            View::Whole => serde_json::from_slice(item)
                .is_ok_and(|seen: Seen| seen.is_token())
                .then(|| item.clone()),
            View::Masked => masked(item).ok().flatten(),
        };
        if let Some(item) = passing {
            self.part(passed);
            passed.extend_from_slice(&item);
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
