//! What answers each path.

mod check;
mod info;
mod kubernetes;
mod openapi;
mod operations;
mod outside;
mod session;

pub(crate) use check::{Checked, Wish, check};
pub(crate) use info::{Info, info};
pub(crate) use kubernetes::kubernetes;
pub(crate) use openapi::openapi;
pub(crate) use operations::{livez, metrics, readyz};
pub(crate) use outside::{Outside, outside};
pub(crate) use session::{LinkPrinted, Proof, SignedIn, begin, end, link};

use std::sync::Arc;

use axum::extract::Request;
use http::HeaderMap;

use crate::audit::sent_by;
use crate::guard::Site;
use crate::session::Caller;
use crate::state::State;
use crate::status::Status;

/// The caller of a request that needs one. Should it be refused, the audit line names them.
///
/// # Errors
/// 401 without a credential, or with one that isn't good; 403 for a cookie from elsewhere.
fn caller(state: &State, headers: &HeaderMap, site: Site) -> Result<Arc<Caller>, Status> {
    let caller = state.sessions.caller(headers, site)?.ok_or_else(|| {
        Status::unauthorized(
            "sign in on this server's page, or send an Authorization header with a bearer token",
        )
    })?;
    let caller = Arc::new(caller);
    sent_by(&caller);
    Ok(caller)
}

/// What the guard has found out about where a request comes from.
fn site_of(request: &Request) -> Site {
    request.extensions().get().copied().unwrap_or(Site::Unsaid)
}

/// A name for logs and metrics, left on an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OperationName(pub(crate) &'static str);
