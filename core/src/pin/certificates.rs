//! From CA certificates to pins.

use super::Pin;
use super::pem::Blocks;
use alloc::vec::Vec;
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use sha2::{Digest, Sha256};

/// Why no pins could be made of a CA bundle.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CertificatesError {
    /// Not PEM, or none of its blocks is a certificate.
    #[error("the CA bundle holds no certificate (no -----BEGIN CERTIFICATE----- in it)")]
    None,
    /// A certificate block that is no X.509 certificate.
    // Without the DER reader's own words: they are of tags and lengths, and 4 KB of code in a page.
    #[error("certificate {number} of the CA bundle is not a valid X.509 certificate in DER")]
    Malformed {
        /// Which certificate, counted from 1.
        number: usize,
    },
}

/// The pin of each CA certificate in a PEM bundle, in order. Blocks of other kinds or with headers, blocks that are not
/// well-formed, and text between blocks are passed over, as the reference does.
///
/// # Errors
/// [`CertificatesError`].
pub fn pins_of_pem(bundle: &[u8]) -> Result<Vec<Pin>, CertificatesError> {
    let certificates = Blocks::of(bundle).filter(|block| block.label == b"CERTIFICATE" && !block.has_headers);
    let pins: Vec<Pin> = certificates
        .enumerate()
        .map(|(index, block)| {
            pin_of_der(&block.contents).map_err(|_| CertificatesError::Malformed { number: index + 1 })
        })
        .collect::<Result<_, _>>()?;
    if pins.is_empty() {
        Err(CertificatesError::None)
    } else {
        Ok(pins)
    }
}

/// RFC 5280, 4.1: a certificate is SEQUENCE { tbsCertificate, signatureAlgorithm, signature }, and the seventh field
/// of tbsCertificate is SubjectPublicKeyInfo (the sixth where the version is left out). Only its place is read; whether
/// the certificate is to be trusted is for whoever checks the pin.
fn pin_of_der(certificate: &[u8]) -> der::Result<Pin> {
    const VERSION: Tag = Tag::ContextSpecific {
        constructed: true,
        number: TagNumber(0),
    };
    let mut outer = SliceReader::new(certificate)?;
    let fields = der::asn1::AnyRef::decode(&mut outer)?;
    outer.finish()?;
    fields.tag().assert_eq(Tag::Sequence)?;
    let mut certificate = SliceReader::new(fields.value())?;
    let body = der::asn1::AnyRef::decode(&mut certificate)?;
    body.tag().assert_eq(Tag::Sequence)?;
    let mut tbs = SliceReader::new(body.value())?;
    if Tag::peek(&tbs)? == VERSION {
        tbs.tlv_bytes()?;
    }
    for expected in [
        Tag::Integer,
        Tag::Sequence,
        Tag::Sequence,
        Tag::Sequence,
        Tag::Sequence,
    ] {
        Tag::peek(&tbs)?.assert_eq(expected)?;
        tbs.tlv_bytes()?;
    }
    Tag::peek(&tbs)?.assert_eq(Tag::Sequence)?;
    Ok(Pin(Sha256::digest(tbs.tlv_bytes()?).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_certificate_that_is_none_is_named() {
        let block =
            |contents: &str| format!("-----BEGIN CERTIFICATE-----\n{contents}\n-----END CERTIFICATE-----\n");
        // SEQUENCE { SEQUENCE { INTEGER 1 } }: it ends where the issuer should be.
        let short = pins_of_pem(block("MAUwAwIBAQ==").as_bytes());
        assert_eq!(short, Err(CertificatesError::Malformed { number: 1 }));
        let none = pins_of_pem(b"-----BEGIN CERTIFICATE-----\n");
        assert_eq!(none, Err(CertificatesError::None));
    }
}
