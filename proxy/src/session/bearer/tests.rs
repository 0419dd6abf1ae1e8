use super::*;
use crate::base_path::BasePath;
use crate::guard::Scheme;
use proptest::prelude::*;

const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.canary.signature";

const SERVER: &str = "https://karmada.example:5443/";

fn sessions(scheme: Scheme, port: u16, keys: [&str; 2]) -> BearerSessions {
    sessions_of(CookieName::new(scheme, port, &BasePath::default()), SERVER, keys)
}

fn sessions_of(cookie: CookieName, upstream: &str, keys: [&str; 2]) -> BearerSessions {
    let [first, other] = keys.map(|key| CookieKey::from_base64(key).unwrap());
    let keys = CookieKeys {
        first,
        others: vec![other],
        are_random: false,
    };
    BearerSessions::new(cookie, upstream, keys)
}

const ONE: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const TWO: &str = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const THREE: &str = "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

fn begin(sessions: &BearerSessions) -> NewSession {
    sessions
        .begin_at(&SecretString::from(TOKEN), "admin", 1_000_000)
        .unwrap()
}

fn opens(sessions: &BearerSessions, sealed: &NewSession, now: u64) -> bool {
    let key = Some(sealed.key.expose_secret().as_bytes());
    match sessions.open_at(sealed.cookie.expose_secret(), key, now) {
        Some(Caller {
            credential: Credential::Bearer(token),
            name,
        }) => {
            assert_eq!((token.expose_secret(), name.as_deref()), (TOKEN, Some("admin")));
            true
        }
        _ => false,
    }
}

/// It is no name of nobody's: the audit line asks for it.
#[test]
fn s31_a_name_that_is_too_long_is_not_known() {
    let sessions = sessions(Scheme::Http, 8321, [ONE, TWO]);
    for (length, known) in [(NAME_LIMIT, true), (NAME_LIMIT + 1, false)] {
        let name = "n".repeat(length);
        let sealed = sessions
            .begin_at(&SecretString::from(TOKEN), &name, 1_000_000)
            .unwrap();
        let key = Some(sealed.key.expose_secret().as_bytes());
        let caller = sessions
            .open_at(sealed.cookie.expose_secret(), key, 1_000_000)
            .unwrap();
        assert_eq!(caller.name, known.then_some(name));
    }
}

#[test]
fn s07_a_session_lasts_eight_hours() {
    let sessions = sessions(Scheme::Http, 8321, [ONE, TWO]);
    let sealed = begin(&sessions);
    assert!(opens(&sessions, &sealed, 1_000_000));
    assert!(opens(&sessions, &sealed, 1_000_000 + 8 * 3600 - 1));
    assert!(!opens(&sessions, &sealed, 1_000_000 + 8 * 3600));
    // Another replica's clock may be a minute behind.
    assert!(opens(&sessions, &sealed, 1_000_000 - 60));
    assert!(!opens(&sessions, &sealed, 1_000_000 - 61));
}

#[test]
fn s06_a_cookie_without_its_key_is_worth_nothing_but_under_tls() {
    for (scheme, worth) in [(Scheme::Http, false), (Scheme::Https, true)] {
        let sessions = sessions(scheme, 8321, [ONE, TWO]);
        let sealed = begin(&sessions);
        let cookie = sealed.cookie.expose_secret();
        assert_eq!(sessions.open_at(cookie, None, 1_000_000).is_some(), worth);
        assert_eq!(
            sessions.open_at(cookie, Some(b"guessed"), 1_000_000).is_some(),
            worth
        );
    }
}

#[test]
fn keys_are_shared_and_rotated() {
    let old = sessions(Scheme::Http, 8321, [ONE, TWO]);
    let rotated = sessions(Scheme::Http, 8321, [THREE, ONE]);
    let foreign = sessions(Scheme::Http, 8321, [TWO, THREE]);
    // Where some replicas have the new key first already, and others second.
    let halfway = sessions(Scheme::Http, 8321, [ONE, THREE]);
    assert!(opens(&halfway, &begin(&rotated), 1_000_000));
    let sealed = begin(&old);
    assert!(opens(&rotated, &sealed, 1_000_000));
    assert!(!opens(&foreign, &sealed, 1_000_000));
}

#[test]
fn s06_a_session_of_one_port_is_none_on_another() {
    let sealed = begin(&sessions(Scheme::Http, 8321, [ONE, TWO]));
    assert!(!opens(
        &sessions(Scheme::Http, 8322, [ONE, TWO]),
        &sealed,
        1_000_000
    ));
}

/// Two control planes at paths of one host, or one after the other at the same: the keys may be shared by mistake.
#[test]
fn s06_a_session_for_one_api_server_is_none_for_another() {
    let cookie = |base| CookieName::new(Scheme::Https, 443, &BasePath::parse(base).unwrap());
    let sealed = begin(&sessions_of(cookie("/prod"), SERVER, [ONE, TWO]));
    for (base, upstream, worth) in [
        ("/prod", SERVER, true),
        ("/prod", "https://staging.example:5443/", false),
        ("/staging", SERVER, false),
    ] {
        let other = sessions_of(cookie(base), upstream, [ONE, TWO]);
        assert_eq!(opens(&other, &sealed, 1_000_000), worth, "{base} {upstream}");
    }
}

#[test]
fn s07_a_token_too_long_for_a_cookie_is_refused_with_a_word() {
    let sessions = sessions(Scheme::Https, 443, [ONE, TWO]);
    let longest = (1..4096).rfind(|length| {
        sessions
            .check_length(&SecretString::from("x".repeat(*length)))
            .is_ok()
    });
    let longest = longest.unwrap();
    assert!(longest > 2048, "{longest}");
    let token = SecretString::from("x".repeat(longest));
    let sealed = sessions.begin(&token, &"n".repeat(NAME_LIMIT)).unwrap();
    assert!(sessions.cookie.set(sealed.cookie.expose_secret()).unwrap().len() <= 4096);
    let error = sessions
        .begin(&SecretString::from("x".repeat(longest + 1)), "admin")
        .unwrap_err();
    assert!(error.to_string().contains("Authorization"), "{error}");
}

#[test]
fn a_key_file_holds_32_bytes_in_base64() {
    assert!(CookieKey::from_base64(&format!("{ONE}\n")).is_ok());
    for text in [
        "",
        "secret",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        assert_eq!(CookieKey::from_base64(text).unwrap_err(), CookieKeyError);
    }
}

proptest! {
    /// Whatever is changed, cut or made up opens nothing and breaks nothing.
    #[test]
    fn a_changed_cookie_opens_nothing(index in 0_usize..120, with in "[A-Za-z0-9_-]") {
        let sessions = sessions(Scheme::Http, 8321, [ONE, TWO]);
        let sealed = begin(&sessions);
        let mut cookie = sealed.cookie.expose_secret().to_owned();
        let changed = !cookie[index..].starts_with(&with);
        cookie.replace_range(index..=index, &with);
        let key = Some(sealed.key.expose_secret().as_bytes());
        prop_assert_eq!(sessions.open_at(&cookie, key, 1_000_000).is_none(), changed);
    }

    #[test]
    fn a_made_up_cookie_opens_nothing(cookie in "\\PC{0,200}") {
        prop_assert!(sessions(Scheme::Http, 8321, [ONE, TWO]).open_at(&cookie, None, 1_000_000).is_none());
    }
}
