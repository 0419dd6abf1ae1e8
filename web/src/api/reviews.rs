//! Who am I, and what may I do? Asked of the API server, so that buttons say beforehand what it would refuse.

use super::client::write;
use super::{ApiError, Client, User};
use karmada_token_core::NAMESPACE;
use serde::{Deserialize, Serialize};

/// What a person may be allowed to do with token Secrets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Verb {
    /// Make one.
    Create,
    /// See one in full.
    Get,
    /// Remove one.
    Delete,
    /// Change one.
    Patch,
}

impl Verb {
    /// All of them.
    pub(crate) const ALL: [Verb; 4] = [Verb::Create, Verb::Get, Verb::Delete, Verb::Patch];
    /// Those that are about a token that is there, and that a role may give for it alone.
    pub(crate) const OF_ONE: [Verb; 3] = [Verb::Get, Verb::Patch, Verb::Delete];

    /// As RBAC writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Verb::Create => "create",
            Verb::Get => "get",
            Verb::Delete => "delete",
            Verb::Patch => "patch",
        }
    }
}

/// A SelfSubjectReview, or with a spec a SelfSubjectAccessReview.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review<'a> {
    api_version: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    spec: Option<Spec<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec<'a> {
    resource_attributes: Attributes<'a>,
}

#[derive(Serialize)]
struct Attributes<'a> {
    namespace: &'static str,
    resource: &'static str,
    verb: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

/// The answered SelfSubjectReview.
#[derive(Deserialize)]
pub(super) struct WhoAmI {
    status: WhoAmIStatus,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WhoAmIStatus {
    user_info: User,
}

impl WhoAmI {
    pub(super) fn into_user(self) -> User {
        self.status.user_info
    }
}

/// The answered SelfSubjectAccessReview.
#[derive(Deserialize)]
struct Access {
    status: AccessStatus,
}

#[derive(Deserialize)]
struct AccessStatus {
    #[serde(default)]
    allowed: bool,
}

impl Client {
    pub(super) async fn who_am_i(&self) -> Result<WhoAmI, ApiError> {
        let review = Review {
            api_version: "authentication.k8s.io/v1",
            kind: "SelfSubjectReview",
            spec: None,
        };
        let path = "apis/authentication.k8s.io/v1/selfsubjectreviews";
        self.post(path, &write(&review)).await
    }

    /// Whether this person may do that to any Secret of the namespace, or to the one of that name.
    ///
    /// # Errors
    /// When the API server won't say.
    pub(crate) async fn may(&self, verb: Verb, name: Option<&str>) -> Result<bool, ApiError> {
        let resource_attributes = Attributes {
            namespace: NAMESPACE,
            resource: "secrets",
            verb: verb.name(),
            name,
        };
        let review = Review {
            api_version: "authorization.k8s.io/v1",
            kind: "SelfSubjectAccessReview",
            spec: Some(Spec { resource_attributes }),
        };
        let path = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        let access: Access = self.post(path, &write(&review)).await?;
        Ok(access.status.allowed)
    }
}
