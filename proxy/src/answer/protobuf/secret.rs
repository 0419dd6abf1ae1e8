//! A Secret of a list, and what of it stays when it is masked.

use bytes::BytesMut;
use karmada_token_core::{NAMESPACE, SECRET_TYPE, key, masked_state};

use super::metadata::{self, entry_of, flag};
use super::wire::{Fields, Value};
use super::writer::JsonWriter;

/// The fields of `core.v1.Secret`. stringData, which no server answers with, is none of them.
const METADATA: u32 = 1;
const DATA: u32 = 2;
const TYPE: u32 = 3;
const IMMUTABLE: u32 = 5;

/// A Secret, as much of it as says whether it may travel.
pub(in crate::answer) struct Secret<'a> {
    message: &'a [u8],
    metadata: &'a [u8],
    kind: &'a [u8],
    token_secret: Option<&'a [u8]>,
    immutable: Option<Value<'a>>,
}

impl<'a> Secret<'a> {
    /// `None` for what is no such message, or has a field twice that is there once.
    pub(in crate::answer) fn read(message: &'a [u8]) -> Option<Self> {
        let (mut metadata, mut kind, mut token_secret, mut immutable) = (None, None, None, None);
        for field in Fields::of(message) {
            let (place, value) = match field? {
                (METADATA, value) => (&mut metadata, value.bytes()?),
                (TYPE, value) => (&mut kind, value.bytes()?),
                (DATA, value) => match entry_of(value)? {
                    (name, held) if name == key::TOKEN_SECRET.as_bytes() => (&mut token_secret, held),
                    _ => continue,
                },
                (IMMUTABLE, value) => {
                    immutable = Some(value);
                    continue;
                }
                _ => continue,
            };
            if place.replace(value).is_some() {
                return None;
            }
        }
        Some(Self {
            message,
            metadata: metadata.unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            token_secret,
            immutable,
        })
    }

    /// Whether it may travel; `None` for what is no Secret after all.
    pub(in crate::answer) fn is_token(&self) -> Option<bool> {
        let namespace = metadata::namespace(self.metadata)?;
        Some(self.kind == SECRET_TYPE.as_bytes() && namespace == NAMESPACE.as_bytes())
    }

    /// Writes it in JSON, without its token secret and without whatever might hold a copy of it. `None` for what is no Secret after all.
    pub(in crate::answer) fn write_masked(&self, text: &mut BytesMut) -> Option<()> {
        let mut json = JsonWriter::new(text);
        json.open("{");
        json.name("\"metadata\":");
        let state = masked_state(None, self.token_secret);
        metadata::write_masked(self.metadata, state.mask(), &mut json)?;
        let mut has_data = false;
        for field in Fields::of(self.message) {
            let (number, value) = field?;
            if number == DATA {
                if !std::mem::replace(&mut has_data, true) {
                    json.name("\"data\":");
                    json.open("{");
                }
                let (name, held) = entry_of(value)?;
                if name != key::TOKEN_SECRET.as_bytes() {
                    json.key(name);
                    json.base64(held);
                }
            }
        }
        if has_data {
            json.close("}");
        }
        if let Some(value) = self.immutable {
            flag("\"immutable\":", value, &mut json)?;
        }
        json.name("\"type\":");
        json.text(self.kind);
        json.close("}");
        Some(())
    }
}

#[cfg(test)]
mod tests;
