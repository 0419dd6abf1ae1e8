//! What a certificate says of itself.

use std::net::IpAddr;

use karmada_token_core::Timestamp;
use x509_parser::extensions::GeneralName;
use x509_parser::parse_x509_certificate;

/// Its DNS names and addresses, and the end of its validity. Its CN is no name: no TLS client looks at it any more.
pub(super) fn of(certificate: &[u8]) -> Option<(Vec<String>, Timestamp)> {
    let (_, certificate) = parse_x509_certificate(certificate).ok()?;
    let expires = Timestamp::from_unix_seconds(certificate.validity().not_after.timestamp()).ok()?;
    let names = certificate.subject_alternative_name().ok()?;
    let names = names.map(|extension| extension.value.general_names.iter().filter_map(name).collect());
    Some((names.unwrap_or_default(), expires))
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => address(bytes).map(|address| address.to_string()),
        _ => None,
    }
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    match bytes.len() {
        4 => <[u8; 4]>::try_from(bytes).ok().map(IpAddr::from),
        16 => <[u8; 16]>::try_from(bytes).ok().map(IpAddr::from),
        _ => None,
    }
}
