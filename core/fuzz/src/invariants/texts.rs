//! Texts of one line: tokens, durations, times, groups, pins, endpoints, commands.

use super::{text, told};
use karmada_token_core::{
    ClusterName, Description, Endpoint, Expiration, GoDuration, Group, Groups, ImageReference, MemberCommand,
    Namespace, Pin, ProxyServerAddress, Shell, Timestamp, Token, TokenId, TokenSecret, Ttl, Usages,
};
use std::fmt::Display;
use std::str::FromStr;

pub(super) fn token(data: &[u8]) {
    let text = text(data);
    match text.parse::<Token>() {
        Ok(token) => {
            assert_eq!(token.expose().as_str(), text);
            let (id, secret) = text.split_once('.').expect("a dot");
            assert_eq!(id.parse(), Ok(token.id()));
            assert_eq!(secret.parse::<TokenSecret>().as_ref(), Ok(token.secret()));
            assert!(!format!("{token}{token:?}").contains(secret));
            assert_eq!(
                TokenId::from_secret_name(&token.id().secret_name()),
                Some(token.id())
            );
        }
        Err(error) => told(&error),
    }
    if let Err(error) = text.parse::<TokenId>() {
        told(&error);
    }
}

pub(super) fn ttl(data: &[u8]) {
    let text = text(data);
    match text.parse::<GoDuration>() {
        Ok(span) => assert_eq!(span.to_string().parse(), Ok(span)),
        Err(error) => told(&error),
    }
    let now = Timestamp::from_unix_seconds(1_795_500_000).expect("a time");
    match text.parse::<Ttl>() {
        Ok(ttl) => {
            assert_eq!(ttl.to_string().parse(), Ok(ttl));
            if let Ok(Expiration::At(end)) = ttl.expiration(now) {
                assert!(end > now);
            }
        }
        Err(error) => told(&error),
    }
}

pub(super) fn timestamp(data: &[u8]) {
    let text = text(data);
    let Ok(time) = Timestamp::parse_rfc3339(text) else {
        return;
    };
    assert_eq!(time.since(time).as_nanos(), 0);
    // An offset may lead out of the years that can be written in four digits.
    if let Ok(whole) = Timestamp::from_unix_seconds(time.unix_seconds()) {
        assert_eq!(Timestamp::parse_rfc3339(&time.to_string()), Ok(whole));
        assert_eq!(
            Timestamp::from_unix(time.unix_seconds(), time.subsec_nanos()),
            Ok(time)
        );
    }
}

pub(super) fn groups(data: &[u8]) {
    let text = text(data);
    match text.parse::<Groups>() {
        Ok(groups) => {
            assert_eq!(groups.to_string().parse().as_ref(), Ok(&groups));
            assert!(
                groups
                    .iter()
                    .all(|group| group.as_str().parse::<Group>().as_ref() == Ok(group))
            );
        }
        // A bad group is named on purpose: it is no secret, and there may be many.
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(usages) = text.parse::<Usages>() {
        assert_eq!(usages.to_string().parse(), Ok(usages));
    }
}

pub(super) fn pin(data: &[u8]) {
    let text = text(data);
    match text.parse::<Pin>() {
        Ok(pin) => assert_eq!(pin.to_string(), text.to_ascii_lowercase()),
        Err(error) => told(&error),
    }
}

pub(super) fn endpoint(data: &[u8]) {
    let text = text(data);
    match text.parse::<Endpoint>() {
        Ok(endpoint) => {
            let written = endpoint.to_string();
            assert_eq!(written.parse().as_ref(), Ok(&endpoint));
            let harmless = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
            assert!(written.chars().all(harmless), "{written}");
            let _ = endpoint.is_internal();
        }
        Err(error) => told(&error),
    }
}

/// What is read is written for each shell, and reads back to the same.
pub(super) fn command(data: &[u8]) {
    let text = text(data);
    let (command, token) = match MemberCommand::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => return told(&error),
    };
    for shell in [Shell::Posix, Shell::PowerShell] {
        let line = command.line(&token, shell);
        let (again, same_token) = MemberCommand::parse_for(&line, shell).expect("what was written is read");
        assert_eq!(again.line(&same_token, shell), line);
        assert!(same_token == token && again == command);
        assert!(!command.masked(&token, shell).contains(token.secret().expose()));
    }
}

/// What a person types beside a token: each is taken as it stands or not at all, and of such characters only.
pub(super) fn options(data: &[u8]) {
    let text = text(data);
    let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    verbatim::<ClusterName>(text, 48, name);
    verbatim::<Namespace>(text, 63, name);
    let of_image = |c: char| c.is_ascii_alphanumeric() || "./:_-@".contains(c);
    verbatim::<ImageReference>(text, 255 + 129 + 72, of_image);
    verbatim::<ProxyServerAddress>(text, usize::MAX, |c| c.is_ascii_graphic());
    verbatim::<Description>(text, Description::MAX_BYTES, |c| {
        !c.is_control() || "\t\r\n".contains(c)
    });
    if let Ok(None) = Description::optional(text) {
        assert!(text.trim().is_empty());
    }
}

fn verbatim<T: FromStr<Err: Display> + Display>(text: &str, most: usize, fits: impl Fn(char) -> bool) {
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string(), text);
            assert!(text.len() <= most && text.chars().all(fits), "{text:?}");
        }
        Err(error) => told(&error),
    }
}
