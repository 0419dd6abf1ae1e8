//! Secrets as they are on the server.

use std::collections::BTreeMap;

use futures_util::{StreamExt, TryStreamExt, stream};
use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::Secret;
use kube_client::Api;
use kube_client::api::{DeleteParams, ListParams, ObjectMeta, PostParams};
use serde_json::{Value, json};

use crate::control_plane::ControlPlane;
use crate::failure::Outcome;
use crate::fixtures::User;

const NAMESPACE: &str = "kube-system";
const TOKEN_TYPE: &str = "bootstrap.kubernetes.io/token";

/// The collection, as a path of the API.
pub const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";

/// A Secret as it should be, to be posted: the token `ID.0123456789abcdef`, without an end.
#[must_use]
pub fn token_secret(id: &str) -> Value {
    json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": NAMESPACE },
        "type": TOKEN_TYPE,
        "stringData": {
            "token-id": id,
            "token-secret": "0123456789abcdef",
            "usage-bootstrap-signing": "true",
            "usage-bootstrap-authentication": "true",
            "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
        },
    })
}

/// The Secrets of kube-system, as an administrator sees them past every proxy.
#[derive(Debug, Clone)]
pub struct Secrets(Api<Secret>);

impl Secrets {
    /// Those of `plane`.
    pub async fn of(plane: &ControlPlane) -> Outcome<Self> {
        let client = plane.client(&User::administrator()).await?;
        Ok(Self(Api::namespaced(client, NAMESPACE)))
    }

    /// The whole object of the token `id` as JSON, to be compared before and after.
    pub async fn object(&self, id: &str) -> Outcome<Value> {
        let secret = self.0.get(&format!("bootstrap-token-{id}")).await?;
        Ok(serde_json::to_value(secret).unwrap_or_default())
    }

    /// What the token `id` consists of, decoded.
    pub async fn data(&self, id: &str) -> Outcome<BTreeMap<String, String>> {
        let secret = self.0.get(&format!("bootstrap-token-{id}")).await?;
        let data = secret.data.unwrap_or_default().into_iter();
        Ok(data
            .map(|(key, value)| (key, String::from_utf8_lossy(&value.0).into_owned()))
            .collect())
    }

    /// All bootstrap tokens.
    pub(crate) async fn tokens(&self) -> Outcome<Vec<Secret>> {
        let all = ListParams::default().fields(&format!("type={TOKEN_TYPE}"));
        Ok(self.0.list(&all).await?.items)
    }

    /// The names of all bootstrap tokens, sorted.
    pub async fn token_names(&self) -> Outcome<Vec<String>> {
        self.names(|_| true).await
    }

    /// The names of those that are described so, sorted.
    pub async fn described(&self, description: &str) -> Outcome<Vec<String>> {
        self.names(|token| {
            let data = token.data.as_ref();
            let told = data.and_then(|data| data.get("description"));
            told.is_some_and(|told| told.0 == description.as_bytes())
        })
        .await
    }

    async fn names(&self, fits: impl Fn(&Secret) -> bool) -> Outcome<Vec<String>> {
        let mut names: Vec<String> = self
            .tokens()
            .await?
            .into_iter()
            .filter(fits)
            .filter_map(|token| token.metadata.name)
            .collect();
        names.sort();
        Ok(names)
    }

    /// Deletes every Secret there is.
    pub(crate) async fn delete_all(&self) -> Outcome {
        let all = ListParams::default();
        self.0.delete_collection(&DeleteParams::default(), &all).await?;
        Ok(())
    }

    /// Creates a Secret of the token type with any name and any data.
    pub async fn create_token(&self, name: &str, data: &[(&str, &str)]) -> Outcome {
        self.create(name, TOKEN_TYPE, data).await
    }

    /// Creates a usable token without a group.
    pub async fn create_usable(&self, id: &str) -> Outcome {
        let data = [
            ("token-id", id),
            ("token-secret", "0123456789abcdef"),
            ("usage-bootstrap-signing", "true"),
            ("usage-bootstrap-authentication", "true"),
        ];
        self.create_token(&format!("bootstrap-token-{id}"), &data).await
    }

    /// Creates such tokens, of the IDs `000000` to the last of so many.
    pub async fn create_many(&self, count: usize) -> Outcome {
        let create = async |number: usize| self.create_usable(&format!("{number:06}")).await;
        let created = stream::iter(0..count).map(create).buffer_unordered(32);
        created.try_collect().await
    }

    /// Creates a Secret of any type.
    pub async fn create(&self, name: &str, kind: &str, data: &[(&str, &str)]) -> Outcome {
        let bytes = |value: &str| ByteString(value.as_bytes().to_vec());
        let secret = Secret {
            metadata: ObjectMeta {
                name: Some(name.to_owned()),
                ..ObjectMeta::default()
            },
            type_: Some(kind.to_owned()),
            data: Some(
                data.iter()
                    .map(|(key, value)| ((*key).to_owned(), bytes(value)))
                    .collect(),
            ),
            ..Secret::default()
        };
        self.0.create(&PostParams::default(), &secret).await?;
        Ok(())
    }
}
