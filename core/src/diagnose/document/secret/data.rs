//! What a token's data says of it.

use super::Values;
use crate::diagnose::document::values::{Seen, lookalike_or, meant_usage, plain};
use crate::diagnose::notes::Notes;
use crate::diagnose::{SecretProblem, token};
use crate::{Group, MASK_ANNOTATION, Timestamp, Token, TokenId, TokenSecret, Usage, key};
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn examine(values: &Values<'_>, notes: &mut Notes) {
    secret(values, notes);
    expiration(values, notes);
    for usage in Usage::ALL {
        self::usage(usage, values, notes);
    }
    groups(values, notes);
}

fn secret(values: &Values<'_>, notes: &mut Notes) {
    let Some(seen) = values
        .seen(key::TOKEN_SECRET)
        .filter(|seen| !seen.text.is_empty())
    else {
        if values.seen(key::TOKEN_SECRET).is_some() || !values.is_there(key::TOKEN_SECRET) {
            missing_secret(values, notes);
        }
        return;
    };
    match TokenSecret::parse_at(&seen.text, 0) {
        Ok(secret) => {
            let id = values
                .seen(key::TOKEN_ID)
                .and_then(|id| id.text.parse::<TokenId>().ok());
            // Whether it can be guessed doesn't depend on the ID, and whether it is an example does.
            let id = id.or_else(|| "000000".parse().ok());
            if let Some(id) = id {
                token::known(&Token::new(id, secret), seen.span(), notes);
            }
        }
        Err(_) if seen.text.trim().parse::<TokenSecret>().is_ok() => {
            seen.note(
                SecretProblem::LineBreak.into(),
                Some(seen.text.trim()),
                values.source,
                notes,
            );
        }
        Err(flaw) => {
            let problem = lookalike_or(&seen.text, SecretProblem::Secret { flaw });
            seen.note(problem, Some(&plain(&seen.text)), values.source, notes);
        }
    }
}

fn missing_secret(values: &Values<'_>, notes: &mut Notes) {
    let annotations = values
        .secret
        .get("metadata")
        .and_then(|metadata| metadata.get("annotations"));
    let problem = match annotations.and_then(|annotations| annotations.entry(MASK_ANNOTATION)) {
        Some(entry) if entry.node.as_text() != Some("missing") => {
            return notes.add(SecretProblem::Masked, entry.key_span);
        }
        _ => SecretProblem::SecretMissing,
    };
    notes.add(problem, values.secret.span);
}

fn expiration(values: &Values<'_>, notes: &mut Notes) {
    let seen = match values.seen(key::EXPIRATION) {
        Some(seen) if !seen.text.is_empty() => seen,
        None if values.is_there(key::EXPIRATION) => return,
        _ => return notes.add(SecretProblem::NeverExpires, values.secret.span),
    };
    match (Timestamp::parse_rfc3339(&seen.text), notes.now) {
        (Ok(end), Some(now)) if end <= now => notes.add(SecretProblem::Expired, seen.span()),
        (Ok(_), _) => {}
        (Err(_), _) => {
            let better = as_rfc3339(&seen.text);
            seen.note(
                SecretProblem::Expiration.into(),
                better.as_deref(),
                values.source,
                notes,
            );
        }
    }
}

/// A time that is RFC 3339 but for a space in place of the T or for its case. What has no zone is left to the person.
fn as_rfc3339(text: &str) -> Option<String> {
    let text = text.trim().replacen(' ', "T", 1).to_ascii_uppercase();
    Timestamp::parse_rfc3339(&text).is_ok().then_some(text)
}

fn usage(usage: Usage, values: &Values<'_>, notes: &mut Notes) {
    let key = usage.key();
    match values.seen(key) {
        Some(seen) if seen.text.as_str() == "true" => {}
        Some(seen) if seen.text.as_str() == "false" => {
            notes.add(SecretProblem::UsageMissing { key }, seen.span())
        }
        Some(seen) => {
            let meant = meant_usage(key, &seen.text);
            seen.note(
                SecretProblem::UsageValue { key }.into(),
                meant,
                values.source,
                notes,
            );
        }
        None if values.is_there(key) => {}
        None => notes.add(SecretProblem::UsageMissing { key }, values.secret.span),
    }
}

fn groups(values: &Values<'_>, notes: &mut Notes) {
    let Some(seen) = values
        .seen(key::EXTRA_GROUPS)
        .filter(|seen| !seen.text.is_empty())
    else {
        // A list that couldn't be read was told.
        if values.seen(key::EXTRA_GROUPS).is_some() || !values.is_there(key::EXTRA_GROUPS) {
            notes.add(SecretProblem::OtherGroups, values.secret.span);
        }
        return;
    };
    let names: Vec<&str> = seen.text.split(',').collect();
    if names.iter().any(|name| name.trim() != *name) {
        return group_space(seen, values, notes);
    }
    if let Some(error) = names.iter().find_map(|name| name.parse::<Group>().err()) {
        return seen.note(SecretProblem::Group { error }.into(), None, values.source, notes);
    }
    if !names.contains(&Group::karmada_default().as_str()) {
        notes.add(SecretProblem::OtherGroups, seen.span());
    }
}

fn group_space(seen: &Seen<'_>, values: &Values<'_>, notes: &mut Notes) {
    let names: Vec<&str> = seen
        .text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    seen.note(
        SecretProblem::GroupSpace.into(),
        Some(&names.join(",")),
        values.source,
        notes,
    );
}
