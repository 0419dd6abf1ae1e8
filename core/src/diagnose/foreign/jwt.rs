//! JSON Web Tokens, and the signatures of cluster-info that are written like them.

use crate::TokenId;
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{ForeignProblem, Kind};
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

#[cfg(feature = "diagnose-documents")]
mod claims;
#[cfg(feature = "diagnose-documents")]
use claims::examine as jwt;

/// Looks at a value that begins like one.
pub(super) fn examine(text: &Glyphs, value: &str, notes: &mut Notes) -> Kind {
    let parts: Vec<&str> = value.split('.').take(4).collect();
    match parts.as_slice() {
        [header, "", code] => signature(text, header, code, notes),
        [header, claims, code] if !code.is_empty() => jwt(text, header, claims, notes),
        _ => {
            notes.add(ForeignProblem::JwtDamaged, text.whole());
            Kind::Jwt
        }
    }
}

/// Without a reader of JSON, all that can be told is what it looks like.
#[cfg(not(feature = "diagnose-documents"))]
fn jwt(text: &Glyphs, _: &str, _: &str, notes: &mut Notes) -> Kind {
    notes.add(ForeignProblem::Jwt, text.whole());
    Kind::Jwt
}

fn signature(text: &Glyphs, header: &str, code: &str, notes: &mut Notes) -> Kind {
    let whole = URL_SAFE_NO_PAD.decode(code).is_ok_and(|bytes| bytes.len() == 32);
    match key_id(header).filter(|_| whole) {
        Some(id) => notes.add(ForeignProblem::DetachedSignature { id }, text.whole()),
        None => notes.add(ForeignProblem::SignatureDamaged, text.whole()),
    }
    Kind::Signature
}

/// The token of a signature, whose header is the same to the letter but for it.
fn key_id(header: &str) -> Option<TokenId> {
    let json = URL_SAFE_NO_PAD.decode(header).ok()?;
    let id = json
        .strip_prefix(br#"{"alg":"HS256","kid":""#)?
        .strip_suffix(br#""}"#)?;
    str::from_utf8(id).ok()?.parse().ok()
}
