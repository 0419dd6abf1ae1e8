//! The values of a Secret: bytes, in base64 on the wire.

use crate::go_base64;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::{Deserialize, Deserializer, de};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes that may be secret: zeroed when dropped, Debug shows their number.
#[derive(Clone, Default, Eq, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct ByteString(Vec<u8>);

impl ByteString {
    /// The bytes in clear.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn to_base64(&self) -> Zeroizing<String> {
        go_base64::encode(&self.0)
    }
}

impl From<&str> for ByteString {
    fn from(text: &str) -> Self {
        ByteString(text.as_bytes().to_vec())
    }
}

impl fmt::Debug for ByteString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ByteString({} bytes)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for ByteString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Base64Visitor)
    }
}

struct Base64Visitor;

impl<'de> de::Visitor<'de> for Base64Visitor {
    type Value = ByteString;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value in base64")
    }

    /// Go decodes `null` to no bytes.
    fn visit_none<E: de::Error>(self) -> Result<ByteString, E> {
        Ok(ByteString::default())
    }

    fn visit_unit<E: de::Error>(self) -> Result<ByteString, E> {
        Ok(ByteString::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ByteString, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<ByteString, E> {
        // The error must not repeat the value, which may be secret.
        go_base64::decode(text.as_bytes())
            .map(ByteString)
            .ok_or_else(|| E::custom("a value is not in base64"))
    }
}
