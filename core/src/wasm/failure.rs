//! Core's errors as JavaScript gets them: an `Error` with the name of its type, its variant, and its place.

#[cfg(feature = "wasm")]
mod all;
mod token;

use alloc::string::ToString;
use core::fmt::Display;
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An error of core.
pub(super) trait Failure: Display {
    /// Its type, which is `name` in JavaScript.
    const NAME: &'static str;

    /// Its variant in kebab-case, and at which character it is, counted from 1, where it is at one.
    fn place(&self) -> (&'static str, Option<usize>);
}

/// Thrown as it is.
pub(super) fn thrown<F: Failure>(failure: F) -> JsValue {
    let (variant, position) = failure.place();
    error(F::NAME, variant, &failure.to_string(), position)
}

/// One that is none of core's.
pub(super) fn error(name: &str, variant: &str, message: &str, position: Option<usize>) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    let set = |key: &str, value: JsValue| {
        // An Error is extensible, so this can't fail; without the property it would still be the right error.
        let _ = Reflect::set(&error, &key.into(), &value);
    };
    set("variant", variant.into());
    if let Some(position) = position.and_then(|position| u32::try_from(position).ok()) {
        set("position", position.into());
    }
    error.into()
}

/// `Type { pattern => "variant"; pattern => "variant", position; }`
macro_rules! failures {
    ($($name:ident { $($pattern:pat => $variant:expr $(, $position:expr)?;)+ })+) => {
        $(impl $crate::wasm::failure::Failure for $crate::$name {
            const NAME: &'static str = stringify!($name);

            fn place(&self) -> (&'static str, Option<usize>) {
                match self {
                    $($pattern => ($variant, $crate::wasm::failure::position!($($position)?)),)+
                }
            }
        })+
    };
}

macro_rules! position {
    () => {
        None
    };
    ($position:expr) => {
        Some($position)
    };
}

use {failures, position};
