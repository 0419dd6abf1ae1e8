//! What the console knows and decides, in plain Rust: no browser, no signals, tested natively.

mod address;
mod choice;
mod clock;
mod clusters;
mod column;
mod connection;
mod countdown;
mod draft;
mod equivalent;
mod filter;
#[cfg(test)]
mod fixture;
mod frames;
mod ledger;
mod lifetime;
mod limits;
mod manifest;
mod merge;
mod patch;
mod query;
mod rows;
mod sort;
mod stored_draft;
mod window;

pub(crate) use address::{Address, Place};
pub(crate) use choice::Choice;
pub(crate) use clock::ServerClock;
pub(crate) use column::{Column, Columns};
pub(crate) use connection::{Connection, backoff};
pub(crate) use countdown::{Countdown, Span, Unit};
pub(crate) use draft::{Draft, Flaws, Wish};
pub(crate) use filter::{Filter, tally};
pub(crate) use frames::LineBuffer;
pub(crate) use ledger::{Entry, to_csv, to_json};
pub(crate) use lifetime::Lifetime;
pub(crate) use limits::{GroupsFlaw, Limits, UsagesFlaw};
pub(crate) use manifest::{MASKED, manifest, manifest_of};
pub(crate) use merge::{Event, Status};
pub(crate) use patch::Patch;
pub(crate) use query::Query;
pub(crate) use rows::{Row, Rows};
pub(crate) use sort::Order;
pub(crate) use window::{Piece, pieces, seen};
