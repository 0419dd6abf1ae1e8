//! A Secret of the usual shape in one pass over its bytes: whether it is a token, and what of it stays when it is masked.
//! What stays is passed on as it stands, and never becomes a tree in memory.
//!
//! Whatever is of another shape is not read here, and is left to serde_json and core's
//! [`karmada_token_core::mask_secret`], which also says what the secret was like: property tests hold the two to the
//! same answer.

use std::ops::Range;

use bytes::{BufMut, BytesMut};
use karmada_token_core::{
    LAST_APPLIED_ANNOTATION, MASK_ANNOTATION, NAMESPACE, SECRET_TYPE, key, masked_state,
};

use super::reader::{Reader, is_plain};

/// What the reading of one object leaves to the next: room for places, and fields that are known.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    cuts: Cuts,
    known: Known,
}

/// An object that was read. Where its parts are stays in the cutter, until the next is read.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    text: &'a [u8],
    pub(crate) is_token: bool,
    note: Note,
    encoded: Option<&'a [u8]>,
    plain: Option<&'a [u8]>,
}

/// Where the annotation goes that stands for the secret.
#[derive(Debug, Default)]
struct Note {
    /// The part that it comes before.
    before: usize,
    begin: &'static str,
    end: &'static str,
}

#[derive(Default)]
struct Metadata<'a> {
    namespace: Option<&'a [u8]>,
    note: Note,
}

/// What stays of a text.
#[derive(Debug, Default)]
struct Cuts {
    kept: Vec<Range<usize>>,
    /// The beginning of what is in no part yet.
    from: usize,
}

/// The last `fieldsV1` that was read: those of objects that one program has made are the same to the byte, and about half
/// of each. What was found to be JSON once need not be read again.
#[derive(Debug, Default)]
struct Known(Vec<u8>);

impl<'a> Item<'a> {
    /// As it came.
    pub(crate) fn text(&self) -> &'a [u8] {
        self.text
    }
}

impl Cutter {
    /// The object that a text begins with. `None` where it isn't whole, is no JSON, or is of another shape.
    pub(crate) fn read<'a>(&mut self, text: &'a [u8]) -> Option<Item<'a>> {
        let mut reader = Reader::new(text);
        let item = self.object(&mut reader)?;
        if reader.is_plain() {
            return Some(item);
        }
        let mut reader = Reader::careful(text);
        let item = self.object(&mut reader)?;
        reader.is_utf8().then_some(item)
    }

    fn object<'a>(&mut self, reader: &mut Reader<'a>) -> Option<Item<'a>> {
        let (mut kind, mut secret_type, mut metadata) = (None, None, None);
        let (mut data, mut string_data) = (None, None);
        self.cuts.kept.clear();
        self.cuts.from = 0;
        reader.object(|reader, name, _| match name {
            b"kind" => once(&mut kind, reader.plain_string()?),
            b"type" => once(&mut secret_type, reader.plain_string()?),
            b"metadata" => once(&mut metadata, self.metadata(reader)?),
            b"data" => once(&mut data, self.cuts.secret(reader)?),
            b"stringData" => once(&mut string_data, self.cuts.secret(reader)?),
            _ => reader.value(),
        })?;
        self.cuts.end_part(reader.at());
        let metadata = metadata.unwrap_or_default();
        let is_token = kind.is_none_or(|kind| kind == b"Secret")
            && secret_type.is_some_and(|kind| kind == SECRET_TYPE.as_bytes())
            && metadata
                .namespace
                .is_some_and(|name| name == NAMESPACE.as_bytes());
        Some(Item {
            text: reader.since(0),
            is_token,
            note: metadata.note,
            encoded: data.flatten(),
            plain: string_data.flatten(),
        })
    }

    /// Writes the token that was read last, without its secret and without whatever might hold a copy of it.
    pub(crate) fn write_masked(&self, item: &Item<'_>, passed: &mut BytesMut) {
        for (index, part) in self.cuts.kept.iter().enumerate() {
            if index == item.note.before {
                let state = masked_state(item.encoded, item.plain);
                for text in [
                    item.note.begin,
                    "\"",
                    MASK_ANNOTATION,
                    "\":\"",
                    state.mask(),
                    "\"",
                ] {
                    passed.put_slice(text.as_bytes());
                }
                passed.put_slice(item.note.end.as_bytes());
            }
            passed.put_slice(item.text.get(part.clone()).unwrap_or_default());
        }
    }

    fn metadata<'a>(&mut self, reader: &mut Reader<'a>) -> Option<Metadata<'a>> {
        let (mut namespace, mut note, mut managed) = (None, None, None);
        let (mut uid, mut version) = (None, None);
        let mut has_members = false;
        reader.object(|reader, name, _| {
            has_members = true;
            match name {
                b"namespace" => once(&mut namespace, reader.plain_string()?),
                // Texts, as who compares them later takes them to be.
                b"uid" => once(&mut uid, reader.plain_string()?),
                b"resourceVersion" => once(&mut version, reader.plain_string()?),
                b"annotations" => once(&mut note, self.cuts.annotations(reader)?),
                b"managedFields" => {
                    reader.array(|reader| self.managed(reader))?;
                    once(&mut managed, ())
                }
                _ => reader.value(),
            }
        })?;
        let note = note.unwrap_or_else(|| {
            let begin = if has_members {
                ",\"annotations\":{"
            } else {
                "\"annotations\":{"
            };
            self.cuts.note(reader.at() - 1, begin, "}")
        });
        Some(Metadata { namespace, note })
    }

    /// An entry of managedFields: who manages, and when; which fields, stays here.
    fn managed(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let Self { cuts, known } = self;
        cuts.filter(reader, |reader, name| match name {
            b"manager" | b"operation" | b"time" => reader.value().map(|()| true),
            b"fieldsV1" => known.pass(reader).map(|()| false),
            _ => reader.value().map(|()| false),
        })
        .map(drop)
    }
}

