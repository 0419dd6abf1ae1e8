//! Whom a certificate is asked for.

use crate::pin::pem_contents;
use alloc::borrow::ToOwned;
use alloc::string::String;
use der::asn1::AnyRef;
use der::{Decode, Reader, SliceReader, Tag, Tagged};

/// `id-at-commonName`, 2.5.4.3 (RFC 5280, A.1), as DER has it.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];

/// The CN of a PKCS #10 request in PEM (RFC 2986): CertificationRequest is SEQUENCE { info, algorithm, signature }, and
/// info is SEQUENCE { version, subject, ... }. Its signature isn't looked at: the API server has.
pub(super) fn common_name(pem: &[u8]) -> Option<String> {
    let request = pem_contents(pem, b"CERTIFICATE REQUEST")?;
    of_der(&request).ok().flatten()
}

fn of_der(request: &[u8]) -> der::Result<Option<String>> {
    let outer = sequence(&mut SliceReader::new(request)?)?;
    let info = sequence(&mut SliceReader::new(outer)?)?;
    let mut info = SliceReader::new(info)?;
    info.tlv_bytes()?;
    let mut names = SliceReader::new(sequence(&mut info)?)?;
    while !names.is_finished() {
        let set = AnyRef::decode(&mut names)?;
        set.tag().assert_eq(Tag::Set)?;
        let mut set = SliceReader::new(set.value())?;
        while !set.is_finished() {
            let mut pair = SliceReader::new(sequence(&mut set)?)?;
            let kind = AnyRef::decode(&mut pair)?;
            let value = AnyRef::decode(&mut pair)?;
            if kind.tag() == Tag::ObjectIdentifier && kind.value() == COMMON_NAME {
                return Ok(core::str::from_utf8(value.value()).ok().map(str::to_owned));
            }
        }
    }
    Ok(None)
}

fn sequence<'a>(reader: &mut SliceReader<'a>) -> der::Result<&'a [u8]> {
    let any = AnyRef::decode(reader)?;
    any.tag().assert_eq(Tag::Sequence)?;
    Ok(any.value())
}
