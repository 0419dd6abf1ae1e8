//! Is it the certificate that was asked for?

use thiserror::Error;
use x509_parser::pem::parse_x509_pem;
use x509_parser::x509::X509Name;

use super::request::AGENTS;
use crate::pki::ClientIdentity;

/// It isn't.
#[derive(Debug, Error)]
pub enum CertificateError {
    /// No certificate in PEM.
    #[error("{0} is no PEM certificate")]
    Unreadable(&'static str),
    /// Signed by someone else.
    #[error("the CA that was pinned didn't sign it")]
    Signature,
    /// Not valid now.
    #[error("it isn't valid now")]
    Validity,
    /// For someone else.
    #[error("it is for CN {common_name:?} in O {organization:?}")]
    Subject {
        /// The certificate's CN.
        common_name: String,
        /// The certificate's O.
        organization: String,
    },
}

/// Checks signer, validity and subject.
pub(super) fn judge(signed: &ClientIdentity, user: &str, authority: &str) -> Result<(), CertificateError> {
    let (_, pem) = parse_x509_pem(signed.certificate.as_bytes())
        .map_err(|_| CertificateError::Unreadable("what was signed"))?;
    let certificate = pem
        .parse_x509()
        .map_err(|_| CertificateError::Unreadable("what was signed"))?;
    let (_, authority) =
        parse_x509_pem(authority.as_bytes()).map_err(|_| CertificateError::Unreadable("the CA"))?;
    let authority = authority
        .parse_x509()
        .map_err(|_| CertificateError::Unreadable("the CA"))?;
    certificate
        .verify_signature(Some(authority.public_key()))
        .map_err(|_| CertificateError::Signature)?;
    if !certificate.validity().is_valid() {
        return Err(CertificateError::Validity);
    }
    let (common_name, organization) = names(certificate.subject());
    if common_name != user || organization != AGENTS {
        return Err(CertificateError::Subject {
            common_name,
            organization,
        });
    }
    Ok(())
}

/// CN and O of a subject, empty where there is none.
pub(crate) fn names(subject: &X509Name<'_>) -> (String, String) {
    let first = |value: Option<&x509_parser::x509::AttributeTypeAndValue<'_>>| {
        value
            .and_then(|value| value.as_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    (
        first(subject.iter_common_name().next()),
        first(subject.iter_organization().next()),
    )
}
