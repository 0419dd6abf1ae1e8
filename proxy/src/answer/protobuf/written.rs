//! Protobuf as the API server writes it, for tests.

use prost::encoding::{WireType, encode_key, encode_varint};

use super::MAGIC;

pub(in crate::answer) fn bytes(field: u32, value: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    encode_key(field, WireType::LengthDelimited, &mut text);
    encode_varint(value.len() as u64, &mut text);
    [&text, value].concat()
}

pub(in crate::answer) fn number(field: u32, value: u64) -> Vec<u8> {
    let mut text = Vec::new();
    encode_key(field, WireType::Varint, &mut text);
    encode_varint(value, &mut text);
    text
}

pub(in crate::answer) fn message(field: u32, parts: &[Vec<u8>]) -> Vec<u8> {
    bytes(field, &parts.concat())
}

/// An entry of a map.
pub(in crate::answer) fn entry(field: u32, name: &str, value: &[u8]) -> Vec<u8> {
    message(field, &[bytes(1, name.as_bytes()), bytes(2, value)])
}

/// A document in its envelope.
pub(in crate::answer) fn document(kind: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let type_meta = message(1, &[bytes(1, b"v1"), bytes(2, kind.as_bytes())]);
    [
        MAGIC,
        &type_meta,
        &message(2, parts),
        &bytes(3, b""),
        &bytes(4, b""),
    ]
    .concat()
}

/// An item of a list, with this in its data.
pub(in crate::answer) fn secret(namespace: &str, kind: &str, data: &[(&str, &str)]) -> Vec<u8> {
    let metadata = message(
        1,
        &[
            bytes(1, b"bootstrap-token-abcdef"),
            bytes(2, b""),
            bytes(3, namespace.as_bytes()),
        ],
    );
    let data: Vec<Vec<u8>> = data
        .iter()
        .map(|(name, value)| entry(2, name, value.as_bytes()))
        .collect();
    [metadata, data.concat(), bytes(3, kind.as_bytes())].concat()
}
