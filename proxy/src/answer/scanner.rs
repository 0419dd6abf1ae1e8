//! Cuts the text of a list into its head and its items as it arrives, wherever the network cut it.
//!
//! Only brackets and strings are told apart here: what is cut out is read as JSON by whoever gets it.

use bytes::{Buf, Bytes, BytesMut};
use memchr::memchr2;

use super::body::OBJECT_LIMIT;
use crate::upstream::UpstreamError;

/// A piece of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// All before the items, and the bracket that opens them; [`closed`] makes an object of it.
    Head(Bytes),
    /// A list that has no array at all.
    Empty(Bytes),
    /// One item: an object.
    Item(Bytes),
    /// All after the items; [`opened`] makes an object of it.
    Tail(Bytes),
}

/// A list's head as a whole list without items.
pub(super) fn closed(head: &[u8]) -> Vec<u8> {
    [head, b"]}"].concat()
}

/// A list's tail as an object of its own.
pub(super) fn opened(tail: &[u8]) -> Vec<u8> {
    let fields = tail.trim_ascii_start();
    [b"{", fields.strip_prefix(b",").unwrap_or(fields)].concat()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Items,
    /// The items are over, the list isn't.
    Tail,
    Over,
}

/// What has arrived and isn't cut out yet.
#[derive(Debug)]
pub(super) struct Scanner {
    /// The beginning of a piece whose end hasn't arrived.
    begun: BytesMut,
    /// What hasn't been looked at.
    data: Bytes,
    part: Part,
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl Scanner {
    pub(super) fn new() -> Self {
        Self {
            begun: BytesMut::new(),
            data: Bytes::new(),
            part: Part::Head,
            depth: 0,
            in_string: false,
            escaped: false,
        }
    }

    /// Takes what has arrived, once [`Scanner::next`] has looked at all that came before.
    pub(super) fn push(&mut self, data: Bytes) {
        self.data = data;
    }

    /// What has arrived and begins with an item, if it does not end with one; empty elsewhere.
    pub(super) fn items(&self) -> Bytes {
        if self.part == Part::Items && self.begun.is_empty() {
            self.data.clone()
        } else {
            Bytes::new()
        }
    }

    /// Passes over so much of [`Scanner::items`].
    pub(super) fn pass_items(&mut self, length: usize) {
        self.data.advance(length);
    }

    /// The next whole piece; `None` until more has arrived.
    ///
    /// # Errors
    /// [`UpstreamError::Garbled`] for what is no list of objects, [`UpstreamError::TooLarge`] for a piece larger than
    /// any object.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, UpstreamError> {
        let piece = match self.part {
            Part::Head => self.head(),
            Part::Items => self.item()?,
            Part::Tail => self.tail(),
            Part::Over => {
                self.skip(|_| false)?;
                None
            }
        };
        if piece.is_none() && self.begun.len() > OBJECT_LIMIT {
            return Err(UpstreamError::TooLarge);
        }
        Ok(piece)
    }

    /// Whether all of the list has been cut out.
    pub(super) fn is_over(&self) -> bool {
        self.part == Part::Over
    }

    fn head(&mut self) -> Option<Piece> {
        let text = self.find(|depth, byte| (depth, byte) == (1, b'[') || (depth, byte) == (0, b'}'))?;
        if text.ends_with(b"[") {
            self.part = Part::Items;
            Some(Piece::Head(text))
        } else {
            self.part = Part::Over;
            Some(Piece::Empty(text))
        }
    }

    fn item(&mut self) -> Result<Option<Piece>, UpstreamError> {
        // Of an item that is cut off, what has arrived since is looked at.
        if self.begun.is_empty() {
            match self.skip(is_between)? {
                None => return Ok(None),
                Some(b']') => {
                    self.data.advance(1);
                    // Within the list's own bracket.
                    (self.part, self.depth) = (Part::Tail, 1);
                    return Ok(self.tail());
                }
                Some(b'{') => {}
                Some(_) => return Err(GARBLED),
            }
        }
        Ok(self
            .find(|depth, byte| (depth, byte) == (0, b'}'))
            .map(Piece::Item))
    }

    fn tail(&mut self) -> Option<Piece> {
        let text = self.find(|depth, byte| (depth, byte) == (0, b'}'))?;
        self.part = Part::Over;
        Some(Piece::Tail(text))
    }

    /// Passes over white space and what is between pieces; the byte that follows. After the end nothing may.
    fn skip(&mut self, is_between: impl Fn(u8) -> bool) -> Result<Option<u8>, UpstreamError> {
        let passed = |byte: &&u8| byte.is_ascii_whitespace() || is_between(**byte);
        let count = self.data.iter().take_while(passed).count();
        self.data.advance(count);
        match self.data.first().copied() {
            Some(_) if self.part == Part::Over => Err(GARBLED),
            first => Ok(first),
        }
    }

    /// All up to and with the first bracket that is the end: of an opening one the depth outside it is asked, and of a
    /// closing one that after it.
    fn find(&mut self, is_end: impl Fn(u32, u8) -> bool) -> Option<Bytes> {
        let mut at = 0;
        while at < self.data.len() {
            if self.in_string {
                at = self.pass_string(at);
                continue;
            }
            let byte = self.data[at];
            at += 1;
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => {
                    if is_end(self.depth, byte) {
                        return Some(self.cut(at));
                    }
                    self.depth += 1;
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if is_end(self.depth, byte) {
                        return Some(self.cut(at));
                    }
                }
                _ => {}
            }
        }
        self.begun.extend_from_slice(&self.data);
        self.data.clear();
        None
    }

    /// Passes over what has arrived of a string, which most of a list is, from a place in it.
    fn pass_string(&mut self, at: usize) -> usize {
        if std::mem::take(&mut self.escaped) {
            return at + 1;
        }
        match memchr2(b'"', b'\\', &self.data[at..]) {
            Some(length) => {
                let is_end = self.data[at + length] == b'"';
                (self.in_string, self.escaped) = (!is_end, !is_end);
                at + length + 1
            }
            None => self.data.len(),
        }
    }

    fn cut(&mut self, end: usize) -> Bytes {
        self.depth = 0;
        let text = self.data.split_to(end);
        if self.begun.is_empty() {
            return text;
        }
        self.begun.extend_from_slice(&text);
        std::mem::take(&mut self.begun).freeze()
    }
}

/// What stands between items besides white space.
fn is_between(byte: u8) -> bool {
    byte == b','
}

/// How many bytes stand before the next item, or before the end of them.
pub(super) fn between_items(text: &[u8]) -> usize {
    text.iter()
        .take_while(|byte| byte.is_ascii_whitespace() || is_between(**byte))
        .count()
}

const GARBLED: UpstreamError = UpstreamError::Garbled("no list of objects");
