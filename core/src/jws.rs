//! The signatures of `cluster-info`: how a cluster that joins knows that the control plane knows its token.

use crate::{Token, TokenId, TokenSecret};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use core::fmt;
use core::str::FromStr;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A compact JWS whose middle part, the payload, is left out (RFC 7515, appendix F), as Kubernetes'
/// `cluster-bootstrap/token/jws` writes it: header `{"alg":"HS256","kid":"<token ID>"}`, HMAC-SHA-256 under the token
/// secret. It is no secret, and has no `==`: who compared a signature with a right one would not do so in constant time.
#[derive(Clone, Debug)]
pub struct DetachedSignature {
    id: TokenId,
    code: [u8; 32],
}

/// Why a text is not such a signature, or not the right one.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SignatureError {
    /// Not three parts.
    #[error("a signature of cluster-info has three parts between dots, the middle one empty")]
    Parts,
    /// The payload is there.
    #[error("the middle part of the signature is not empty: this signs its own content, not cluster-info")]
    Attached,
    /// The header can't be read.
    #[error("the header of the signature is not JSON in base64")]
    Header,
    /// Another algorithm.
    #[error("the signature is not made with HS256")]
    Algorithm,
    /// `kid` is no token ID.
    #[error("the signature doesn't name a token ID")]
    KeyId,
    /// A header with more in it, or written otherwise: who joins compares the whole text, and refuses it.
    #[error("the header of the signature is not written as Kubernetes writes it")]
    Form,
    /// The last part is not 32 bytes in base64.
    #[error("the last part of the signature is not 32 bytes in base64")]
    Code,
    /// For another token.
    #[error("the signature is for the token {found}, not for {expected}")]
    OtherToken {
        /// The token that was to be checked.
        expected: TokenId,
        /// The one that it names.
        found: TokenId,
    },
    /// Made with another secret, or over another content.
    #[error(
        "the signature doesn't match: the secret is another, or the content was changed since it was signed"
    )]
    Mismatch,
}

impl DetachedSignature {
    /// The token that it says it was made with.
    #[must_use]
    pub fn token_id(&self) -> TokenId {
        self.id
    }

    /// Signs a content.
    #[must_use]
    pub fn sign(content: &[u8], token: &Token) -> Self {
        let code = authenticator(content, token.id(), token.secret()).finalize();
        DetachedSignature {
            id: token.id(),
            code: code.into_bytes().into(),
        }
    }

    /// Whether it was made with this token over this content. The codes are compared in constant time.
    ///
    /// # Errors
    /// [`SignatureError::OtherToken`] and [`SignatureError::Mismatch`].
    pub fn verify(&self, content: &[u8], token: &Token) -> Result<(), SignatureError> {
        if self.id != token.id() {
            return Err(SignatureError::OtherToken {
                expected: token.id(),
                found: self.id,
            });
        }
        authenticator(content, self.id, token.secret())
            .verify_slice(&self.code)
            .map_err(|_| SignatureError::Mismatch)
    }
}

impl FromStr for DetachedSignature {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        let parts: Vec<&str> = text.split('.').take(4).collect();
        let [header, payload, code] = parts.as_slice() else {
            return Err(SignatureError::Parts);
        };
        if !payload.is_empty() {
            return Err(SignatureError::Attached);
        }
        let id = token_id_of(header)?;
        if *header != header_for(id) {
            return Err(SignatureError::Form);
        }
        let code = URL_SAFE_NO_PAD.decode(code).ok();
        let code = code.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let code = code.ok_or(SignatureError::Code)?;
        Ok(DetachedSignature { id, code })
    }
}

impl fmt::Display for DetachedSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}..{}",
            header_for(self.id),
            URL_SAFE_NO_PAD.encode(self.code)
        )
    }
}

/// Read loosely, for the word about what is wrong: the whole header is then compared to the letter, as kubeadm and karmadactl do.
fn token_id_of(header: &str) -> Result<TokenId, SignatureError> {
    let json = URL_SAFE_NO_PAD.decode(header).ok();
    let json = json.as_deref().and_then(|json| str::from_utf8(json).ok());
    let json = json.ok_or(SignatureError::Header)?;
    let text = |name: &str| Some(json.split_once(name)?.1.split_once('"')?.0);
    if text(r#""alg":""#).ok_or(SignatureError::Header)? != "HS256" {
        return Err(SignatureError::Algorithm);
    }
    let id = text(r#""kid":""#).and_then(|id| id.parse().ok());
    id.ok_or(SignatureError::KeyId)
}

fn header_for(id: TokenId) -> String {
    URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"HS256","kid":"{id}"}}"#))
}

/// RFC 7515, 5.1: the code is over the header, a dot and the payload, both in base64.
fn authenticator(content: &[u8], id: TokenId, secret: &TokenSecret) -> Hmac<Sha256> {
    // HMAC fills a short key up with zeros (RFC 2104), so this block is that key.
    let mut key = Zeroizing::new([0_u8; 64]);
    key.iter_mut()
        .zip(secret.expose().bytes())
        .for_each(|(slot, byte)| *slot = byte);
    let mut mac = Hmac::<Sha256>::new((&*key).into());
    mac.update(header_for(id).as_bytes());
    mac.update(b".");
    mac.update(URL_SAFE_NO_PAD.encode(content).as_bytes());
    mac
}

#[cfg(test)]
mod tests;
