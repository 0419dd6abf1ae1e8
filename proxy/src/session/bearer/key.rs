//! A key that session cookies are encrypted with: AES-256-GCM, a random nonce in front.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

/// Says what sealed a cookie, so that a later form can be told from this one.
const VERSION: u8 = 1;

/// An encryption key; Debug shows nothing of it.
pub(crate) struct CookieKey(LessSafeKey);

/// The first encrypts, all decrypt.
#[derive(Debug)]
pub(crate) struct CookieKeys {
    pub(crate) first: CookieKey,
    pub(crate) others: Vec<CookieKey>,
    /// Whether they end with the process.
    pub(crate) are_random: bool,
}

/// Why a file holds no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must hold 32 random bytes in base64, as `openssl rand -base64 32` prints them")]
pub struct CookieKeyError;

impl CookieKey {
    /// Bytes that sealing adds.
    pub(crate) const OVERHEAD: usize = 1 + NONCE_LEN + 16;

    /// A key that ends with the process.
    ///
    /// # Errors
    /// No randomness.
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice())?;
        // 32 bytes are what the algorithm takes, so this has one outcome.
        Self::from_bytes(bytes.as_slice()).map_err(|_| getrandom::Error::UNEXPECTED)
    }

    /// The key that a file holds.
    pub(crate) fn from_base64(text: &str) -> Result<Self, CookieKeyError> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).map_err(|_| CookieKeyError)?);
        Self::from_bytes(&bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, CookieKeyError> {
        let key = UnboundKey::new(&AES_256_GCM, bytes).map_err(|_| CookieKeyError)?;
        Ok(Self(LessSafeKey::new(key)))
    }

    /// Version, nonce, ciphertext and tag. `None` when there is no randomness.
    pub(super) fn seal(&self, plain: &[u8], context: &[u8]) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).ok()?;
        let mut sealed = Zeroizing::new(plain.to_vec());
        let tag = self
            .0
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context),
                &mut sealed,
            )
            .ok()?;
        Some([&[VERSION][..], &nonce, &sealed, tag.as_ref()].concat())
    }

    /// What was sealed with this key in this context.
    pub(super) fn open(&self, sealed: &[u8], context: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let rest = sealed.strip_prefix(&[VERSION])?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LEN>()?;
        let mut buffer = Zeroizing::new(ciphertext.to_vec());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length = self
            .0
            .open_in_place(nonce, Aad::from(context), &mut buffer)
            .ok()?
            .len();
        buffer.truncate(length);
        Some(buffer)
    }
}

impl fmt::Debug for CookieKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CookieKey")
    }
}
