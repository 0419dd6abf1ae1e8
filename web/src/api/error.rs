//! Why a request had no good answer.

use crate::model::Status;

/// Why a request had no good answer. What a person reads of it is in the catalogue; Display is for a developer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(crate) enum ApiError {
    /// No answer: the network, the proxy or the page's own policy is in the way.
    #[error("no answer")]
    Unreachable,
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The server said no.
    #[error("{code} {reason}: {message}", code = .0.code, reason = .0.reason, message = .0.message)]
    Refused(Status),
    /// An answer that no Kubernetes API gives, such as the page of a login form.
    #[error("an answer of status {code} that is not Kubernetes'")]
    Unreadable {
        /// The HTTP status code.
        code: u16,
    },
    /// The embedding page's `getToken` has none to give, or none that a header can hold.
    #[error("getToken gave no token")]
    NoToken,
    /// The embedding page's `getToken` failed, as its own server may for a moment.
    #[error("getToken failed")]
    TokenFailed,
}

impl ApiError {
    /// The HTTP status code, where there was an answer.
    pub(crate) fn code(&self) -> Option<u16> {
        match self {
            ApiError::Refused(status) => Some(status.code),
            ApiError::Unreadable { code } => Some(*code),
            ApiError::Unreachable | ApiError::Timeout | ApiError::NoToken | ApiError::TokenFailed => None,
        }
    }

    /// Whether the caller isn't signed in, or isn't any more.
    pub(crate) fn is_unauthorized(&self) -> bool {
        matches!(self, ApiError::NoToken) || self.code() == Some(401)
    }

    /// Whether the same request may well succeed in a while.
    pub(crate) fn is_passing(&self) -> bool {
        match self.code() {
            Some(code) => matches!(code, 408 | 410 | 429 | 500..=599),
            None => !matches!(self, ApiError::NoToken),
        }
    }

    /// Whether the API server itself says so: of one that isn't reached, whoever stands before it does.
    pub(crate) fn is_the_server_s_own(&self) -> bool {
        self.code().is_some_and(|code| !matches!(code, 502..=504))
    }

    /// Whether another request would fare no better, whatever it is about: no sign-in, or a server in trouble.
    pub(crate) fn would_stop_others(&self) -> bool {
        self.is_unauthorized() || self.is_passing() || self.leaves_outcome_unknown()
    }

    /// Whether an object of that name was there already.
    pub(crate) fn is_already_exists(&self) -> bool {
        matches!(self, ApiError::Refused(status) if status.reason == "AlreadyExists")
    }

    /// Whether it may even be made later: whoever answers a 504 waits no longer, and knows no more than that.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self, ApiError::Timeout) || self.code() == Some(504)
    }

    /// Whether a change may have been made all the same: the answer, not necessarily the request, was lost.
    pub(crate) fn leaves_outcome_unknown(&self) -> bool {
        match self {
            ApiError::Unreachable | ApiError::Timeout => true,
            // A 503 too: the connection may have broken after the request was through.
            ApiError::Refused(status) => status.code >= 500,
            ApiError::Unreadable { code } => matches!(code, 200..=299 | 500..=599),
            ApiError::NoToken | ApiError::TokenFailed => false,
        }
    }
}
