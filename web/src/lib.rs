//! The console: the custom element `<karmada-token-console>`, which lists, creates, reveals and deletes bootstrap tokens.
//!
//! The element itself is defined by `element/karmada-token-console.js`; what it calls is [`mount`], here, in wasm.
//! The feature `validator` makes another, smaller wasm of it: core's diagnosis alone, for `validator/`.
//! `model` and `text` are plain Rust and are tested natively; everything else is markup, signals and requests.
#![cfg_attr(
    all(not(target_arch = "wasm32"), feature = "console"),
    expect(
        dead_code,
        unused_imports,
        reason = "natively there is no page that uses the model, only its tests"
    )
)]

#[cfg(feature = "console")]
mod model;
#[cfg(feature = "console")]
mod text;
#[cfg(all(target_arch = "wasm32", feature = "validator"))]
mod validator;

#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod api;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod app;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod boot;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
#[expect(
    unreachable_pub,
    reason = "#[component] makes the struct of its properties public"
)]
mod components;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod focus;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod language;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod live;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod mount;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod options;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
#[expect(
    unreachable_pub,
    reason = "#[component] makes the struct of its properties public"
)]
mod pages;
#[cfg(all(target_arch = "wasm32", feature = "console"))]
mod panic;

#[cfg(all(target_arch = "wasm32", feature = "console"))]
pub use mount::{Handle, mount};
#[cfg(all(target_arch = "wasm32", feature = "validator"))]
pub use validator::diagnose;
