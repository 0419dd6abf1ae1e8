//! Core for JavaScript: what the npm package `karmada-token` is built from. Conversion only; what anything means is
//! said by the module that it comes from, and, for JavaScript, by `core/npm/*.d.ts`.
//!
//! `wasm-generate` is the small entry, which draws and checks tokens; `wasm` is all of it.

mod failure;
#[cfg(feature = "wasm")]
mod fields;
mod generate;
#[cfg(feature = "wasm")]
mod options;
#[cfg(feature = "wasm")]
mod read;
#[cfg(feature = "wasm")]
mod values;
#[cfg(feature = "wasm")]
mod views;
#[cfg(feature = "wasm")]
mod write;

use core::hint::black_box;
use core::panic::PanicInfo;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::JsValue;
use zeroizing_alloc::ZeroAlloc;

/// Whatever is given back to the heap is overwritten: texts as JavaScript wrote them into the memory, answers as
/// JavaScript read them, and everything between.
#[global_allocator]
static HEAP: ZeroAlloc<WasmDynamicTalc> = ZeroAlloc(new_wasm_dynamic_allocator());

/// A trap, as it is with the standard library too, whose words nobody would see here: nothing prints them.
#[panic_handler]
fn trap(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Makes an answer, and overwrites the stack that was used for it: copies that the compiler made lie there. No call was
/// seen to leave one deeper than 32 KiB.
#[cfg(feature = "wasm")]
fn answered<T>(make: impl FnOnce() -> Result<T, JsValue>) -> Result<T, JsValue> {
    let answer = apart(make);
    wipe_stack::<{ 32 * 1024 }>();
    answer
}

/// The same for what needs hardly any stack, and is called often.
fn answered_at_once<T>(make: impl FnOnce() -> Result<T, JsValue>) -> Result<T, JsValue> {
    let answer = apart(make);
    wipe_stack::<2048>();
    answer
}

/// In a frame of its own, below the caller's, so that it lies in what is wiped.
#[inline(never)]
fn apart<T>(make: impl FnOnce() -> T) -> T {
    make()
}

#[inline(never)]
fn wipe_stack<const BYTES: usize>() {
    // Mutable, or it would be a constant that lies elsewhere.
    black_box(&mut [0_u8; BYTES]);
}
