//! A bootstrap token with all that its Secret will say.

use crate::secret::key;
use crate::{
    ByteString, Description, Expiration, Groups, NAMESPACE, ObjectMeta, SECRET_TYPE, Secret, Token, Usage,
    Usages,
};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::ToString;

/// A bootstrap token as it is to be created. Every part is valid, so whatever this holds can be created.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BootstrapToken {
    /// ID and secret.
    pub token: Token,
    /// When it ends.
    pub expiration: Expiration,
    /// What it may be used for.
    pub usages: Usages,
    /// The groups that its bearer gets beside `system:bootstrappers`.
    pub groups: Groups,
    /// What it is for.
    pub description: Option<Description>,
}

impl BootstrapToken {
    /// The Secret, with the data that `kubeadm token create` and `karmadactl token create` write for the same wishes,
    /// byte for byte: a usage that is off, an expiration that is never, an empty description or list of groups has no
    /// key at all.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        let id = self.token.id();
        let mut data = BTreeMap::new();
        let mut set = |key: &'static str, value: &str| data.insert(key.into(), ByteString::from(value));
        set(key::TOKEN_ID, id.as_str());
        set(key::TOKEN_SECRET, self.token.secret().expose());
        if let Some(description) = &self.description {
            set(key::DESCRIPTION, description.as_str());
        }
        if let Expiration::At(end) = self.expiration {
            set(key::EXPIRATION, &end.to_string());
        }
        for usage in self.usages.iter() {
            set(Usage::key(usage), "true");
        }
        if !self.groups.is_empty() {
            set(key::EXTRA_GROUPS, &self.groups.to_string());
        }
        Secret {
            api_version: "v1".to_owned(),
            kind: "Secret".to_owned(),
            metadata: ObjectMeta {
                name: id.secret_name(),
                namespace: NAMESPACE.to_owned(),
                ..ObjectMeta::default()
            },
            r#type: SECRET_TYPE.to_owned(),
            data,
            string_data: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    /// What kubeadm 1.36 wrote for `token create abcdef.0123456789abcdef --ttl ... --description 'The default'`.
    #[test]
    fn the_manifest_is_the_references() {
        let token = BootstrapToken {
            token: "abcdef.0123456789abcdef".parse().unwrap(),
            expiration: Expiration::At(Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap()),
            usages: Usages::ALL,
            groups: Groups::karmada_default(),
            description: Some("The default".parse().unwrap()),
        };
        let json = token.to_secret().to_json();
        assert_eq!(
            json.as_str(),
            concat!(
                r#"{"apiVersion":"v1","kind":"Secret","#,
                r#""metadata":{"name":"bootstrap-token-abcdef","namespace":"kube-system"},"#,
                r#""type":"bootstrap.kubernetes.io/token","data":{"#,
                r#""auth-extra-groups":"c3lzdGVtOmJvb3RzdHJhcHBlcnM6a2FybWFkYTpkZWZhdWx0LWNsdXN0ZXItdG9rZW4=","#,
                r#""description":"VGhlIGRlZmF1bHQ=","expiration":"MjAyNi0xMS0yNFQwNjowMDowMFo=","#,
                r#""token-id":"YWJjZGVm","token-secret":"MDEyMzQ1Njc4OWFiY2RlZg==","#,
                r#""usage-bootstrap-authentication":"dHJ1ZQ==","usage-bootstrap-signing":"dHJ1ZQ=="}}"#
            )
        );
    }

    #[test]
    fn what_is_off_has_no_key() {
        let token = BootstrapToken {
            token: "abcdef.0123456789abcdef".parse().unwrap(),
            expiration: Expiration::Never,
            usages: "signing".parse().unwrap(),
            groups: Groups::default(),
            description: None,
        };
        let keys: Vec<_> = token.to_secret().data.into_keys().collect();
        assert_eq!(keys, ["token-id", "token-secret", "usage-bootstrap-signing"]);
    }
}
