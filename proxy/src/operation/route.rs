//! Method, path, query and body to an operation.

use bytes::Bytes;
use http::{HeaderMap, Method};
use karmada_token_core::{Timestamp, TokenId};

use super::paths::{
    CERTIFICATE_REQUESTS, CLUSTER_INFO, SECRETS, SELF_SUBJECT_ACCESS_REVIEWS, SELF_SUBJECT_REVIEWS,
    SUBJECT_ACCESS_REVIEWS,
};
use super::{
    AccessReview, Deletion, Document, Form, NewToken, ObjectOptions, Operation, Refusal, Selection,
    TokenPatch,
};

/// What method and path ask for; the query and the body are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    Secrets,
    CreateSecret,
    GetSecret(TokenId),
    PatchSecret(TokenId),
    DeleteSecret(TokenId),
    ClusterInfo,
    Discover(Document, Form),
    ReviewSelf,
    ReviewAccess,
    ReviewSubject,
    CertificateRequests,
}

impl Route {
    /// Reads method and path. The path is compared as it came, undecoded: an escape in it is never one of ours.
    ///
    /// # Errors
    /// [`Refusal::Path`] or [`Refusal::Method`].
    pub(crate) fn parse(method: &Method, path: &str) -> Result<Self, Refusal> {
        match path {
            SECRETS => match *method {
                Method::GET => Ok(Self::Secrets),
                Method::POST => Ok(Self::CreateSecret),
                _ => Err(Refusal::Method { allow: "GET, POST" }),
            },
            CLUSTER_INFO => only(method, &Method::GET, "GET", Self::ClusterInfo),
            SELF_SUBJECT_REVIEWS => only(method, &Method::POST, "POST", Self::ReviewSelf),
            SELF_SUBJECT_ACCESS_REVIEWS => only(method, &Method::POST, "POST", Self::ReviewAccess),
            SUBJECT_ACCESS_REVIEWS => only(method, &Method::POST, "POST", Self::ReviewSubject),
            CERTIFICATE_REQUESTS => only(method, &Method::GET, "GET", Self::CertificateRequests),
            _ => match Document::at(path) {
                Some(document) => {
                    let route = Self::Discover(document, Form::Plain);
                    only(method, &Method::GET, "GET", route)
                }
                None => Self::parse_secret(method, path),
            },
        }
    }

    fn parse_secret(method: &Method, path: &str) -> Result<Self, Refusal> {
        let id = token_at(path).ok_or(Refusal::Path)?;
        match *method {
            Method::GET => Ok(Self::GetSecret(id)),
            Method::PATCH => Ok(Self::PatchSecret(id)),
            Method::DELETE => Ok(Self::DeleteSecret(id)),
            _ => Err(Refusal::Method {
                allow: "GET, PATCH, DELETE",
            }),
        }
    }

    /// The route in the form that the caller's headers wish for, where there is a choice.
    pub(crate) fn wished(self, headers: &HeaderMap) -> Self {
        match self {
            Self::Discover(document @ (Document::Api | Document::Apis), _) => {
                Self::Discover(document, Form::wished(headers))
            }
            other => other,
        }
    }

    /// The body that a request of this route may or must have.
    pub(crate) const fn body(self) -> BodyRule {
        match self {
            Self::Secrets
            | Self::GetSecret(_)
            | Self::ClusterInfo
            | Self::Discover(..)
            | Self::CertificateRequests => BodyRule::Unread,
            Self::PatchSecret(_) => BodyRule::MergePatch,
            Self::DeleteSecret(_) => BodyRule::OptionalJson,
            Self::CreateSecret | Self::ReviewSelf | Self::ReviewAccess | Self::ReviewSubject => {
                BodyRule::Json
            }
        }
    }

    /// Reads the rest of the request. `now` is the server's clock, by which an expiration is judged.
    ///
    /// # Errors
    /// A [`Refusal`] that names the parameter or the field.
    pub(crate) fn operation(
        self,
        query: Option<&str>,
        body: &Bytes,
        now: Timestamp,
    ) -> Result<Operation, Refusal> {
        match self {
            Self::Secrets => Selection::parse(query).map(|(selection, watch)| {
                if watch {
                    Operation::Watch(selection)
                } else {
                    Operation::List(selection)
                }
            }),
            Self::CreateSecret => {
                let options = ObjectOptions::parse(query)?;
                Ok(Operation::Create(NewToken::parse(body, now)?, options))
            }
            Self::GetSecret(id) => Ok(Operation::Get(id, ObjectOptions::parse(query)?)),
            Self::PatchSecret(id) => {
                let options = ObjectOptions::parse(query)?;
                Ok(Operation::Patch(id, TokenPatch::parse(id, body, now)?, options))
            }
            Self::DeleteSecret(id) => {
                let options = ObjectOptions::parse(query)?;
                Ok(Operation::Delete(id, Deletion::parse(body)?, options))
            }
            Self::ClusterInfo => super::query::none(query).map(|()| Operation::ClusterInfo),
            Self::Discover(document, form) => {
                super::query::discovery(query).map(|()| Operation::Discover(document, form))
            }
            Self::ReviewSelf => {
                super::query::none(query)?;
                super::access_review::check_self_review(body).map(|()| Operation::ReviewSelf)
            }
            Self::ReviewAccess => {
                super::query::none(query)?;
                AccessReview::parse(body).map(Operation::ReviewAccess)
            }
            Self::ReviewSubject => {
                super::query::none(query)?;
                super::question::parse(body).map(Operation::ReviewSubject)
            }
            Self::CertificateRequests => {
                super::query::requests(query).map(|()| Operation::CertificateRequests)
            }
        }
    }
}

/// The token whose Secret a path is that of.
pub(crate) fn token_at(path: &str) -> Option<TokenId> {
    let name = path.strip_prefix(SECRETS)?.strip_prefix('/')?;
    TokenId::from_secret_name(name)
}

/// Whether a route reads a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyRule {
    /// It has none; whatever came is not looked at.
    Unread,
    /// JSON, or nothing.
    OptionalJson,
    /// JSON.
    Json,
    /// A JSON merge patch.
    MergePatch,
}

fn only(method: &Method, wanted: &Method, allow: &'static str, route: Route) -> Result<Route, Refusal> {
    if method == wanted {
        Ok(route)
    } else {
        Err(Refusal::Method { allow })
    }
}

#[cfg(test)]
mod tests;
