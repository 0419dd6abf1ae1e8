//! Messages in bytes: fields one after the other, each with a number that says what it is. What is read stays where it is.

use std::borrow::Cow;

use prost::encoding::{WireType, decode_key, decode_varint};

/// No key and no length of a field is longer.
const HEAD_LIMIT: usize = 20;

/// What a field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::answer) enum Value<'a> {
    Number(u64),
    /// A text, bytes, or a message.
    Bytes(&'a [u8]),
    /// Of a type that nothing here has.
    Other,
}

impl<'a> Value<'a> {
    /// A text; what is no UTF-8 in it is replaced, as the API server does for JSON.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Bytes(bytes) => Some(String::from_utf8_lossy(bytes)),
            Self::Number(_) | Self::Other => None,
        }
    }

    /// Numbers are two's complement.
    pub(super) fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number.cast_signed()),
            Self::Bytes(_) | Self::Other => None,
        }
    }

    pub(super) fn bytes(self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Number(_) | Self::Other => None,
        }
    }
}

/// The fields of a message, in their order: number and value; `None` in place of one that is broken, and then no more.
pub(in crate::answer) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(in crate::answer) const fn of(message: &'a [u8]) -> Self {
        Self { rest: message }
    }

    #[inline]
    fn field(&mut self) -> Option<(u32, Value<'a>)> {
        let key = self.varint()?;
        let number = u32::try_from(key >> 3).ok().filter(|number| *number != 0)?;
        let value = match WireType::try_from(key & 7).ok()? {
            WireType::Varint => Value::Number(self.varint()?),
            WireType::LengthDelimited => {
                let length = usize::try_from(self.varint()?).ok()?;
                Value::Bytes(self.take(length)?)
            }
            WireType::SixtyFourBit => self.take(8).map(|_| Value::Other)?,
            WireType::ThirtyTwoBit => self.take(4).map(|_| Value::Other)?,
            WireType::StartGroup | WireType::EndGroup => return None,
        };
        Some((number, value))
    }

    /// Nearly all numbers are below 128, and one byte.
    #[inline]
    fn varint(&mut self) -> Option<u64> {
        match self.rest.split_first() {
            Some((byte, rest)) if *byte < 0x80 => {
                self.rest = rest;
                Some(u64::from(*byte))
            }
            _ => decode_varint(&mut self.rest).ok(),
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Option<(u32, Value<'a>)>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.rest = &[];
        }
        Some(field)
    }
}

/// How a field begins whose value may not have arrived: a text, bytes or a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::answer) struct Field {
    pub(in crate::answer) number: u32,
    /// Of number and length, which stand before the value.
    pub(in crate::answer) head: usize,
    /// Of the value.
    pub(in crate::answer) length: usize,
}

impl Field {
    /// The field that a text begins with: `Ok(None)` until so much has arrived.
    ///
    /// # Errors
    /// For what is no such field.
    pub(in crate::answer) fn begin(text: &[u8]) -> Result<Option<Self>, Broken> {
        let mut rest = text;
        let begun = decode_key(&mut rest).and_then(|key| Ok((key, decode_varint(&mut rest)?)));
        match begun {
            Ok(((number, WireType::LengthDelimited), length)) => Ok(Some(Self {
                number,
                head: text.len() - rest.len(),
                length: usize::try_from(length).map_err(|_| Broken)?,
            })),
            Err(_) if text.len() < HEAD_LIMIT => Ok(None),
            _ => Err(Broken),
        }
    }

    /// The whole field's length.
    pub(in crate::answer) fn end(self) -> Result<usize, Broken> {
        self.head.checked_add(self.length).ok_or(Broken)
    }
}

/// What is no message.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::answer) struct Broken;

#[cfg(test)]
mod tests;