impl Cuts {
    /// Keeps those members of an object that `each`, which reads their values, says yes to; whether there are any.
    fn filter<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        mut each: impl FnMut(&mut Reader<'a>, &'a [u8]) -> Option<bool>,
    ) -> Option<bool> {
        let mut has_kept = false;
        let mut last_end = None;
        reader.object(|reader, name, start| {
            let is_kept = each(reader, name)?;
            let end = reader.at();
            // A comma goes with the member after it, but before the first that is kept with the one before it.
            match last_end {
                Some(last) if is_kept && !has_kept => self.remove(last..start),
                _ if is_kept => {}
                last => self.remove(last.unwrap_or(start)..end),
            }
            has_kept |= is_kept;
            last_end = Some(end);
            Some(())
        })?;
        Some(has_kept)
    }

    /// The values of `data` or `stringData`, and of them the secret, which goes.
    fn secret<'a>(&mut self, reader: &mut Reader<'a>) -> Option<Option<&'a [u8]>> {
        let mut secret = None;
        self.filter(reader, |reader, name| {
            if name == key::TOKEN_SECRET.as_bytes() {
                once(&mut secret, reader.plain_string()?).map(|()| false)
            } else {
                reader.value().map(|()| true)
            }
        })?;
        Some(secret)
    }

    fn annotations(&mut self, reader: &mut Reader<'_>) -> Option<Note> {
        let gone = [LAST_APPLIED_ANNOTATION.as_bytes(), MASK_ANNOTATION.as_bytes()];
        let has_kept = self.filter(reader, |reader, name| {
            reader.value().map(|()| !gone.contains(&name))
        })?;
        Some(self.note(reader.at() - 1, if has_kept { "," } else { "" }, ""))
    }

    /// Leaves a place for the annotation.
    fn note(&mut self, at: usize, begin: &'static str, end: &'static str) -> Note {
        self.end_part(at);
        let before = self.kept.len();
        Note { before, begin, end }
    }

    fn remove(&mut self, part: Range<usize>) {
        self.end_part(part.start);
        self.from = part.end;
    }

    fn end_part(&mut self, at: usize) {
        if self.from < at {
            self.kept.push(self.from..at);
        }
        self.from = at;
    }
}

impl Known {
    /// No more than this is remembered.
    const MOST: usize = 4 << 10;

    /// Reads a value, unless it is the known one.
    fn pass(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        reader.peek()?;
        if reader.same(&self.0) {
            return Some(());
        }
        let start = reader.at();
        reader.value()?;
        let value = reader.since(start);
        if value.starts_with(b"{") && value.len() <= Self::MOST && is_plain(value) {
            self.0.clear();
            self.0.extend_from_slice(value);
        }
        Some(())
    }
}

/// A member that may be there once: of two, readers take now the first and now the last.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

#[cfg(test)]
mod tests;
