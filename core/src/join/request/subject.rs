//! Whom a certificate is asked for.

use crate::pin::pem_contents;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use der::asn1::AnyRef;
use der::{Decode, Reader, SliceReader, Tag, Tagged};

/// `id-at-commonName`, 2.5.4.3 (RFC 5280, A.1), as DER has it.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// `id-at-organizationName`, 2.5.4.10.
const ORGANIZATION: &[u8] = &[0x55, 0x04, 0x0a];
/// `id-ce-subjectAltName`, 2.5.29.17, with its tag and length.
const OTHER_NAMES: &[u8] = &[0x06, 0x03, 0x55, 0x1d, 0x11];

/// The subject of a request, as Go reads it: of several CNs the last one counts.
#[derive(Debug, Default)]
pub(super) struct Subject {
    pub(super) common_name: Option<String>,
    pub(super) organizations: Vec<String>,
    /// Whether it is to be for hosts, addresses or URIs too.
    pub(super) has_other_names: bool,
}

impl Subject {
    /// Of a PKCS #10 request in PEM (RFC 2986): CertificationRequest is SEQUENCE { info, algorithm, signature }, and info is
    /// SEQUENCE { version, subject, ... }. Its signature isn't looked at: the API server has.
    pub(super) fn of_pem(pem: &[u8]) -> Option<Self> {
        of_der(&pem_contents(pem, b"CERTIFICATE REQUEST")?).ok()
    }
}

fn of_der(request: &[u8]) -> der::Result<Subject> {
    let outer = sequence(&mut SliceReader::new(request)?)?;
    let info = sequence(&mut SliceReader::new(outer)?)?;
    let mut subject = Subject {
        has_other_names: info.windows(OTHER_NAMES.len()).any(|bytes| bytes == OTHER_NAMES),
        ..Subject::default()
    };
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
            let value = text(AnyRef::decode(&mut pair)?);
            match kind.value() {
                COMMON_NAME => subject.common_name = value,
                ORGANIZATION => subject.organizations.push(value.unwrap_or_default()),
                _ => {}
            }
        }
    }
    Ok(subject)
}

/// None of a kind that isn't bytes of text: Go may read another name from it, or none.
fn text(value: AnyRef<'_>) -> Option<String> {
    let is_text = matches!(
        value.tag(),
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String
    );
    core::str::from_utf8(value.value())
        .ok()
        .filter(|_| is_text)
        .map(str::to_owned)
}

fn sequence<'a>(reader: &mut SliceReader<'a>) -> der::Result<&'a [u8]> {
    let any = AnyRef::decode(reader)?;
    any.tag().assert_eq(Tag::Sequence)?;
    Ok(any.value())
}
