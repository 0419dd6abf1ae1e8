//! The draft as it is kept over a reload of the page, in the tab's own storage: nothing secret is ever in it. The token
//! of the form is not part of the draft, and a field that a token was pasted into by mistake is left out.

use super::query::token_in;
use super::{Draft, Lifetime};
use karmada_token_core::{Timestamp, Usages};
use serde::{Deserialize, Serialize};

/// What is kept. A field that is missing is as in an untouched form.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Stored {
    lifetime: Option<String>,
    ttl: Option<String>,
    /// Seconds since 1970.
    until: Option<i64>,
    usages: Option<String>,
    groups: Option<String>,
    description: Option<String>,
    /// The names; absent while one token is asked for.
    clusters: Option<String>,
}

impl Draft {
    /// As JSON, to be kept.
    pub(crate) fn to_storage(&self) -> String {
        let harmless = |text: &String| Some(text.clone()).filter(|text| token_in(text).is_none());
        let stored = Stored {
            lifetime: Some(self.lifetime.name()),
            ttl: harmless(&self.ttl),
            until: self.until.map(Timestamp::unix_seconds),
            usages: Some(self.usages.to_string()),
            groups: harmless(&self.groups),
            description: harmless(&self.description),
            clusters: self.is_many.then(|| harmless(&self.clusters)).flatten(),
        };
        // Texts and a number can always be written.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// What was kept, over an untouched form; none where that can't be read.
    pub(crate) fn from_storage(text: &str, untouched: Draft) -> Option<Self> {
        let stored: Stored = serde_json::from_slice(text.as_bytes()).ok()?;
        let usages = match stored.usages.as_deref() {
            None => untouched.usages,
            Some("") => Usages::default(),
            Some(text) => text.parse().unwrap_or(untouched.usages),
        };
        let until = stored
            .until
            .and_then(|seconds| Timestamp::from_unix_seconds(seconds).ok());
        Some(Draft {
            lifetime: stored
                .lifetime
                .and_then(|name| Lifetime::of_name(&name))
                .unwrap_or(untouched.lifetime),
            ttl: stored.ttl.unwrap_or(untouched.ttl),
            until: until.or(untouched.until),
            usages,
            groups: stored.groups.unwrap_or(untouched.groups),
            description: stored.description.unwrap_or(untouched.description),
            is_many: stored.clusters.is_some(),
            clusters: stored.clusters.unwrap_or(untouched.clusters),
            kept: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Limits;

    fn untouched() -> Draft {
        Draft::new(None, &Limits::default())
    }

    fn over_a_reload(draft: &Draft) -> Draft {
        Draft::from_storage(&draft.to_storage(), untouched()).unwrap()
    }

    #[test]
    fn what_was_typed_survives() {
        let draft = Draft {
            lifetime: Lifetime::Until,
            ttl: "90m".to_owned(),
            until: Timestamp::from_unix_seconds(1_800_000_000).ok(),
            usages: Usages::default(),
            groups: "system:bootstrappers:team-a, x".to_owned(),
            description: "for \"eu\"\n".to_owned(),
            is_many: true,
            clusters: "eu-1\neu-".to_owned(),
            kept: None,
        };
        assert_eq!(over_a_reload(&draft), draft);
        for lifetime in Lifetime::CHOICES {
            let draft = Draft {
                lifetime,
                ..untouched()
            };
            assert_eq!(over_a_reload(&draft), draft);
        }
    }

    #[test]
    fn a_token_in_a_wrong_field_is_not_kept() {
        for text in [
            "abcdef.0123456789abcdef",
            "it is (ABCDEF.0123456789abcdef).",
            "--token=abcdef.0123456789abcdef",
        ] {
            let draft = Draft {
                description: text.to_owned(),
                groups: text.to_owned(),
                ttl: text.to_owned(),
                clusters: text.to_owned(),
                is_many: true,
                ..untouched()
            };
            let stored = draft.to_storage();
            assert!(!stored.to_lowercase().contains("0123456789abcdef"), "{stored}");
        }
        let harmless = Draft {
            description: "karmada.io, see 0123456789abcdef".to_owned(),
            ..untouched()
        };
        assert_eq!(over_a_reload(&harmless), harmless);
    }

    #[test]
    fn what_somebody_else_stored_is_no_draft() {
        assert!(Draft::from_storage("[]x", untouched()).is_none());
        let odd = r#"{"lifetime":"?","usages":"x","until":99999999999999}"#;
        assert_eq!(Draft::from_storage(odd, untouched()), Some(untouched()));
    }
}
