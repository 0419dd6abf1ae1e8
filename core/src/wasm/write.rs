//! Secrets and commands, written.

use super::failure::thrown;
use super::options::{CommandOptions, SecretOptions, read};
use super::{answered, views};
use crate::{MemberCommand, Secret, Token};
use serde_json::Value;
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
        let token = read::<SecretOptions>(options)?.into_token()?;
        let json = token.to_secret().to_json().map_err(views::unwritable)?;
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
        let mut object: Value = serde_json::from_str(&json).map_err(views::unwritable)?;
        crate::mask_secret(&mut object);
        serde_json::to_string(&object).map_err(views::unwritable)
    })
}

/// A register or join command, in clear.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen(js_name = registerCommand)]
pub fn register_command(options: &JsValue) -> Result<String, JsValue> {
    written(options, |command, token, options| {
        command.line(token, options.shell()).as_str().to_owned()
    })
}

/// A register or join command as it may stay on a screen.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen(js_name = maskedCommand)]
pub fn masked_command(options: &JsValue) -> Result<String, JsValue> {
    written(options, |command, token, options| {
        command.masked(token, options.shell())
    })
}

fn written(
    options: &JsValue,
    line: fn(&MemberCommand, &Token, &CommandOptions) -> String,
) -> Result<String, JsValue> {
    answered(|| {
        let options: CommandOptions = read(options)?;
        let token = options.token.parse().map_err(thrown)?;
        Ok(line(&options.command()?, &token, &options))
    })
}
