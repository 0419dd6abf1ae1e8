//! Faults between the proxy and the API server, and clients that keep their own idea of the world meanwhile.
//!
//! [`Chaos`] stands where the API server should be, speaks TLS with a certificate of the same CA, passes requests on,
//! and does to each in its turn what a [`Fault`] says. A [`Writer`] creates, patches, deletes and reads tokens of its
//! own through the proxy; a [`Lister`] and a [`Watcher`] look at all of them. What each fault came to is [`Told`] to a
//! [`Ledger`]: the table of docs/reliability.md.

mod answers;
mod fault;
mod fault_dealer;
mod forwarder;
mod layer;
mod ledger;
mod lister;
mod watcher;
mod wire;
mod writer;

pub use fault::{Fault, Kind};
pub use layer::Chaos;
pub use ledger::{Ledger, Told};
pub use lister::Lister;
pub use watcher::Watcher;
pub use writer::Writer;

use crate::secrets::SECRETS;

/// The path of a token's Secret.
fn path_of(id: &str) -> String {
    format!("{SECRETS}/bootstrap-token-{id}")
}
