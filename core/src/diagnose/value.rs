//! A single value: a token, a pin, or whatever else a person has in hand.

use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{CommandProblem, Kind, TokenProblem, command, endpoint, foreign, pin, search, token, wrapping};
use crate::{SECRET_NAME_PREFIX, Token, TokenId, TokenSecret};
use alloc::string::String;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

/// What else a token is called by, before its ID.
const USER_PREFIX: &str = "system:bootstrap:";

/// Looks at a text that is one value; `Unknown` where it is none that is known, and then nothing is noted.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) -> Kind {
    let trimmed = wrapping::without_space(text, notes);
    let plain = trimmed.text();
    if plain.starts_with("sha256:") && command::is_template(&plain, true) {
        notes.add(CommandProblem::Placeholder, trimmed.whole());
        return Kind::Pin;
    }
    let value = wrapping::unwrap(&trimmed, notes);
    if let Some(kind) = foreign::examine(&value, notes) {
        return kind;
    }
    // What holds a token, too, is looked through word by word.
    let is_pin = |meant: fn(&Glyphs) -> bool| meant(&value) && !search::holds_token(&value);
    if is_pin(pin::are_meant) {
        for pin in pin::list(&value) {
            pin::examine(&wrapping::without_space(&pin, notes), notes);
        }
        return Kind::Pin;
    }
    if is_pin(pin::is_meant) {
        pin::examine(&value, notes);
        return Kind::Pin;
    }
    if let Some(kind) = name(&value, notes).or_else(|| encoded(&value, notes)) {
        return kind;
    }
    if endpoint::is_meant(&value) {
        endpoint::examine(&value, endpoint::Reader::Url, notes);
        return Kind::Endpoint;
    }
    if token::is_meant(&value) {
        token::examine(&value, notes);
        return Kind::Token;
    }
    half(&value, notes).unwrap_or(Kind::Unknown)
}

/// The value after `--token`: whatever it is, a token is wanted.
pub(super) fn examine_token(text: &Glyphs, notes: &mut Notes) {
    if is_left_out(text) {
        return notes.add(CommandProblem::Placeholder, text.whole());
    }
    let shown = text.text();
    match examine(text, notes) {
        Kind::Token => {}
        Kind::Unknown if shown.ends_with("..") || shown.ends_with('…') => {
            notes.add(TokenProblem::Truncated, text.whole())
        }
        Kind::Unknown | Kind::Endpoint | Kind::Pin | Kind::TokenId => {
            notes.add(TokenProblem::NotAToken, text.whole())
        }
        // What it is instead was told.
        _ => {}
    }
}

/// Whether nothing but dots, stars or crosses stands in place of a value.
pub(super) fn is_left_out(text: &Glyphs) -> bool {
    is_mask(&text.text())
}

/// The same of a text.
pub(super) fn is_mask(text: &str) -> bool {
    text.chars().nth(2).is_some() && text.chars().all(|c| ".…*•xX".contains(c))
}

/// The name of a token's Secret or user.
fn name(value: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    let lower = Zeroizing::new(value.text().to_ascii_lowercase());
    let prefixes = [SECRET_NAME_PREFIX, USER_PREFIX];
    let prefix = prefixes.into_iter().find(|prefix| lower.starts_with(prefix))?;
    lower.get(prefix.len()..)?.parse::<TokenId>().ok()?;
    let length = prefix.chars().count();
    notes.fix_in(value, (0, length), TokenProblem::IdOfName, "");
    token::plain_letters(&value.part(length, value.len()), notes);
    Some(Kind::TokenId)
}

/// A token or a part of one, in base64.
fn encoded(value: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    const LONGEST: usize = 64;
    if value.len() > LONGEST {
        return None;
    }
    let text = value.text();
    let solid: Zeroizing<String> = Zeroizing::new(text.split_whitespace().collect());
    let engines = [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE_NO_PAD];
    let bytes = engines
        .iter()
        .find_map(|engine| engine.decode(solid.as_bytes()).ok())
        .map(Zeroizing::new)?;
    let decoded = core::str::from_utf8(&bytes).ok()?.trim_end();
    if let Ok(token) = decoded.parse::<Token>() {
        notes.fix_in(value, (0, value.len()), TokenProblem::Base64, decoded);
        token::known(&token, value.whole(), notes);
        return Some(Kind::Token);
    }
    if decoded.parse::<TokenSecret>().is_ok() {
        notes.fix_in(value, (0, value.len()), TokenProblem::PartBase64, decoded);
        return Some(Kind::TokenSecret);
    }
    // Few words decode to an ID; a capital among eight characters makes sure that it is none.
    if decoded.parse::<TokenId>().is_ok() && solid.chars().any(|c| c.is_ascii_uppercase()) {
        notes.fix_in(value, (0, value.len()), TokenProblem::PartBase64, decoded);
        return Some(Kind::TokenId);
    }
    None
}

/// One half of a token.
fn half(value: &Glyphs, notes: &mut Notes) -> Option<Kind> {
    let text = value.text();
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if lower.parse::<TokenId>().is_ok() && (digits || *text == *lower) {
        token::plain_letters(value, notes);
        notes.add(TokenProblem::IdAlone, value.whole());
        return Some(Kind::TokenId);
    }
    if lower.parse::<TokenSecret>().is_ok() && digits {
        notes.add(TokenProblem::SecretAlone, value.whole());
        return Some(Kind::TokenSecret);
    }
    None
}
