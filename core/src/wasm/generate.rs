//! Drawing and checking tokens: all of the small entry.

use super::answered_at_once;
use super::failure::thrown;
use crate::{OsRandom, Token, TokenId};
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A new token, in clear.
///
/// # Errors
/// [`crate::RandomError`].
#[wasm_bindgen(js_name = generateToken)]
pub fn generate_token() -> Result<String, JsValue> {
    answered_at_once(|| {
        let token = Token::generate(&mut OsRandom).map_err(thrown)?;
        Ok(token.expose().as_str().to_owned())
    })
}

/// So many new tokens, in clear, one a line: one string crosses over to JavaScript faster than many.
///
/// # Errors
/// [`crate::RandomError`].
#[wasm_bindgen(js_name = generateLines)]
pub fn generate_lines(count: u32) -> Result<String, JsValue> {
    answered_at_once(|| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let tokens = Token::generate_many(count, &mut OsRandom).map_err(thrown)?;
        let mut lines = String::with_capacity(tokens.len() * (TokenId::LENGTH + 18));
        for token in &tokens {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(token.id().as_str());
            lines.push('.');
            lines.push_str(token.secret().expose());
        }
        Ok(lines)
    })
}

/// Whether a text is a token.
///
/// # Errors
/// None; it is checked as everything else is.
#[wasm_bindgen(js_name = isToken)]
pub fn is_token(text: String) -> Result<bool, JsValue> {
    answered_at_once(|| Ok(Zeroizing::new(text).parse::<Token>().is_ok()))
}

/// The ID of a token.
///
/// # Errors
/// [`crate::TokenError`].
#[wasm_bindgen(js_name = tokenIdOf)]
pub fn token_id_of(token: String) -> Result<String, JsValue> {
    answered_at_once(|| {
        let token: Token = Zeroizing::new(token).parse().map_err(thrown)?;
        Ok(token.id().to_string())
    })
}

/// A token as it may be shown.
///
/// # Errors
/// [`crate::TokenError`].
#[wasm_bindgen(js_name = maskToken)]
pub fn mask_token(token: String) -> Result<String, JsValue> {
    answered_at_once(|| {
        let token: Token = Zeroizing::new(token).parse().map_err(thrown)?;
        Ok(token.masked().to_string())
    })
}

/// A token ID, if it is one.
///
/// # Errors
/// [`crate::TokenIdError`].
#[wasm_bindgen(js_name = parseTokenId)]
pub fn parse_token_id(text: String) -> Result<String, JsValue> {
    answered_at_once(|| {
        let id: TokenId = Zeroizing::new(text).parse().map_err(thrown)?;
        Ok(id.to_string())
    })
}
