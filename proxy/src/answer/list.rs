//! A list, item by item as it arrives: each checked, and masked where asked. No more of it is in memory than one item, what was
//! looked at last, and [`ENOUGH`] to be sent.

mod requests;
mod secrets;

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::{Duration, Instant};

use super::body::{Arrived, Arriving};
use super::scanner::{Piece, Scanner, between_items, closed, opened};
use crate::upstream::{UpstreamBody, UpstreamError};

pub(crate) use requests::Requests;
pub(crate) use secrets::Secrets;

/// So much is looked at at once, and so much sent: kube-apiserver sends a list in pieces of 2 or 4 KB, of which each would
/// cut an item in two, and be a system call of ours and of the caller's.
const MUCH: usize = 32 << 10;
const ENOUGH: usize = 64 << 10;
/// What has come is not kept back for longer than this, much or not.
const PATIENCE: Duration = Duration::from_millis(100);

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

/// What is to be sent.
pub(crate) struct Passed {
    text: BytesMut,
    /// Whether an item was written, so that a comma is due.
    has_items: bool,
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

struct List<I> {
    upstream: Arriving,
    scanner: Scanner,
    items: I,
    passed: Passed,
    has_kind: bool,
    has_metadata: bool,
}

/// The list as it may travel: other items are left out, as if the selector had done so. All that upstream may get wrong
/// before something is sent is an error; afterwards the body breaks off.
///
/// # Errors
/// [`UpstreamError`]: silent, broken off, or no such list.
pub(crate) async fn list<I: Items>(upstream: UpstreamBody, items: I) -> Result<Body, UpstreamError> {
    let mut list = List {
        upstream: Arriving::new(upstream),
        scanner: Scanner::new(),
        items,
        passed: Passed {
            text: BytesMut::new(),
            has_items: false,
        },
        has_kind: false,
        has_metadata: false,
    };
    list.begin().await?;
    list.take_pieces()?;
    // A list that ends here is sent in one piece, its length before it.
    if list.fill_until(Instant::now() + PATIENCE).await? {
        return Ok(Body::from(list.passed.ready()));
    }
    let rest = stream::unfold(Some(list), |list| async move {
        let mut list = list?;
        let has_ended = if list.passed.text.is_empty() {
            list.fill().await
        } else {
            Ok(false)
        };
        match has_ended {
            Ok(true) if list.passed.text.is_empty() => None,
            Ok(has_ended) => Some((Ok(list.passed.ready()), (!has_ended).then_some(list))),
            Err(error) => {
                tracing::warn!(kind = error.kind(), %error, "a list was broken off");
                Some((Err(error), None))
            }
        }
    });
    Ok(Body::from_stream(rest))
}

impl Passed {
    /// Where the next item is to be written: after a comma, unless it is the first.
    fn item(&mut self) -> &mut BytesMut {
        if std::mem::replace(&mut self.has_items, true) {
            self.text.put_u8(b',');
        }
        &mut self.text
    }

    fn metadata(&mut self, frame: &Frame<'_>, before: &str, after: &str) {
        if let Some(json) = frame.metadata {
            for text in [before, "\"metadata\":", json.get(), after] {
                self.text.put_slice(text.as_bytes());
            }
        }
    }

