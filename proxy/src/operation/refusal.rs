//! Why a request is no operation.

use crate::status::{Cause, Reason, Status};

/// A request that isn't forwarded, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// No operation has this path.
    #[error(
        "this proxy forwards bootstrap tokens in kube-system and little else; there is nothing at this path"
    )]
    Path,
    /// Some operation has this path, but none with this method.
    #[error("this proxy forwards only {allow} on this path")]
    Method {
        /// The methods it has, as the Allow header wants them.
        allow: &'static str,
    },
    /// A query that isn't percent-encoded UTF-8.
    #[error("the query can't be decoded: percent-encoded UTF-8 is expected")]
    QueryEncoding,
    /// A parameter that the operation doesn't have.
    #[error("query parameter {name:?} is not forwarded; this operation has {known}")]
    QueryUnknown {
        /// The parameter.
        name: String,
        /// Those it has, joined by commas.
        known: String,
    },
    /// A parameter given twice.
    #[error("query parameter {name:?} is given more than once")]
    QueryRepeated {
        /// The parameter.
        name: String,
    },
    /// A parameter with a value of another form.
    #[error("query parameter {name:?} must be {expected}")]
    QueryValue {
        /// The parameter.
        name: &'static str,
        /// What would be right.
        expected: &'static str,
    },
    /// A body that isn't what the operation takes.
    #[error("the body must be {expected}")]
    Body {
        /// What would be right.
        expected: &'static str,
    },
    /// A Secret with fields that are wrong.
    #[error("the Secret is invalid")]
    Invalid {
        /// The name it came with, whatever that was.
        name: String,
        /// Every field that is wrong.
        causes: Vec<Cause>,
    },
}

impl From<Refusal> for Status {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Path => Self::new(Reason::NotFound, refusal.to_string()),
            Refusal::Method { allow } => Self::method_not_allowed(allow),
            Refusal::Invalid { name, causes } => Self::invalid_secret(&name, causes),
            _ => Self::new(Reason::BadRequest, refusal.to_string()),
        }
    }
}
