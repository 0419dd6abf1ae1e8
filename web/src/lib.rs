//! The console: the custom element `<karmada-token-console>`, which lists, creates, reveals and deletes bootstrap tokens.
//!
//! The element itself is defined by `element/karmada-token-console.js`; what it calls is [`mount`], here, in wasm.
//! `model` and `text` are plain Rust and are tested natively; everything else is markup, signals and requests.
#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        dead_code,
        unused_imports,
        reason = "natively there is no page that uses the model, only its tests"
    )
)]

mod model;
mod text;

#[cfg(target_arch = "wasm32")]
mod api;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod boot;
#[cfg(target_arch = "wasm32")]
#[expect(
    unreachable_pub,
    reason = "#[component] makes the struct of its properties public"
)]
mod components;
#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod language;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
#[expect(
    unreachable_pub,
    reason = "#[component] makes the struct of its properties public"
)]
mod pages;
#[cfg(target_arch = "wasm32")]
mod panic;

#[cfg(target_arch = "wasm32")]
pub use mount::{Handle, mount, token_flaw};
