//! Everything that this proxy will ever forward, as one closed enum.
//!
//! A request that doesn't parse to an [`Operation`] is refused before upstream hears of it. Nothing of the caller's
//! path, query, headers or body is handed on: what upstream gets, an `ApiRequest`, is made anew from what was parsed here. The few
//! questions that the proxy asks by itself are of that type alone; their paths are in [`paths`] too.

mod access_review;
mod deletion;
mod discovery;
mod fields;
mod new_token;
pub(crate) mod paths;
pub(crate) mod query;
mod question;
mod refusal;
mod route;
mod token_patch;
mod values;

use karmada_token_core::{RightsQuestion, TokenId};

pub(crate) use access_review::{AccessReview, ResourceAttributes};
pub(crate) use deletion::Deletion;
pub(crate) use discovery::{Document, Form};
pub(crate) use new_token::NewToken;
pub(crate) use query::{ObjectOptions, Selection};
pub(crate) use refusal::Refusal;
pub(crate) use route::{BodyRule, Route, token_at};
pub(crate) use token_patch::TokenPatch;

/// A request that may go upstream.
#[derive(Debug)]
pub(crate) enum Operation {
    /// The bootstrap token Secrets, or a page of them.
    List(Selection),
    /// Their changes, as they happen.
    Watch(Selection),
    /// One of them.
    Get(TokenId, ObjectOptions),
    /// A new one.
    Create(NewToken, ObjectOptions),
    /// Another state of one of them.
    Patch(TokenId, TokenPatch, ObjectOptions),
    /// One less.
    Delete(TokenId, Deletion, ObjectOptions),
    /// The discovery document that joining clusters read.
    ClusterInfo,
    /// What the API server says of its API.
    Discover(Document, Form),
    /// Who am I?
    ReviewSelf,
    /// May I?
    ReviewAccess(AccessReview),
    /// May a joining cluster? Three questions, and no others.
    ReviewSubject(RightsQuestion),
    /// The requests for client certificates that bootstrap tokens filed.
    CertificateRequests,
}

/// How much of a Secret travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum View {
    /// As upstream has it.
    #[default]
    Whole,
    /// Without the token secret and every copy of it.
    Masked,
}

impl Operation {
    /// A short stable name for logs and metrics.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::List(_) => "list",
            Self::Watch(_) => "watch",
            Self::Get(..) => "get",
            Self::Create(..) => "create",
            Self::Patch(..) => "patch",
            Self::Delete(..) => "delete",
            Self::ClusterInfo => "cluster-info",
            Self::Discover(..) => "discovery",
            Self::ReviewSelf => "self-subject-review",
            Self::ReviewAccess(_) => "self-subject-access-review",
            Self::ReviewSubject(_) => "subject-access-review",
            Self::CertificateRequests => "certificate-signing-requests",
        }
    }
}
