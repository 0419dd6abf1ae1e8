//! A list, item by item as it arrives: each checked, and masked where asked. No more of it is in memory than one item, what was
//! looked at last, and [`ENOUGH`] to be sent.

mod json;
mod protobuf;
mod requests;
mod secrets;

use axum::body::Body;
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use tokio::time::{Duration, Instant};

use super::body::{Arrived, Arriving};
use crate::upstream::{UpstreamBody, UpstreamError};

pub(crate) use json::Json;
pub(crate) use protobuf::MaskedSecrets;
pub(crate) use requests::Requests;
pub(crate) use secrets::Secrets;

/// So much is looked at at once, and so much sent: kube-apiserver sends a list in pieces of 2 or 4 KB, of which each would
/// cut an item in two, and be a system call of ours and of the caller's.
const MUCH: usize = 32 << 10;
const ENOUGH: usize = 64 << 10;
/// What has come is not kept back for longer than this, much or not.
const PATIENCE: Duration = Duration::from_millis(100);

/// Reads a list in the form that it arrives in, and writes what of it may travel.
pub(crate) trait Reading: Send + 'static {
    /// For what is no such list.
    const GARBLED: UpstreamError;

    /// Reads what has arrived, and writes what may travel of all that is whole.
    ///
    /// # Errors
    /// [`UpstreamError`]: no such list, or something in it is larger than any object.
    fn take(&mut self, data: Bytes, passed: &mut Passed) -> Result<(), UpstreamError>;

    /// Whether all that comes before the items has been read: until then nothing is sent.
    fn has_begun(&self) -> bool;

    /// Whether all of the list has been read.
    fn is_over(&self) -> bool;
}

/// What is to be sent.
pub(crate) struct Passed {
    text: BytesMut,
    /// Whether an item was written, so that a comma is due.
    has_items: bool,
}

struct List<R> {
    upstream: Arriving,
    reading: R,
    passed: Passed,
}

/// The list as it may travel: other items are left out, as if the selector had done so. All that upstream may get wrong
/// before something is sent is an error; afterwards the body breaks off.
///
/// # Errors
/// [`UpstreamError`]: silent, broken off, or no such list.
pub(crate) async fn list<R: Reading>(upstream: UpstreamBody, reading: R) -> Result<Body, UpstreamError> {
    let mut list = List {
        upstream: Arriving::new(upstream),
        reading,
        passed: Passed {
            text: BytesMut::new(),
            has_items: false,
        },
    };
    list.begin().await?;
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
    /// Begins a list of this kind.
    fn kind(&mut self, kind: &str, api_version: &str) {
        let head = format!(r#"{{"kind":"{kind}","apiVersion":"{api_version}","#);
        self.text.put_slice(head.as_bytes());
    }

    /// Where the next item is to be written: after a comma, unless it is the first.
    fn item(&mut self) -> &mut BytesMut {
        if std::mem::replace(&mut self.has_items, true) {
            self.text.put_u8(b',');
        }
        &mut self.text
    }

    fn ready(&mut self) -> Bytes {
        std::mem::take(&mut self.text).freeze()
    }
}

impl<R: Reading> List<R> {
    /// Reads up to the items, and writes what comes before them.
    async fn begin(&mut self) -> Result<(), UpstreamError> {
        while !self.reading.has_begun() {
            let data = self.upstream.next().await?.ok_or(R::GARBLED)?;
            self.reading.take(data, &mut self.passed)?;
        }
        Ok(())
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
            self.reading.take(data, &mut self.passed)?;
            return Ok(false);
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
        self.reading.take(arrived.freeze(), &mut self.passed)?;
        Ok(has_ended)
    }

    /// The end of the body, which must be the list's.
    fn ended(&self) -> Result<bool, UpstreamError> {
        let broken = UpstreamError::Garbled("a list that breaks off");
        self.reading.is_over().then_some(true).ok_or(broken)
    }
}

#[cfg(test)]
mod tests;
