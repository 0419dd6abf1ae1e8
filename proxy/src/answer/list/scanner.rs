//! Cuts the text of a list into its head and its items as it arrives, wherever the network cut it.
//!
//! Only brackets and strings are told apart here: what is cut out is read as JSON by whoever gets it.

use bytes::{Buf, Bytes, BytesMut};
use memchr::memchr2;

use super::super::body::OBJECT_LIMIT;
use crate::upstream::UpstreamError;

/// A piece of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// All before the items, and the bracket that opens them: with `]}` it is a whole list without items.
    Head(Bytes),
    /// A list that has no array at all.
    Empty(Bytes),
    /// One item: an object.
    Item(Bytes),
    /// All after the items: with `{` in front, and without a comma, it is an object.
    Tail(Bytes),
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
    buffer: BytesMut,
    part: Part,
    /// How much of the buffer has been looked at.
    at: usize,
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl Scanner {
    pub(super) fn new() -> Self {
        Self {
            buffer: BytesMut::new(),
            part: Part::Head,
            at: 0,
            depth: 0,
            in_string: false,
            escaped: false,
        }
    }

    pub(super) fn push(&mut self, data: &[u8]) {
        self.buffer.extend_from_slice(data);
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
        if piece.is_none() && self.buffer.len() > OBJECT_LIMIT {
            return Err(UpstreamError::TooLarge);
        }
        Ok(piece)
    }

    /// Whether all of the list has been cut out.
    pub(super) fn is_over(&self) -> bool {
        self.part == Part::Over
    }

    fn head(&mut self) -> Option<Piece> {
        let end = self.find(|depth, byte| (depth, byte) == (1, b'[') || (depth, byte) == (0, b'}'))?;
        let text = self.cut(end);
        if text.ends_with(b"[") {
            self.part = Part::Items;
            Some(Piece::Head(text))
        } else {
            self.part = Part::Over;
            Some(Piece::Empty(text))
        }
    }

    fn item(&mut self) -> Result<Option<Piece>, UpstreamError> {
        // An item that is cut off is looked at again from where the last look ended.
        if self.at == 0 {
            match self.skip(|byte| byte == b',')? {
                None => return Ok(None),
                Some(b']') => {
                    self.buffer.advance(1);
                    // Within the list's own bracket.
                    (self.part, self.depth) = (Part::Tail, 1);
                    return Ok(self.tail());
                }
                Some(b'{') => {}
                Some(_) => return Err(GARBLED),
            }
        }
        let end = self.find(|depth, byte| (depth, byte) == (0, b'}'));
        Ok(end.map(|end| Piece::Item(self.cut(end))))
    }

    fn tail(&mut self) -> Option<Piece> {
        let end = self.find(|depth, byte| (depth, byte) == (0, b'}'))?;
        self.part = Part::Over;
        Some(Piece::Tail(self.cut(end)))
    }

    /// Passes over white space and what is between pieces; the byte that follows. After the end nothing may.
    fn skip(&mut self, is_between: impl Fn(u8) -> bool) -> Result<Option<u8>, UpstreamError> {
        let passed = |byte: &&u8| byte.is_ascii_whitespace() || is_between(**byte);
        let count = self.buffer.iter().take_while(passed).count();
        self.buffer.advance(count);
        match self.buffer.first().copied() {
            Some(_) if self.part == Part::Over => Err(GARBLED),
            first => Ok(first),
        }
    }

    /// The place after the first bracket that is the end: of an opening one the depth outside it is asked, and of a
    /// closing one that after it.
    fn find(&mut self, is_end: impl Fn(u32, u8) -> bool) -> Option<usize> {
        while self.at < self.buffer.len() {
            if self.in_string {
                self.pass_string();
                continue;
            }
            let byte = self.buffer[self.at];
            self.at += 1;
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => {
                    if is_end(self.depth, byte) {
                        return Some(self.at);
                    }
                    self.depth += 1;
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if is_end(self.depth, byte) {
                        return Some(self.at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Passes over what has arrived of a string, which most of a list is.
    fn pass_string(&mut self) {
        if std::mem::take(&mut self.escaped) {
            self.at += 1;
            return;
        }
        match memchr2(b'"', b'\\', &self.buffer[self.at..]) {
            Some(length) => {
                let is_end = self.buffer[self.at + length] == b'"';
                (self.in_string, self.escaped) = (!is_end, !is_end);
                self.at += length + 1;
            }
            None => self.at = self.buffer.len(),
        }
    }

    fn cut(&mut self, end: usize) -> Bytes {
        (self.at, self.depth) = (0, 0);
        self.buffer.split_to(end).freeze()
    }
}

const GARBLED: UpstreamError = UpstreamError::Garbled("no list of Secrets");
