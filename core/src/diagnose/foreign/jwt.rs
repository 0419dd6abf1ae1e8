//! JSON Web Tokens, and the signatures of cluster-info that are written like them.

use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{ForeignProblem, Kind};
use crate::{Timestamp, TokenId};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use zeroize::Zeroizing;

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

fn jwt(text: &Glyphs, header: &str, claims: &str, notes: &mut Notes) -> Kind {
    let (Some(_), Some(claims)) = (Header::of(header), Claims::of(claims)) else {
        notes.add(ForeignProblem::JwtDamaged, text.whole());
        return Kind::Jwt;
    };
    let (problem, kind) = if claims.service_account {
        (ForeignProblem::ServiceAccount, Kind::ServiceAccountToken)
    } else {
        (ForeignProblem::Jwt, Kind::Jwt)
    };
    notes.add(problem, text.whole());
    if let (Some(now), Some(end)) = (notes.now, claims.end)
        && has_passed(end, now)
    {
        notes.add(ForeignProblem::JwtExpired, text.whole());
    }
    kind
}

/// RFC 7519, 4.1.4: seconds since 1970, with or without decimals.
#[expect(
    clippy::cast_precision_loss,
    reason = "seconds of the years 0 to 9999 are whole numbers below 2^53"
)]
fn has_passed(end: f64, now: Timestamp) -> bool {
    end <= now.unix_seconds() as f64
}

fn signature(text: &Glyphs, header: &str, code: &str, notes: &mut Notes) -> Kind {
    let id = Header::of(header)
        .filter(|header| header.algorithm.as_deref() == Some("HS256"))
        .and_then(|header| header.key_id);
    let id = id.and_then(|id| id.parse::<TokenId>().ok());
    let whole = URL_SAFE_NO_PAD.decode(code).is_ok_and(|bytes| bytes.len() == 32);
    match id.filter(|_| whole) {
        Some(id) => notes.add(ForeignProblem::DetachedSignature { id }, text.whole()),
        None => notes.add(ForeignProblem::SignatureDamaged, text.whole()),
    }
    Kind::Signature
}

struct Header {
    algorithm: Option<String>,
    key_id: Option<String>,
}

impl Header {
    fn of(part: &str) -> Option<Self> {
        let header = object(part)?;
        Some(Header {
            algorithm: text_of(&header, "alg")?,
            key_id: text_of(&header, "kid")?,
        })
    }
}

/// As much of the claims as tells where it is from; the rest is nobody's business.
struct Claims {
    service_account: bool,
    /// When it ends, in seconds since 1970.
    end: Option<f64>,
}

impl Claims {
    fn of(part: &str) -> Option<Self> {
        let claims = object(part)?;
        let (issuer, subject) = (text_of(&claims, "iss")?, text_of(&claims, "sub")?);
        let by = |claim: Option<String>, start: &str| claim.is_some_and(|text| text.starts_with(start));
        let service_account = known(&claims, "kubernetes.io").is_some()
            || by(subject, "system:serviceaccount:")
            || by(issuer, "kubernetes/serviceaccount");
        let end = known(&claims, "exp").map(|end| end.as_f64().ok_or(()));
        Some(Claims {
            service_account,
            end: end.transpose().ok()?,
        })
    }
}

/// The JSON object in a part; none where it is none.
fn object(part: &str) -> Option<Value> {
    let json = Zeroizing::new(URL_SAFE_NO_PAD.decode(part).ok()?);
    serde_json::from_str(str::from_utf8(&json).ok()?)
        .ok()
        .filter(Value::is_object)
}

/// What is there and not null.
fn known<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.get(name).filter(|value| !value.is_null())
}

/// A text, where there is one; none at all for what is there and is no text.
fn text_of(object: &Value, name: &str) -> Option<Option<String>> {
    match known(object, name) {
        None => Some(None),
        Some(value) => value.as_str().map(|text| Some(text.to_owned())),
    }
}
