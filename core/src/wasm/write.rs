//! Secrets and commands, written.

use super::answered;
use super::failure::thrown;
use super::options::{CommandOptions, token};
use crate::Secret;
use alloc::borrow::ToOwned;
use alloc::string::String;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The manifest of a token's Secret, as JSON.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen(js_name = createSecret)]
pub fn create_secret(options: &JsValue) -> Result<String, JsValue> {
    answered(|| {
        let json = token(options)?.to_secret().to_json();
        Ok(json.as_str().to_owned())
    })
}

/// A Secret without its token secret, as JSON.
///
/// # Errors
/// [`crate::SecretError`].
#[wasm_bindgen(js_name = maskSecret)]
pub fn mask_secret(json: String) -> Result<String, JsValue> {
    answered(|| {
        let json = Zeroizing::new(json);
        Secret::from_json(&json).map_err(thrown)?;
        let masked = crate::mask_secret(&json).map_err(thrown)?;
        Ok(masked.as_str().to_owned())
    })
}

/// A register or join command, in clear.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen(js_name = registerCommand)]
pub fn register_command(options: &JsValue) -> Result<String, JsValue> {
    answered(|| {
        let wish = CommandOptions::of(options)?;
        Ok(wish.command.line(&wish.token, wish.shell).as_str().to_owned())
    })
}

/// A register or join command as it may stay on a screen.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen(js_name = maskedCommand)]
pub fn masked_command(options: &JsValue) -> Result<String, JsValue> {
    answered(|| {
        let wish = CommandOptions::of(options)?;
        Ok(wish.command.masked(&wish.token, wish.shell))
    })
}
