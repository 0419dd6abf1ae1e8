//! The Secret that is written for a person's wishes.

use super::compare::same;
use super::slips::ALPHABET;
use super::times::Instant;
use super::{Fidelity, FidelityError, Random, Tally};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{
    BootstrapToken, ByteString, DataKey, Description, Expiration, Group, Secret, Usage, Usages,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person asks for; always something that core takes, since what it refuses is never written.
#[derive(Debug, Serialize)]
struct Wishes {
    token: String,
    expires: Option<Instant>,
    usages: Vec<&'static str>,
    groups: Vec<String>,
    description: String,
}

/// A Secret, with its values in base64.
#[derive(Debug, Deserialize, PartialEq)]
struct Written {
    name: String,
    namespace: String,
    r#type: String,
    data: BTreeMap<String, String>,
}

pub(super) fn written(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("encode", wishes, |wishes: &Wishes, theirs: Option<Written>| {
        let secret = bootstrap_token(wishes)?.to_secret();
        same(&Some(Written::from(&secret)), &theirs)?;
        let sent = secret.to_json();
        let received = Secret::from_json(&sent).map_err(|error| error.to_string())?;
        same(&Some(Written::from(&received)), &theirs)
    })
}

fn wishes(random: &mut Random) -> Wishes {
    let expires = random.percent(80).then(|| Instant {
        // The years 0 to 9999: kubeadm would write a fifth digit, and core's clock doesn't go there.
        seconds: match random.below(3) {
            0 => random.between(-62_167_219_200, 253_402_300_799),
            1 => random.number().clamp(-62_167_219_200, 253_402_300_799),
            _ => 1_795_500_000 + random.between(-100_000_000, 100_000_000),
        },
        nanos: u32::try_from(random.of(&[0, 1, 999_999_999, 500_000_000])).unwrap_or_default(),
    });
    let groups = (0..random.of(&[0, 1, 1, 1, 2, 3]))
        .map(|_| good_group(random))
        .collect();
    let length = if random.percent(3) {
        255
    } else {
        random.of(&[0, 0, 5, 20])
    };
    Wishes {
        token: random.text(ALPHABET, 6) + "." + &random.text(ALPHABET, 16),
        expires,
        usages: Usage::ALL
            .into_iter()
            .map(Usage::name)
            .filter(|_| random.percent(60))
            .collect(),
        groups,
        description: random.text("abc XYZ,\"'\\<>&\t\n\r=é漢\u{200b}\u{2028}😀", length),
    }
}

fn good_group(random: &mut Random) -> String {
    let length = random.of(&[0, 1, 30, 255]);
    format!(
        "system:bootstrappers:{}{}",
        random.text("abz019:-", length),
        random.text("abz019", 1)
    )
}

fn bootstrap_token(wishes: &Wishes) -> Result<BootstrapToken, String> {
    let groups: Result<Vec<Group>, _> = wishes.groups.iter().map(|group| group.parse()).collect();
    Ok(BootstrapToken {
        token: wishes.token.parse().map_err(|error| format!("{error}"))?,
        expiration: match wishes.expires {
            Some(end) => Expiration::At(end.timestamp()?),
            None => Expiration::Never,
        },
        usages: Usages {
            signing: wishes.usages.contains(&"signing"),
            authentication: wishes.usages.contains(&"authentication"),
        },
        groups: groups.map_err(|error| error.to_string())?.into_iter().collect(),
        description: match wishes.description.as_str() {
            "" => None,
            text => Some(text.parse::<Description>().map_err(|error| error.to_string())?),
        },
    })
}

impl From<&Secret> for Written {
    fn from(secret: &Secret) -> Self {
        let encode =
            |(key, value): (&DataKey, &ByteString)| (key.to_string(), STANDARD.encode(value.expose()));
        Written {
            name: secret.metadata.name.clone(),
            namespace: secret.metadata.namespace.clone(),
            r#type: secret.r#type.clone(),
            data: secret.data.iter().map(encode).collect(),
        }
    }
}
