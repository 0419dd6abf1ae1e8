//! What is asked of the API server, by type: the sandbox takes it so, [`wire`] says it in HTTP. No I/O.

mod wire;

use bytes::Bytes;
use http::Request;
use karmada_token_core::{RightsQuestion, TokenId};
use zeroize::Zeroizing;

use super::UpstreamError;
use crate::operation::{
    AccessReview, Deletion, Document, Form, ObjectOptions, Operation, Selection, TokenPatch, View,
};
use wire::Wire;

/// One request: what an operation comes to, or what the proxy and the terminal ask by themselves. It may be sent again.
#[derive(Clone)]
pub(crate) enum ApiRequest {
    /// The bootstrap token Secrets, or a page of them.
    List(Selection),
    /// The same, to be masked here: in protobuf, if the server knows that.
    ListToMask(Selection),
    /// Their changes, as they happen.
    Watch(Selection),
    /// One of them.
    Get(TokenId, ObjectOptions),
    /// A new one, of this manifest in JSON.
    Create(Zeroizing<String>, ObjectOptions),
    /// Another state of one of them, by a JSON merge patch.
    Patch(TokenId, Zeroizing<String>, ObjectOptions),
    /// One less; without a [`Deletion`] whatever token has this ID.
    Delete(TokenId, Option<Deletion>, ObjectOptions),
    /// The discovery document that joining clusters read.
    ClusterInfo,
    /// What the API server says of its API.
    Discover(Document, Form),
    /// Is this Karmada's API server?
    Karmada,
    /// Does the API server answer?
    Readyz,
    /// What does one of our own proxies see of the API server behind it?
    Outside,
    /// Who is it whose credential this goes with?
    ReviewSelf,
    /// May the one whose credential this goes with?
    ReviewAccess(AccessReview),
    /// May a joining cluster?
    ReviewSubject(RightsQuestion),
    /// The requests for client certificates that bootstrap tokens filed.
    CertificateRequests,
}

/// The request that an operation stands for. A patch and a delete take two steps: here the read that comes first;
/// [`patch_checked`] and [`delete_checked`] are the other.
pub(crate) fn build(operation: &Operation) -> ApiRequest {
    match operation {
        Operation::List(selection) => match selection.view {
            View::Whole => ApiRequest::List(selection.clone()),
            View::Masked => ApiRequest::ListToMask(whole(selection)),
        },
        Operation::Watch(selection) => ApiRequest::Watch(whole(selection)),
        Operation::Get(id, options) => ApiRequest::Get(*id, options.clone()),
        Operation::Patch(id, ..) | Operation::Delete(id, ..) => {
            ApiRequest::Get(*id, ObjectOptions::default())
        }
        Operation::Create(token, options) => {
            ApiRequest::Create(token.expose_manifest().to_owned().into(), options.clone())
        }
        Operation::ClusterInfo => ApiRequest::ClusterInfo,
        Operation::Discover(document, form) => ApiRequest::Discover(*document, *form),
        Operation::ReviewSelf => ApiRequest::ReviewSelf,
        Operation::ReviewAccess(review) => ApiRequest::ReviewAccess(review.clone()),
        Operation::ReviewSubject(question) => ApiRequest::ReviewSubject(*question),
        Operation::CertificateRequests => ApiRequest::CertificateRequests,
    }
}

/// Masking is this proxy's own affair: an API server knows no views.
fn whole(selection: &Selection) -> Selection {
    Selection {
        view: View::Whole,
        ..selection.clone()
    }
}

/// The patch of a Secret whose type was seen: it holds for that very object, unchanged since.
pub(crate) fn patch_checked(
    id: TokenId,
    patch: &TokenPatch,
    options: &ObjectOptions,
    seen: (&str, &str),
) -> ApiRequest {
    ApiRequest::Patch(id, patch.expose_merge(seen), options.clone())
}

/// The delete of a Secret whose type was seen: it holds for that very object, unchanged since.
pub(crate) fn delete_checked(
    id: TokenId,
    deletion: &Deletion,
    options: &ObjectOptions,
    seen: (&str, &str),
) -> ApiRequest {
    let given_or_seen = |given: &Option<String>, seen: &str| given.clone().or_else(|| Some(seen.to_owned()));
    let deletion = Deletion {
        uid: given_or_seen(&deletion.uid, seen.0),
        resource_version: given_or_seen(&deletion.resource_version, seen.1),
        dry_run: deletion.dry_run || options.dry_run,
    };
    ApiRequest::Delete(id, Some(deletion), options.clone())
}

impl ApiRequest {
    /// Which API groups are there?
    pub(crate) const fn groups() -> Self {
        Self::Discover(Document::Apis, Form::Plain)
    }

    /// Whether its answer has no end of its own.
    pub(crate) const fn is_watch(&self) -> bool {
        matches!(self, Self::Watch(_))
    }

    /// Whether it changes nothing, so that it may be asked again: a read, or a review, which is answered and not kept.
    pub(crate) const fn changes_nothing(&self) -> bool {
        match self {
            Self::Create(..) | Self::Patch(..) | Self::Delete(..) => false,
            Self::List(_)
            | Self::ListToMask(_)
            | Self::Watch(_)
            | Self::Get(..)
            | Self::ClusterInfo
            | Self::Discover(..)
            | Self::Karmada
            | Self::Readyz
            | Self::Outside
            | Self::ReviewSelf
            | Self::ReviewAccess(_)
            | Self::ReviewSubject(_)
            | Self::CertificateRequests => true,
        }
    }

    /// Method and path, for a log.
    pub(crate) fn line(&self) -> String {
        Wire::from(self.clone()).line()
    }

    /// # Errors
    /// As of [`Wire::into_http`].
    pub(super) fn into_http(self) -> Result<Request<Bytes>, UpstreamError> {
        Wire::from(self).into_http()
    }
}

#[cfg(test)]
mod tests;
