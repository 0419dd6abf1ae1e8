//! The tokens that a sandbox starts with: one for each state that the console can show. IDs and secrets are drawn
//! anew at each start.

use super::create::complete;
use super::error::SandboxError;
use super::store::Store;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{
    BootstrapToken, Description, Expiration, Groups, OsRandom, Timestamp, TimestampError, Token, Usage,
    Usages, key,
};
use serde_json::{Value, json};

struct Seed {
    description: &'static str,
    /// Which program made it, as managedFields tell.
    manager: &'static str,
    /// How long ago, in seconds.
    age: i64,
    /// In how many seconds it ends; nothing for never.
    ends_in: Option<i64>,
    suspended: bool,
    /// What no program of ours would write: a key and its value, from a hand that slipped.
    slip: Option<(&'static str, &'static str)>,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const USABLE: Seed = Seed {
    description: "member-frankfurt-1: production, eu-central",
    manager: "karmadactl",
    age: HOUR,
    ends_in: Some(23 * HOUR),
    suspended: false,
    slip: None,
};

const SEEDS: [Seed; 7] = [
    USABLE,
    // Ends within the hour.
    Seed {
        description: "member-tokyo-2: edge site, joins today",
        manager: "karmada-token",
        age: 23 * HOUR + 20 * MINUTE,
        ends_in: Some(40 * MINUTE),
        ..USABLE
    },
    // Expired.
    Seed {
        description: "member-dublin-1: trial cluster",
        age: DAY + 3 * HOUR,
        ends_in: Some(-3 * HOUR),
        ..USABLE
    },
    // Never expires.
    Seed {
        description: "shared by the CI fleet",
        manager: "kubeadm",
        age: 90 * DAY,
        ends_in: None,
        ..USABLE
    },
    Seed {
        description: "member-oslo-3: paused until its audit is done",
        manager: "karmada-token",
        age: 2 * DAY,
        ends_in: Some(5 * DAY),
        suspended: true,
        ..USABLE
    },
    // Malformed: no token can match a secret so short.
    Seed {
        description: "member-lima-1: typed by hand",
        manager: "kubectl-edit",
        age: 6 * HOUR,
        ends_in: Some(7 * DAY),
        slip: Some((key::TOKEN_SECRET, "tooshort")),
        ..USABLE
    },
    // Not joinable: one bad group, and the API server lets nobody in.
    Seed {
        description: "member-austin-1: group misspelt",
        manager: "kubectl-create",
        age: 30 * MINUTE,
        ends_in: Some(2 * DAY),
        slip: Some((key::EXTRA_GROUPS, "system:bootstrappers:Karmada_default")),
        ..USABLE
    },
];

/// Puts every seed into the store.
///
/// # Errors
/// [`SandboxError`] when randomness is missing or the clock stands at the edge of what RFC 3339 can write.
pub(super) fn sow(store: &Store, now: Timestamp) -> Result<(), SandboxError> {
    // The oldest first: lists sort by name, but resource versions rise with the time of creation.
    let mut seeds: Vec<_> = SEEDS.iter().collect();
    seeds.sort_by_key(|seed| -seed.age);
    for seed in seeds {
        let token = Token::generate(&mut OsRandom)?;
        let name = token.id().secret_name();
        let created = shifted(now, -seed.age)?;
        let object = complete(seed.manifest(token, now)?, seed.manager, created)?;
        store.put(&name, false, |_| Ok::<_, SandboxError>(object))?;
    }
    Ok(())
}

impl Seed {
    fn manifest(&self, token: Token, now: Timestamp) -> Result<Value, SandboxError> {
        let expiration = match self.ends_in {
            Some(seconds) => Expiration::At(shifted(now, seconds)?),
            None => Expiration::Never,
        };
        let token = BootstrapToken {
            token,
            expiration,
            usages: Usages::ALL,
            groups: Groups::karmada_default(),
            description: Description::optional(self.description)?,
        };
        let mut manifest: Value = serde_json::from_str(&token.to_secret().to_json())?;
        if self.suspended {
            for usage in Usage::ALL {
                manifest["data"][usage.key()] = json!(STANDARD.encode("false"));
            }
        }
        if let Some((key, value)) = self.slip {
            manifest["data"][key] = json!(STANDARD.encode(value));
        }
        Ok(manifest)
    }
}

pub(super) fn shifted(now: Timestamp, seconds: i64) -> Result<Timestamp, TimestampError> {
    Timestamp::from_unix_seconds(now.unix_seconds() + seconds)
}
