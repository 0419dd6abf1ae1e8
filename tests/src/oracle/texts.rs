//! Tokens, token IDs, groups and pins: is this text one?

use super::compare::same;
use super::slips::ALPHABET;
use super::{Fidelity, FidelityError, Random, Tally};
use karmada_token_core::{Group, Pin, Token, TokenId};

pub(super) fn tokens(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("token", token, |text: &String, theirs: bool| {
        let parsed = text.parse::<Token>();
        same(&parsed.is_ok(), &theirs)?;
        parsed.map_or(Ok(()), |token| same(&token.expose().as_str(), &text.as_str()))
    })
}

pub(super) fn token_ids(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let case = |random: &mut Random| {
        let id = random.text(ALPHABET, 6);
        random.slip(id, 70)
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
    let case = |random: &mut Random| {
        let length = if random.percent(90) { 64 } else { random.below(140) };
        let alphabet = random.of(&["0123456789abcdef", "0123456789abcdef", "0123456789ABCDEFabcdef"]);
        let prefix = random.of(&[
            "sha256:", "sha256:", "sha256:", "SHA256:", "Sha256:", "sha512:", "sha256", "",
        ]);
        let pin = prefix.to_owned() + &random.text(alphabet, length);
        random.slip(pin, 50)
    };
    fidelity.compare("pin", case, |text: &String, theirs: bool| {
        same(&text.parse::<Pin>().is_ok(), &theirs)
    })
}

fn token(random: &mut Random) -> String {
    let (id, secret) = if random.percent(90) {
        (6, 16)
    } else {
        (random.below(8), random.below(19))
    };
    let token = random.text(ALPHABET, id) + "." + &random.text(ALPHABET, secret);
    random.slip(token, 70)
}

/// A group, good or not, as `auth-extra-groups` may hold it.
pub(super) fn group(random: &mut Random) -> String {
    let length = match random.below(10) {
        0 => 254 + random.below(5),
        1 => random.below(3),
        _ => 1 + random.below(24),
    };
    let group = format!("system:bootstrappers:{}", random.text("abcxyz0189:-", length));
    random.slip(group, 60)
}
