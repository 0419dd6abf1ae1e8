//! A list of Secrets in protobuf, of which the bootstrap tokens pass, masked, as JSON.

use bytes::{Buf, BufMut, Bytes, BytesMut};

use super::json::Items;
use super::{Passed, Reading, Secrets};
use crate::answer::body::OBJECT_LIMIT;
use crate::answer::protobuf::{Broken, Field, ListMeta, MAGIC, Secret, envelope, is_of};
use crate::upstream::UpstreamError;

/// The fields of `core.v1.SecretList`.
const METADATA: u32 = 1;
const ITEMS: u32 = 2;

#[derive(Default)]
pub(crate) struct MaskedSecrets {
    /// What has arrived and isn't read.
    rest: BytesMut,
    at: At,
    is_secrets: bool,
    has_begun: bool,
}

/// What comes next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    #[default]
    Magic,
    /// A field of the envelope; whether the list is over, for it is one of them.
    Envelope { is_over: bool },
    /// A field of the list, of which so many bytes are left.
    List { left: usize },
}

impl Reading for MaskedSecrets {
    const GARBLED: UpstreamError = Secrets::GARBLED;

    fn take(&mut self, data: Bytes, passed: &mut Passed) -> Result<(), UpstreamError> {
        self.rest.extend_from_slice(&data);
        passed.text.reserve(data.len());
        while let Some(length) = self.read(passed)? {
            self.rest.advance(length);
        }
        Ok(())
    }

    fn has_begun(&self) -> bool {
        self.has_begun
    }

    fn is_over(&self) -> bool {
        self.rest.is_empty() && self.at == (At::Envelope { is_over: true })
    }
}

impl MaskedSecrets {
    /// Reads one thing; how long it is, or `None` until it has arrived.
    fn read(&mut self, passed: &mut Passed) -> Result<Option<usize>, UpstreamError> {
        match self.at {
            At::Magic if self.rest.len() < MAGIC.len() => Ok(None),
            At::Magic if self.rest.starts_with(MAGIC) => {
                self.at = At::Envelope { is_over: false };
                Ok(Some(MAGIC.len()))
            }
            At::Magic => Err(Self::GARBLED),
            At::Envelope { is_over } => {
                let Some(field) = self.field()? else {
                    return Ok(None);
                };
                if field.number == envelope::RAW && !is_over && self.is_secrets {
                    self.at = At::List { left: field.length };
                    return Ok(Some(field.head));
                }
                self.take_envelope(field)
            }
            At::List { left } => {
                let Some(field) = self.field()? else {
                    return Ok(None);
                };
                let Some(left) = left.checked_sub(field.end()?) else {
                    return Err(Self::GARBLED);
                };
                let Some(length) = self.take_field(field, passed)? else {
                    return Ok(None);
                };
                self.at = At::List { left };
                if left == 0 {
                    passed.text.put_slice(b"]}");
                    self.at = At::Envelope { is_over: true };
                }
                Ok(Some(length))
            }
        }
    }

    fn field(&self) -> Result<Option<Field>, UpstreamError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        Ok(Field::begin(&self.rest)?)
    }

    /// The value of a field, once it has arrived.
    fn value(&self, field: Field) -> Result<Option<&[u8]>, UpstreamError> {
        if field.length > OBJECT_LIMIT {
            return Err(UpstreamError::TooLarge);
        }
        Ok(self.rest.get(field.head..field.end()?))
    }

    /// What is in the envelope is said before it; it must be these Secrets, and as they are.
    fn take_envelope(&mut self, field: Field) -> Result<Option<usize>, UpstreamError> {
        let Some(value) = self.value(field)? else {
            return Ok(None);
        };
        match field.number {
            envelope::TYPE if is_of(value, Secrets::API_VERSION, Secrets::KIND) => self.is_secrets = true,
            envelope::TYPE | envelope::RAW => return Err(Self::GARBLED),
            envelope::CONTENT_ENCODING if !value.is_empty() => return Err(Self::GARBLED),
            _ => {}
        }
        Ok(Some(field.end()?))
    }

    /// A field of the list. Its metadata comes before its items: protobuf is written in the order of the numbers.
    fn take_field(&mut self, field: Field, passed: &mut Passed) -> Result<Option<usize>, UpstreamError> {
        let Some(value) = self.value(field)? else {
            return Ok(None);
        };
        match (field.number, self.has_begun) {
            (METADATA, false) => {
                let metadata = ListMeta::read(value).ok_or(Self::GARBLED)?;
                let metadata = serde_json::to_string(&metadata).map_err(|_| Self::GARBLED)?;
                passed.kind(Secrets::KIND, Secrets::API_VERSION);
                for text in ["\"metadata\":", &metadata, ",\"items\":["] {
                    passed.text.put_slice(text.as_bytes());
                }
                self.has_begun = true;
            }
            (ITEMS, true) => {
                let secret = Secret::read(value).ok_or(Self::GARBLED)?;
                if secret.is_token().ok_or(Self::GARBLED)? {
                    secret.write_masked(passed.item()).ok_or(Self::GARBLED)?;
                }
            }
            (METADATA, true) | (ITEMS, false) => return Err(Self::GARBLED),
            _ => {}
        }
        Ok(Some(field.end()?))
    }
}

impl From<Broken> for UpstreamError {
    fn from(Broken: Broken) -> Self {
        MaskedSecrets::GARBLED
    }
}

#[cfg(test)]
mod tests;
