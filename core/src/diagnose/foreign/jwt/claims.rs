//! What a JSON Web Token says of itself, as far as it tells where it is from; the rest is nobody's business.

use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::diagnose::{ForeignProblem, Kind};
use crate::yaml::{self, Node, Value};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

pub(super) fn examine(text: &Glyphs, header: &str, claims: &str, notes: &mut Notes) -> Kind {
    let (Some(_), Some(claims)) = (object(header), Claims::of(claims)) else {
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
        && end <= now.unix_seconds()
    {
        notes.add(ForeignProblem::JwtExpired, text.whole());
    }
    kind
}

struct Claims {
    service_account: bool,
    /// When it ends, in whole seconds since 1970 (RFC 7519, 4.1.4).
    end: Option<i64>,
}

impl Claims {
    fn of(part: &str) -> Option<Self> {
        let claims = object(part)?;
        let begins = |name: &str, start: &str| match claims.get(name) {
            None => Some(false),
            Some(node) => node.as_text().map(|text| text.starts_with(start)),
        };
        let issuer = begins("iss", "kubernetes/serviceaccount")?;
        let subject = begins("sub", "system:serviceaccount:")?;
        let end = match claims.get("exp").map(|end| &end.value) {
            None => None,
            // A number with an exponent tells nothing of its end: whoever issues tokens writes none.
            Some(Value::Number(end)) if end.contains(['e', 'E']) => None,
            Some(Value::Number(end)) => end.split('.').next().and_then(|whole| whole.parse().ok()),
            Some(_) => return None,
        };
        Some(Claims {
            service_account: issuer || subject || claims.get("kubernetes.io").is_some(),
            end,
        })
    }
}

/// The JSON object in a part; none where it is none. It is read as the YAML that JSON is: a reader of its own would be a tenth of the
/// validator's page.
fn object(part: &str) -> Option<Node> {
    let json = Zeroizing::new(URL_SAFE_NO_PAD.decode(part).ok()?);
    yaml::document(str::from_utf8(&json).ok()?).ok()
}
