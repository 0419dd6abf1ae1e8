//! What the console asks of the API: Kubernetes paths, so that it works on any Kubernetes API base, and the proxy's own
//! few under `/-/`.

mod abort;
mod chunks;
mod client;
mod error;
mod headers;
mod info;
mod judge;
mod list;
mod reviews;
mod secrets;
mod session;
mod session_key;
mod watch;

pub(crate) use abort::AbortHandle;
pub(crate) use client::Client;
pub(crate) use error::ApiError;
pub(crate) use headers::browser_now;
pub(crate) use info::{Info, Mode, User};
pub(crate) use judge::{Judge, Scene};
pub(crate) use reviews::Verb;
pub(crate) use session::SignIn;
pub(crate) use watch::Watch;
