//! Bootstrap token Secrets: create, reveal, change, delete. The Kubernetes paths, always masked but on reveal.

use super::client::write;
use super::{ApiError, Client};
use crate::model::{Patch, Row};
use js_sys::encode_uri_component;
use karmada_token_core::{BootstrapToken, Secret, SecretState, Token, TokenRecord};
use serde::Serialize;

pub(super) const PATH: &str = "api/v1/namespaces/kube-system/secrets";
/// The only Secrets that are asked for; the proxy forces the same, another API base needs to be told.
pub(super) const SELECTOR: &str = "fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken&view=masked";
/// Who changed what, as `managedFields` will say.
const MANAGER: &str = "fieldManager=karmada-token";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeleteOptions<'a> {
    api_version: &'static str,
    kind: &'static str,
    preconditions: Preconditions<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Preconditions<'a> {
    uid: &'a str,
    resource_version: &'a str,
}

impl Client {
    /// Creates a token: one POST, never repeated here.
    ///
    /// # Errors
    /// `AlreadyExists` when the ID is taken; see [`ApiError::leaves_outcome_unknown`] for the rest.
    pub(crate) async fn create(&self, token: &BootstrapToken) -> Result<(), ApiError> {
        self.post_token(token, "").await
    }

    /// Has the API server judge a token, admission and all, and keep nothing of it.
    ///
    /// # Errors
    /// What [`Client::create`] would be answered.
    pub(crate) async fn try_create(&self, token: &BootstrapToken) -> Result<(), ApiError> {
        self.post_token(token, "&dryRun=All").await
    }

    async fn post_token(&self, token: &BootstrapToken, options: &str) -> Result<(), ApiError> {
        let manifest = token.to_secret().to_json();
        self.post_unread(&format!("{PATH}?view=masked&{MANAGER}{options}"), &manifest)
            .await
    }

    /// The whole token of a row: the one request that isn't masked. `None` when its Secret holds no whole token (any
    /// more).
    ///
    /// # Errors
    /// When the API server refuses or doesn't answer.
    pub(crate) async fn reveal(&self, row: &Row) -> Result<Option<Token>, ApiError> {
        let secret: Secret = self.get(&object_path(row)).await?;
        let record = TokenRecord::from(&secret);
        Ok(match (record.id, record.secret) {
            (Some(id), SecretState::Exposed(secret)) => Some(Token::new(id, secret)),
            _ => None,
        })
    }

    /// Changes exactly the Secret that the person saw.
    ///
    /// # Errors
    /// 409 when it has been changed or replaced since.
    pub(crate) async fn change_token(&self, row: &Row, patch: &Patch) -> Result<(), ApiError> {
        let record = row.record();
        let body = patch.to_json(&record.uid, &record.resource_version);
        self.patch(&format!("{}?view=masked&{MANAGER}", object_path(row)), &body)
            .await
    }

    /// Deletes exactly the Secret that the person saw: another one of the same name, or a changed one, survives.
    ///
    /// # Errors
    /// 404 when it is gone already, 409 when it isn't the one that was seen.
    pub(crate) async fn delete_token(&self, row: &Row) -> Result<(), ApiError> {
        let record = row.record();
        let options = DeleteOptions {
            api_version: "v1",
            kind: "DeleteOptions",
            preconditions: Preconditions {
                uid: &record.uid,
                resource_version: &record.resource_version,
            },
        };
        let path = format!("{}?view=masked", object_path(row));
        self.delete(&path, Some(&write(&options))).await
    }
}

/// A name is a path segment of `[a-z0-9.-]`; encoded all the same, since it came from elsewhere.
fn object_path(row: &Row) -> String {
    let name = encode_uri_component(&row.record().name);
    format!("{PATH}/{}", name.as_string().unwrap_or_default())
}
