//! The audit line: who did what to which token, with what outcome. Its form is stable; times are the log's.
//!
//! Every line has the target `karmada_token::audit` and the fields `event`, `user`, `peer`, `token_id`, `dry_run`, `code` and
//! `audit_id` (upstream's, to find the request in the API server's own log), within the request's span.

use std::cell::OnceCell;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::response::Response;
use http::{HeaderMap, StatusCode};
use karmada_token_core::TokenId;
use tokio::time::timeout;

use crate::klog::AUDIT_TARGET;
use crate::session::Caller;
use crate::state::State;
use crate::status::Status;
use crate::upstream::SILENCE;

/// The address that a request's connection is from; left on the request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Where a request is from.
struct Sender {
    peer: Option<Peer>,
    /// Once its credential was looked at.
    caller: OnceCell<Arc<Caller>>,
}

tokio::task_local! {
    /// That of the request that is being answered.
    static SENDER: Sender;
}

/// Answers a request whose lines are to name a peer.
pub(crate) async fn from_peer<T>(peer: Option<Peer>, request: impl Future<Output = T>) -> T {
    let caller = OnceCell::new();
    SENDER.scope(Sender { peer, caller }, request).await
}

/// Whose the request is that is being answered: a refusal is to name them.
pub(crate) fn sent_by(caller: &Arc<Caller>) {
    // Outside of a request there is no record of one.
    let _ = SENDER.try_with(|sender| sender.caller.set(Arc::clone(caller)));
}

/// What is put on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// Somebody signed in, or tried to.
    SignIn,
    /// A token's secret was read, or those of all tokens.
    Reveal,
    /// A token was created.
    Create,
    /// A token was changed.
    Patch,
    /// A token was deleted.
    Delete,
    /// A token was tried out.
    Check,
    /// A request was refused by the proxy itself.
    Refusal,
}

impl Event {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Reveal => "reveal",
            Self::Create => "create",
            Self::Patch => "patch",
            Self::Delete => "delete",
            Self::Check => "check",
            Self::Refusal => "refusal",
        }
    }
}

/// Whom and what an audit line is about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Subject<'a> {
    /// The user as the API server names it; absent where nobody is known.
    pub(crate) user: Option<&'a str>,
    pub(crate) token_id: Option<TokenId>,
    /// Whether nothing was to be changed.
    pub(crate) dry_run: bool,
}

/// What goes on record of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) event: Event,
    pub(crate) token_id: Option<TokenId>,
    pub(crate) dry_run: bool,
}

/// Left on an answer to a change that hands out the whole Secret: its caller need not have known it before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Revealed;

/// Writes one line.
pub(crate) fn record(event: Event, subject: Subject<'_>, code: StatusCode, headers: &HeaderMap) {
    let audit_id = headers
        .get("audit-id")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let peer = SENDER.try_with(|sender| sender.peer.map(|Peer(address)| address.to_string()));
    tracing::info!(
        target: AUDIT_TARGET,
        event = event.name(),
        user = subject.user.unwrap_or_default(),
        peer = peer.ok().flatten().unwrap_or_default(),
        token_id = subject.token_id.as_ref().map(TokenId::as_str).unwrap_or_default(),
        dry_run = subject.dry_run,
        code = code.as_u16(),
        audit_id,
        "audit"
    );
}

/// Writes the line of a request that the proxy refused by itself. `token_id` is that of its path; its caller is named where
/// the name is known already.
pub(crate) fn record_refusal(state: &State, token_id: Option<TokenId>, response: &Response) {
    let known = |sender: &Sender| state.names.known(sender.caller.get()?);
    let user = SENDER.try_with(known).ok().flatten();
    let subject = Subject {
        user: user.as_deref(),
        token_id,
        dry_run: false,
    };
    record(Event::Refusal, subject, response.status(), response.headers());
}

/// Carries a request out, and puts on record what came of it.
///
/// # Errors
/// The request's own.
pub(crate) async fn on_record(
    state: &State,
    caller: &Caller,
    entry: Entry,
    request: impl Future<Output = Result<Response, Status>>,
) -> Result<Response, Status> {
    let begun = Instant::now();
    let outcome = request.await;
    let asked = state.names.of(&state.api, caller);
    let user = match &outcome {
        // Nobody's.
        Ok(response) if response.status() == StatusCode::UNAUTHORIZED => caller.name.clone(),
        Ok(_) => asked.await,
        // An API server that kept silent all the time isn't waited for again.
        Err(_) => {
            let left = SILENCE.saturating_sub(begun.elapsed());
            timeout(left, asked).await.ok().flatten()
        }
    };
    let subject = Subject {
        user: user.as_deref(),
        token_id: entry.token_id,
        dry_run: entry.dry_run,
    };
    let event = entry.event;
    match &outcome {
        Ok(response) => {
            record(event, subject, response.status(), response.headers());
            if response.extensions().get::<Revealed>().is_some() {
                record(Event::Reveal, subject, response.status(), response.headers());
            }
        }
        // Of a creation or a deletion without an answer nobody knows how it ended: that goes on record too.
        Err(status) => record(event, subject, status.code(), &HeaderMap::new()),
    }
    outcome
}
