//! The control plane's own certificate authority.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};
use thiserror::Error;

/// A key or a certificate could not be made.
#[derive(Debug, Error)]
#[error("making {what}: {cause}")]
pub struct PkiError {
    what: &'static str,
    cause: rcgen::Error,
}

/// A certificate with its key, both PEM.
#[derive(Debug, Clone)]
pub struct ClientIdentity {
    /// The certificate.
    pub certificate: String,
    /// Its private key (PKCS #8).
    pub key: String,
}

/// A CA that signs the API server's certificate and its clients', as Karmada's own CA does.
#[derive(Debug)]
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    /// A fresh CA (ECDSA P-256).
    pub fn new() -> Result<Self, PkiError> {
        let fail = |cause| PkiError {
            what: "the CA",
            cause,
        };
        let mut params = named("karmada", None);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
        let key = KeyPair::generate().map_err(fail)?;
        let issuer = CertifiedIssuer::self_signed(params, key).map_err(fail)?;
        Ok(Self { issuer })
    }

    /// The CA's certificate, PEM.
    pub fn certificate(&self) -> String {
        self.issuer.pem()
    }

    /// The CA's private key, PEM: kube-controller-manager signs with it.
    pub fn key(&self) -> String {
        self.issuer.key().serialize_pem()
    }

    /// A serving certificate for loopback.
    pub fn server(&self) -> Result<ClientIdentity, PkiError> {
        let fail = |cause| PkiError {
            what: "the serving certificate",
            cause,
        };
        let names = ["127.0.0.1", "localhost", "kubernetes.default.svc"].map(str::to_owned);
        let mut params = CertificateParams::new(names).map_err(fail)?;
        params.distinguished_name = named("kube-apiserver", None).distinguished_name;
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        self.sign(params).map_err(fail)
    }

    /// A client certificate: Kubernetes reads the user's name from CN and the group from O.
    pub fn client(&self, user: &str, group: Option<&str>) -> Result<ClientIdentity, PkiError> {
        self.sign_client(named(user, group))
    }

    /// The same, which ends at `end`.
    pub fn client_until(
        &self,
        user: &str,
        group: &str,
        end: time::OffsetDateTime,
    ) -> Result<ClientIdentity, PkiError> {
        let mut params = named(user, Some(group));
        params.not_after = end;
        self.sign_client(params)
    }

    fn sign_client(&self, mut params: CertificateParams) -> Result<ClientIdentity, PkiError> {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        self.sign(params).map_err(|cause| PkiError {
            what: "a client certificate",
            cause,
        })
    }

    fn sign(&self, params: CertificateParams) -> Result<ClientIdentity, rcgen::Error> {
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(ClientIdentity {
            certificate: certificate.pem(),
            key: key.serialize_pem(),
        })
    }
}

/// The key pair that service-account tokens are signed with and verified by, both PEM.
pub(crate) fn service_account_keys() -> Result<(String, String), PkiError> {
    KeyPair::generate()
        .map(|key| (key.serialize_pem(), key.public_key_pem()))
        .map_err(|cause| PkiError {
            what: "the service-account key",
            cause,
        })
}

fn named(common_name: &str, organization: Option<&str>) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, common_name);
    if let Some(organization) = organization {
        params
            .distinguished_name
            .push(DnType::OrganizationName, organization);
    }
    params
}
