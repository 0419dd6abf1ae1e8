//! What the console knows and decides, in plain Rust: no browser, no signals, tested natively.

mod address;
mod clock;
mod column;
mod connection;
mod countdown;
mod draft;
mod equivalent;
mod filter;
#[cfg(test)]
mod fixture;
mod frames;
mod lifetime;
mod manifest;
mod merge;
mod patch;
mod query;
mod rows;
mod sort;
mod window;

pub(crate) use address::{Address, Place};
pub(crate) use clock::ServerClock;
pub(crate) use column::{Column, Columns};
pub(crate) use connection::{Connection, backoff};
pub(crate) use countdown::{Countdown, Span, Unit};
pub(crate) use draft::{Draft, Flaws, Limits, Wish};
pub(crate) use filter::{Filter, tally};
pub(crate) use frames::LineBuffer;
pub(crate) use lifetime::Lifetime;
pub(crate) use manifest::{MASKED, manifest};
pub(crate) use merge::{Event, Status};
pub(crate) use patch::Patch;
pub(crate) use query::Query;
pub(crate) use rows::{Row, Rows};
pub(crate) use sort::Order;
pub(crate) use window::{Piece, pieces, seen};
