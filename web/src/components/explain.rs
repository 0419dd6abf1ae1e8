//! A failed request in words: the catalogue's where the page knows what it means, else the server's own.

use crate::api::ApiError;
use crate::app::App;
use crate::text::{Key, sentence};

/// What a person reads of an error.
pub(crate) fn explain(app: App, error: &ApiError) -> String {
    match error {
        ApiError::Unreachable if is_offline() => app.say(Key::Offline),
        ApiError::Unreachable => app.say(Key::Unreachable),
        ApiError::Timeout => app.say(Key::TimedOut),
        ApiError::NoToken | ApiError::TokenFailed => app.say(Key::NoToken),
        ApiError::Unreadable { code: 401 } => app.say(Key::Unauthorized),
        ApiError::Unreadable { code } => app.fill(
            Key::Unreadable,
            &[("code", &code.to_string()), ("base", app.client().base())],
        ),
        ApiError::Refused(status) => {
            let key = match status.code {
                401 => return app.say(Key::Unauthorized),
                403 => Key::Forbidden,
                404 => Key::NotFound,
                409 => Key::Conflict,
                422 => Key::Invalid,
                429 => Key::TooMany,
                // The proxy's own words say it all.
                503 | 504 if !status.message.is_empty() => return sentence(status.message.as_str()),
                500..=599 => Key::ServerFailed,
                _ => Key::Refused,
            };
            app.fill(
                key,
                &[("message", &status.message), ("code", &status.code.to_string())],
            )
        }
    }
}

/// What is to be read of it where it is said already that the API server can't be reached; nothing, where it says no more.
pub(crate) fn explain_beyond(app: App, error: &ApiError) -> Option<String> {
    let said = match error {
        // What goes on by itself is the list, and nothing else.
        ApiError::Unreachable if is_offline() => return Some(app.say(Key::OfflineForNow)),
        ApiError::Refused(status) => status.message.strip_prefix("the API server can't be reached"),
        _ => None,
    };
    match said.map(|rest| rest.trim_start_matches([':', ' '])) {
        None => Some(explain(app, error)),
        Some("") => None,
        Some(rest) => Some(sentence(rest)),
    }
}

/// Whether the browser knows that it has no network.
fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
