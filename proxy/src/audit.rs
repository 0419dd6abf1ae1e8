//! The audit line: who did what to which token, with what outcome. Its form is stable; times are the log's.
//!
//! Every line has the target `karmada_token::audit` and the fields `event`, `user`, `token_id`, `code` and
//! `audit_id` (upstream's, to find the request in the API server's own log), within the request's span.

use http::{HeaderMap, StatusCode};
use karmada_token_core::TokenId;

/// The log target of every audit line.
pub(crate) const TARGET: &str = "karmada_token::audit";

/// What is put on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// Somebody signed in, or tried to.
    SignIn,
    /// A token's secret was read.
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
}

/// Writes one line.
pub(crate) fn record(event: Event, subject: Subject<'_>, code: StatusCode, headers: &HeaderMap) {
    let audit_id = headers
        .get("audit-id")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    tracing::info!(
        target: TARGET,
        event = event.name(),
        user = subject.user.unwrap_or_default(),
        token_id = subject.token_id.as_ref().map(TokenId::as_str).unwrap_or_default(),
        code = code.as_u16(),
        audit_id,
        "audit"
    );
}
