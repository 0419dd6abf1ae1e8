//! An effect of one type, however many there are.

use leptos::prelude::Effect;

/// Runs it when what it reads changes. What runs an effect is in the wasm once for each type of it: a box is always the same.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    let _effect = Effect::new(run);
}
