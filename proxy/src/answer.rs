//! What comes back from upstream: checked object by object, masked where asked, and nothing else let through.

mod body;
mod frames;
mod head;
mod list;
mod protobuf;
mod scanner;
mod secret;
mod status;
mod watch;

pub(crate) use body::{DISCOVERY_LIMIT, LIST_LIMIT, OBJECT_LIMIT, collect};
pub(crate) use frames::Lines;
pub(crate) use head::{Head, head};
pub(crate) use list::{Json, MaskedSecrets, Requests, Secrets, list};
pub(crate) use protobuf::is_protobuf;
pub(crate) use secret::{Seen, secret, seen};
pub(crate) use status::{is_status, status_of, without_secret};
pub(crate) use watch::{WatchGuard, watch};
