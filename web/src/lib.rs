//! The console: the custom element `<karmada-token-console>`, which lists, creates, reveals and deletes bootstrap tokens.
//!
//! The element itself is defined by `element/karmada-token-console.js`; what it calls is [`mount`], here, in wasm.
//! Two features make other, smaller wasms of it: `validator` core's diagnosis alone, for `validator/`, and `judge` core's
//! judgement of who will join, which the console fetches when it is asked for.
//! `model` and `text` are plain Rust and are tested natively; everything else is markup, signals and requests.
#![cfg_attr(
    all(not(target_arch = "wasm32"), feature = "console"),
    expect(
        dead_code,
        unused_imports,
        reason = "natively there is no page that uses the model, only its tests"
    )
)]

#[cfg(feature = "judge")]
mod judge;
#[cfg(feature = "console")]
mod model;
#[cfg(feature = "validator")]
mod parts;
#[cfg(any(feature = "console", feature = "judge"))]
mod protocol;
#[cfg_attr(
    not(feature = "console"),
    expect(
        dead_code,
        reason = "the judge and the validator say some of it, and nothing else of the catalogue"
    )
)]
mod text;
#[cfg(all(target_arch = "wasm32", feature = "validator"))]
mod validator;
#[cfg(any(feature = "console", feature = "validator"))]
mod words;

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
mod style;
#[cfg(all(test, target_arch = "wasm32", feature = "console"))]
mod tests;

#[cfg(all(target_arch = "wasm32", feature = "judge"))]
pub use judge::{Scene, observe, pins_of, questions_as_json};
#[cfg(all(target_arch = "wasm32", feature = "console"))]
pub use mount::{Handle, mount};
#[cfg(all(target_arch = "wasm32", feature = "validator"))]
pub use validator::{belong_together, diagnose};

/// Of the wasms that are small, the allocator that is.
#[cfg(all(target_arch = "wasm32", not(feature = "console")))]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
