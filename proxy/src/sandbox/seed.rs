//! The tokens that a sandbox starts with: one for each state that the console can show. IDs and secrets are drawn
//! anew at each start.

use super::create::prepare;
use super::error::SandboxError;
use super::store::Store;
use super::world::World;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{
    BootstrapToken, Description, Expiration, Groups, Timestamp, TimestampError, Usage, Usages, key,
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
    usages: Usages,
    /// What no program of ours would write: a key and its value, from a hand that slipped.
    slip: Option<(&'static str, &'static str)>,
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const OFF: Usages = Usages {
    signing: false,
    authentication: false,
};

const SEEDS: [Seed; 7] = [
    // Usable.
    Seed {
        description: "member-frankfurt-1: production, eu-central",
        manager: "karmadactl",
        age: HOUR,
        ends_in: Some(23 * HOUR),
        usages: Usages::ALL,
        slip: None,
    },
    // Ends within the hour.
    Seed {
        description: "member-tokyo-2: edge site, joins today",
        manager: "karmada-token",
        age: 23 * HOUR + 20 * 60,
        ends_in: Some(40 * 60),
        usages: Usages::ALL,
        slip: None,
    },
    // Expired.
    Seed {
        description: "member-dublin-1: trial cluster",
        manager: "karmadactl",
        age: DAY + 3 * HOUR,
        ends_in: Some(-3 * HOUR),
        usages: Usages::ALL,
        slip: None,
    },
    // Never expires.
    Seed {
        description: "shared by the CI fleet",
        manager: "kubeadm",
        age: 90 * DAY,
        ends_in: None,
        usages: Usages::ALL,
        slip: None,
    },
    // Suspended.
    Seed {
        description: "member-oslo-3: paused until its audit is done",
        manager: "karmada-token",
        age: 2 * DAY,
        ends_in: Some(5 * DAY),
        usages: OFF,
        slip: None,
    },
    // Malformed: no token can match a secret so short.
    Seed {
        description: "member-lima-1: typed by hand",
        manager: "kubectl-edit",
        age: 6 * HOUR,
        ends_in: Some(7 * DAY),
        usages: Usages::ALL,
        slip: Some((key::TOKEN_SECRET, "tooshort")),
    },
    // Not joinable: one bad group, and the API server lets nobody in.
    Seed {
        description: "member-austin-1: group misspelt",
        manager: "kubectl-create",
        age: 30 * 60,
        ends_in: Some(2 * DAY),
        usages: Usages::ALL,
        slip: Some((key::EXTRA_GROUPS, "system:bootstrappers:Karmada_default")),
    },
];

/// Puts every seed into the store.
///
/// # Errors
/// [`SandboxError`] when randomness is missing or the clock stands at the edge of what RFC 3339 can write.
pub(super) fn sow(store: &Store, world: &World) -> Result<(), SandboxError> {
    let now = world.now();
    // The oldest first: lists sort by name, but resource versions rise with the time of creation.
    let mut seeds: Vec<_> = SEEDS.iter().collect();
    seeds.sort_by_key(|seed| -seed.age);
    for seed in seeds {
        let created = shifted(now, -seed.age)?;
        let (name, object) = prepare(seed.manifest(world, now)?, seed.manager, world.uuid()?, created)
            .map_err(|failure| SandboxError::Refused {
                why: failure.to_string(),
            })?;
        if store.insert(&name, object).is_none() {
            return Err(SandboxError::Refused {
                why: "an ID was drawn twice".to_owned(),
            });
        }
    }
    Ok(())
}

impl Seed {
    fn manifest(&self, world: &World, now: Timestamp) -> Result<Value, SandboxError> {
        let expiration = match self.ends_in {
            Some(seconds) => Expiration::At(shifted(now, seconds)?),
            None => Expiration::Never,
        };
        let token = BootstrapToken {
            token: world.token()?,
            expiration,
            usages: self.usages,
            groups: Groups::karmada_default(),
            description: Description::optional(self.description)?,
        };
        let mut manifest: Value = serde_json::from_str(&token.to_secret().to_json())?;
        if self.usages == OFF {
            // As suspending leaves them.
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
