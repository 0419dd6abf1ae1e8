//! What the console knows and decides, in plain Rust: no browser, no signals, tested natively.

mod clock;
mod connection;
mod countdown;
mod draft;
mod frames;
mod merge;
mod rows;
mod sort;

pub(crate) use clock::ServerClock;
pub(crate) use connection::{Connection, backoff};
pub(crate) use countdown::{Countdown, Span, Unit};
pub(crate) use draft::{Draft, Flaws, Lifetime, Limits, Wish};
pub(crate) use frames::LineBuffer;
pub(crate) use merge::{Event, Status};
pub(crate) use rows::{Row, Rows};
pub(crate) use sort::{Column, Order};
