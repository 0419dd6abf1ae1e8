//! JSON, written from front to back: of a list there is much, so nothing is made first that is then written.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{BufMut, BytesMut};
use karmada_token_core::Timestamp;

/// Writes one value. A member's name is handed over with its quotes and its colon.
pub(super) struct JsonWriter<'a> {
    text: &'a mut BytesMut,
    /// Whether a comma is due before what comes next.
    is_behind: bool,
}

impl<'a> JsonWriter<'a> {
    pub(super) const fn new(text: &'a mut BytesMut) -> Self {
        Self {
            text,
            is_behind: false,
        }
    }

    /// Begins an object or an array.
    pub(super) fn open(&mut self, bracket: &str) {
        self.comma();
        self.put(bracket);
        self.is_behind = false;
    }

    pub(super) fn close(&mut self, bracket: &str) {
        self.put(bracket);
        self.is_behind = true;
    }

    /// Begins a member.
    pub(super) fn name(&mut self, name: &str) {
        self.comma();
        self.put(name);
        self.is_behind = false;
    }

    /// Begins a member of a map, whose names are texts.
    pub(super) fn key(&mut self, name: &[u8]) {
        self.text(name);
        self.put(":");
        self.is_behind = false;
    }

    /// A text. What is no UTF-8 in it is replaced, as the API server does.
    pub(super) fn text(&mut self, text: &[u8]) {
        self.comma();
        if stands_as_it_is(text) {
            self.text.reserve(text.len() + 2);
            self.text.put_u8(b'"');
            self.text.put_slice(text);
            self.text.put_u8(b'"');
        } else {
            let text = String::from_utf8_lossy(text);
            self.put(&serde_json::Value::from(text.into_owned()).to_string());
        }
    }

    /// Bytes, as a text in base64.
    pub(super) fn base64(&mut self, bytes: &[u8]) {
        self.comma();
        self.put("\"");
        let begin = self.text.len();
        self.text.resize(begin + bytes.len().div_ceil(3) * 4, 0);
        // The room is exactly what it takes.
        let length = STANDARD.encode_slice(bytes, &mut self.text[begin..]);
        self.text.truncate(begin + length.unwrap_or_default());
        self.put("\"");
    }

    pub(super) fn number(&mut self, number: i64) {
        self.comma();
        // Writing into memory does not fail.
        let _ = write!(self.text, "{number}");
    }

    pub(super) fn bool(&mut self, value: bool) {
        self.comma();
        self.put(if value { "true" } else { "false" });
    }

    /// A time; null for none.
    pub(super) fn time(&mut self, time: Option<Timestamp>) {
        self.comma();
        match time {
            Some(time) => {
                let _ = write!(self.text, "\"{time}\"");
            }
            None => self.put("null"),
        }
    }

    fn comma(&mut self) {
        if std::mem::replace(&mut self.is_behind, true) {
            self.text.put_u8(b',');
        }
    }

    fn put(&mut self, text: &str) {
        self.text.put_slice(text.as_bytes());
    }
}

/// Whether a text needs no escape: nearly none does.
fn stands_as_it_is(text: &[u8]) -> bool {
    // All are looked at: so it is done many at a time.
    text.iter().fold(true, |stands, byte| {
        stands & matches!(byte, b' '..=b'~') & (*byte != b'"') & (*byte != b'\\')
    })
}
