//! JSON Web Tokens, and the signatures of cluster-info that are written like them.

use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{ForeignProblem, Kind};
use crate::{Timestamp, TokenId};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use zeroize::Zeroizing;

#[derive(Deserialize)]
struct Header {
    alg: Option<String>,
    kid: Option<String>,
}

/// As much of the claims as tells where it is from; the rest is nobody's business.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    iss: Option<String>,
    sub: Option<String>,
    exp: Option<f64>,
    #[serde(rename = "kubernetes.io")]
    kubernetes: Option<serde::de::IgnoredAny>,
}

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
    let header: Option<Header> = decode(header);
    let claims: Option<Claims> = decode(claims);
    let (Some(_), Some(claims)) = (header, claims) else {
        notes.add(ForeignProblem::JwtDamaged, text.whole());
        return Kind::Jwt;
    };
    let by = |claim: &Option<String>, start: &str| claim.as_ref().is_some_and(|text| text.starts_with(start));
    let service_account = claims.kubernetes.is_some()
        || by(&claims.sub, "system:serviceaccount:")
        || by(&claims.iss, "kubernetes/serviceaccount");
    let (problem, kind) = if service_account {
        (ForeignProblem::ServiceAccount, Kind::ServiceAccountToken)
    } else {
        (ForeignProblem::Jwt, Kind::Jwt)
    };
    notes.add(problem, text.whole());
    if let (Some(now), Some(end)) = (notes.now, claims.exp)
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
    let header: Option<Header> = decode(header);
    let id = header
        .filter(|header| header.alg.as_deref() == Some("HS256"))
        .and_then(|header| header.kid);
    let id = id.and_then(|id| id.parse::<TokenId>().ok());
    let whole = URL_SAFE_NO_PAD.decode(code).is_ok_and(|bytes| bytes.len() == 32);
    match id.filter(|_| whole) {
        Some(id) => notes.add(ForeignProblem::DetachedSignature { id }, text.whole()),
        None => notes.add(ForeignProblem::SignatureDamaged, text.whole()),
    }
    Kind::Signature
}

fn decode<T: for<'a> Deserialize<'a>>(part: &str) -> Option<T> {
    let json = Zeroizing::new(URL_SAFE_NO_PAD.decode(part).ok()?);
    serde_json::from_slice(&json).ok()
}
