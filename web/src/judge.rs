//! The judge: core's judgement of whether a cluster will join, in a wasm of its own that the console fetches when a token or
//! the preflight is opened. It asks nobody; the console asks for it.
//!
//! English is core's own; what it says in Chinese is in `chinese`.

mod chinese;
mod observed;
mod questions;
mod speech;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub(crate) use observed::Observed;
pub(crate) use questions::questions;
#[cfg(target_arch = "wasm32")]
pub use wasm::{Scene, observe, pins_of, questions as questions_as_json};

#[cfg(test)]
mod tests;
