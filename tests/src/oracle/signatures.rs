//! Detached JWS over cluster-info: how it is signed, and which signature is taken.

use super::compare::same;
use super::slips::ALPHABET;
use super::{Fidelity, FidelityError, Random, Tally};
use karmada_token_core::{DetachedSignature, Token};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize)]
struct Signed {
    content: String,
    id: String,
    secret: String,
    signature: String,
}

#[derive(Deserialize)]
struct Checked {
    signature: String,
    valid: bool,
}

pub(super) fn checked(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("jws", signed, |case: &Signed, theirs: Option<Checked>| {
        let theirs = theirs.ok_or("they can't sign")?;
        let token = token(&case.id, &case.secret)?;
        let content = case.content.as_bytes();
        same(
            &DetachedSignature::sign(content, &token).to_string(),
            &theirs.signature,
        )?;
        let verified = case
            .signature
            .parse::<DetachedSignature>()
            .and_then(|signature| signature.verify(content, &token));
        same(&verified.is_ok(), &theirs.valid).map_err(|words| format!("{words}; ours {verified:?}"))
    })
}

/// A signature that is good, or is over another content or of another token, or has slipped.
fn signed(random: &mut Random) -> Signed {
    let length = if random.percent(1) {
        2000
    } else {
        random.of(&[0, 1, 20, 50])
    };
    let content = random.text("apiVersion: v1\n\"{}é\u{2028}", length);
    let (id, secret) = (random.text(ALPHABET, 6), random.text(ALPHABET, 16));
    let signed_content = random.slip(content.clone(), 15);
    let signed_id = if random.percent(10) {
        random.text(ALPHABET, 6)
    } else {
        id.clone()
    };
    let signed_secret = if random.percent(10) {
        random.text(ALPHABET, 16)
    } else {
        secret.clone()
    };
    let signature = token(&signed_id, &signed_secret)
        .map(|token| DetachedSignature::sign(signed_content.as_bytes(), &token).to_string())
        .unwrap_or_default();
    let signature = random.slip(signature, 40);
    Signed {
        content,
        id,
        secret,
        signature,
    }
}

fn token(id: &str, secret: &str) -> Result<Token, String> {
    format!("{id}.{secret}")
        .parse()
        .map_err(|error| format!("{error}"))
}
