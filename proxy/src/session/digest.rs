//! What is kept of a secret in place of it: its SHA-256, compared in constant time.

use secrecy::ExposeSecret;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;

use crate::upstream::Credential;

/// The SHA-256 of a secret of high entropy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digest([u8; Digest::LENGTH]);

impl Digest {
    pub(crate) const LENGTH: usize = 32;

    pub(crate) fn of(secret: &[u8]) -> Self {
        Self(Sha256::digest(secret).into())
    }

    pub(crate) const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// Whether it is of the same secret; how much of it is alike can't be measured.
    pub(crate) fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// What a caller is known by in memory, in place of the credential.
pub(crate) type CallerKey = [u8; Digest::LENGTH];

/// That of whoever has this credential; `None` for who shows none.
pub(crate) fn caller_key(credential: &Credential) -> Option<CallerKey> {
    let secret = match credential {
        Credential::Bearer(token) => token.expose_secret(),
        Credential::Own => "",
        Credential::Anonymous => return None,
    };
    Some(*Digest::of(secret.as_bytes()).as_bytes())
}
