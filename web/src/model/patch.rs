//! A change of a token as a JSON merge patch: what is not named stays, the secret above all.

use karmada_token_core::{Description, Expiration, Groups, Switches, TokenRecord, Usage, key};
use serde_json::{Map, Value, json};

/// What is to be different about a token.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Patch {
    /// When it ends.
    pub(crate) expiration: Option<Expiration>,
    /// What it may be used for.
    pub(crate) usages: Option<Switches>,
    /// The extra groups.
    pub(crate) groups: Option<Groups>,
    /// The description, or that there is to be none.
    pub(crate) description: Option<Option<Description>>,
}

impl Patch {
    /// Both usages off: nobody gets in with it, and it can be taken back.
    pub(crate) fn suspension(of: &TokenRecord) -> Self {
        Patch {
            usages: Some(of.suspension()),
            ..Patch::default()
        }
    }

    /// On again what was on.
    pub(crate) fn resumption(of: &TokenRecord) -> Self {
        Patch {
            usages: Some(of.resumption()),
            ..Patch::default()
        }
    }

    /// The merge patch, for exactly the object that was seen. A key that is to be gone is `null` in `data`; what is set
    /// stands in `stringData`, which wins over it.
    pub(crate) fn to_json(&self, uid: &str, resource_version: &str) -> String {
        let mut gone = Map::new();
        let mut set = Map::new();
        let mut put = |key: &str, value: Option<String>| match value {
            Some(value) => drop(set.insert(key.to_owned(), value.into())),
            None => drop(gone.insert(key.to_owned(), Value::Null)),
        };
        match self.expiration {
            Some(Expiration::At(end)) => put(key::EXPIRATION, Some(end.to_string())),
            Some(Expiration::Never) => put(key::EXPIRATION, None),
            None => {}
        }
        if let Some(usages) = self.usages {
            for usage in Usage::ALL {
                put(usage.key(), usages.value(usage).map(str::to_owned));
            }
        }
        if let Some(groups) = &self.groups {
            put(
                key::EXTRA_GROUPS,
                Some(groups.to_string()).filter(|text| !text.is_empty()),
            );
        }
        if let Some(description) = &self.description {
            put(key::DESCRIPTION, description.as_ref().map(ToString::to_string));
        }
        let metadata = json!({ "uid": uid, "resourceVersion": resource_version });
        json!({ "metadata": metadata, "data": gone, "stringData": set }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row;
    use karmada_token_core::Usages;

    fn json_of(patch: &Patch) -> Value {
        serde_json::from_str(&patch.to_json("u", "7")).unwrap()
    }

    #[test]
    fn a_suspension_keeps_what_was_on_and_names_nothing_else() {
        let with = |signing, authentication| {
            let usages = [
                ("usage-bootstrap-signing", signing),
                ("usage-bootstrap-authentication", authentication),
            ];
            row("abcdef", &usages).record().clone()
        };
        assert_eq!(
            json_of(&Patch::suspension(&with("true", "false"))),
            json!({
                "metadata": {"uid": "u", "resourceVersion": "7"},
                "data": {"usage-bootstrap-authentication": null},
                "stringData": {"usage-bootstrap-signing": "false"},
            })
        );
        let resumed = |record| json_of(&Patch::resumption(&record))["stringData"].clone();
        assert_eq!(
            resumed(with("false", "")),
            json!({"usage-bootstrap-signing": "true"})
        );
        assert_eq!(
            resumed(with("", "")),
            json!({"usage-bootstrap-signing": "true", "usage-bootstrap-authentication": "true"})
        );
    }

    #[test]
    fn what_is_to_be_gone_is_null_and_what_is_set_is_text() {
        let patch = Patch {
            expiration: Some(Expiration::Never),
            usages: Some("signing".parse::<Usages>().unwrap().into()),
            groups: Some(Groups::karmada_default()),
            description: Some(None),
        };
        let json = json_of(&patch);
        assert_eq!(
            json["data"],
            json!({"expiration": null, "usage-bootstrap-authentication": null, "description": null})
        );
        assert_eq!(
            json["stringData"],
            json!({
                "usage-bootstrap-signing": "true",
                "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
            })
        );
    }
}
