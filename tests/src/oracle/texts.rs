//! Tokens, token IDs, groups and pins: is this text one?

use super::compare::same;
use super::slips::ALPHABET;
use super::{Draw, Fidelity, FidelityError, Tally};
use karmada_token_core::{Group, Pin, Token, TokenId};

pub(super) fn tokens(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("token", token, |text: &String, theirs: bool| {
        let parsed = text.parse::<Token>();
        same(&parsed.is_ok(), &theirs)?;
        parsed.map_or(Ok(()), |token| same(&token.expose().as_str(), &text.as_str()))
    })
}

pub(super) fn token_ids(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let case = |draw: &mut Draw| {
        let id = draw.text(ALPHABET, 6);
        draw.slip(id, 70)
    };
    fidelity.compare("tokenId", case, |text: &String, theirs: bool| {
        same(&text.parse::<TokenId>().is_ok(), &theirs)
    })
}

pub(super) fn groups(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("group", group, |text: &String, theirs: bool| {
        same(&text.parse::<Group>().is_ok(), &theirs)
    })
}

pub(super) fn pins(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let case = |draw: &mut Draw| {
        let length = if draw.percent(90) { 64 } else { draw.below(140) };
        let alphabet = draw.of(&["0123456789abcdef", "0123456789abcdef", "0123456789ABCDEFabcdef"]);
        let prefix = draw.of(&[
            "sha256:", "sha256:", "sha256:", "SHA256:", "Sha256:", "sha512:", "sha256", "",
        ]);
        let pin = prefix.to_owned() + &draw.text(alphabet, length);
        draw.slip(pin, 50)
    };
    fidelity.compare("pin", case, |text: &String, theirs: bool| {
        same(&text.parse::<Pin>().is_ok(), &theirs)
    })
}

fn token(draw: &mut Draw) -> String {
    let (id, secret) = if draw.percent(90) {
        (6, 16)
    } else {
        (draw.below(8), draw.below(19))
    };
    let token = draw.text(ALPHABET, id) + "." + &draw.text(ALPHABET, secret);
    draw.slip(token, 70)
}

/// A group, good or not, as `auth-extra-groups` may hold it.
pub(super) fn group(draw: &mut Draw) -> String {
    let length = match draw.below(10) {
        0 => 254 + draw.below(5),
        1 => draw.below(3),
        _ => 1 + draw.below(24),
    };
    let group = format!("system:bootstrappers:{}", draw.text("abcxyz0189:-", length));
    draw.slip(group, 60)
}