    fn ready(&mut self) -> Bytes {
        std::mem::take(&mut self.text).freeze()
    }
}

impl<I: Items> List<I> {
    /// Reads up to the items, and writes what comes before them.
    async fn begin(&mut self) -> Result<(), UpstreamError> {
        let head = format!(r#"{{"kind":"{}","apiVersion":"{}","#, I::KIND, I::API_VERSION);
        self.passed.text.put_slice(head.as_bytes());
        loop {
            match self.scanner.next()? {
                Some(Piece::Head(text)) => {
                    let text = closed(&text);
                    let frame = self.heed(&text)?;
                    frame.items.ok_or(I::GARBLED)?;
                    self.passed.metadata(&frame, "", ",");
                    self.passed.text.put_slice(b"\"items\":[");
                    return Ok(());
                }
                Some(Piece::Empty(text)) => {
                    let frame = self.heed(&text)?;
                    self.passed.metadata(&frame, "", ",");
                    self.passed.text.put_slice(b"\"items\":[]}");
                    return if self.is_whole() { Ok(()) } else { Err(I::GARBLED) };
                }
                Some(Piece::Item(_) | Piece::Tail(_)) => return Err(I::GARBLED),
                None => {}
            }
            let data = self.upstream.next().await?.ok_or(I::GARBLED)?;
            self.scanner.push(data);
        }
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

    /// Adds what may travel to what is to be sent, until that is enough, or has been kept back for long enough. Whether the
    /// list has ended.
    async fn fill(&mut self) -> Result<bool, UpstreamError> {
        while self.passed.text.is_empty() {
            let Some(data) = self.upstream.next().await? else {
                return self.ended();
            };
            let until = Instant::now() + PATIENCE;
            if self.take_much(data, until).await? {
                return self.ended();
            }
            if self.fill_until(until).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Adds what may travel and comes until then, to something that is to be sent; nothing to nothing.
    async fn fill_until(&mut self, until: Instant) -> Result<bool, UpstreamError> {
        while !self.passed.text.is_empty() && self.passed.text.len() < ENOUGH {
            match self.upstream.until(until).await? {
                Arrived::Nothing => return Ok(false),
                Arrived::End => return self.ended(),
                Arrived::Data(data) => {
                    if self.take_much(data, until).await? {
                        return self.ended();
                    }
                }
            }
        }
        Ok(false)
    }

    /// Writes what has arrived, together with what follows until then if it is little; whether that was the end.
    async fn take_much(&mut self, data: Bytes, until: Instant) -> Result<bool, UpstreamError> {
        if data.len() >= MUCH {
            self.scanner.push(data);
            return self.take_pieces().map(|()| false);
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
        self.take_pieces().map(|()| has_ended)
    }

    /// The end of the body, which must be the list's.
    fn ended(&self) -> Result<bool, UpstreamError> {
        let broken = UpstreamError::Garbled("a list that breaks off");
        self.scanner.is_over().then_some(true).ok_or(broken)
    }

    /// Writes all that has arrived whole.
    fn take_pieces(&mut self) -> Result<(), UpstreamError> {
        loop {
            self.take_usual_items();
            match self.scanner.next()? {
                Some(Piece::Item(item)) => self.take_item(&item),
                Some(Piece::Tail(text)) => self.take_tail(&text)?,
                Some(Piece::Head(_) | Piece::Empty(_)) => return Err(I::GARBLED),
                None => return Ok(()),
            }
        }
    }

    /// Writes the items that have arrived whole, up to the first that is of an unusual shape.
    fn take_usual_items(&mut self) {
        let data = self.scanner.items();
        self.passed.text.reserve(data.len());
        let (mut rest, mut length) = (&data[..], 0);
        loop {
            rest = &rest[between_items(rest)..];
            match self.items.pass_usual(rest, &mut self.passed) {
                Some(item) => rest = &rest[item..],
                None => break,
            }
            length = data.len() - rest.len();
        }
        self.scanner.pass_items(length);
    }

    /// Writes an item that was cut off for a while, or is of an unusual shape.
    fn take_item(&mut self, item: &Bytes) {
        if self.items.pass_usual(item, &mut self.passed).is_none()
            && let Some(item) = self.items.pass_other(item)
        {
            self.passed.item().put_slice(&item);
        }
    }

    fn take_tail(&mut self, text: &[u8]) -> Result<(), UpstreamError> {
        let text = opened(text);
        let frame = self.heed(&text)?;
        if frame.items.is_some() || !self.is_whole() {
            return Err(I::GARBLED);
        }
        self.passed.text.put_u8(b']');
        self.passed.metadata(&frame, ",", "");
        self.passed.text.put_u8(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests;
