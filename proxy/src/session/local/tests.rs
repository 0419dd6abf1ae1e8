use super::*;
use crate::base_path::BasePath;
use crate::guard::Scheme;

fn sessions() -> LocalSessions {
    LocalSessions::new(CookieName::new(Scheme::Http, 8321, &BasePath::default()))
}

fn open(sessions: &LocalSessions) -> Opened {
    let secret = sessions.invite().unwrap();
    let taken = sessions.take(&secret).unwrap();
    sessions.begin(taken, "admin".to_owned()).unwrap()
}

#[test]
fn s05_a_secret_serves_once() {
    let sessions = sessions();
    let secret = sessions.invite().unwrap();
    assert!(sessions.take(&SecretString::from("guessed")).is_none());
    assert!(sessions.take(&secret).is_some());
    assert!(sessions.take(&secret).is_none());
}

#[test]
fn s05_a_secret_serves_for_ten_minutes() {
    let sessions = sessions();
    let secret = sessions.invite().unwrap();
    assert!(
        sessions
            .take_at(&secret, Instant::now() + SECRET_LIFE + Duration::from_secs(1))
            .is_none()
    );
    assert!(sessions.take(&secret).is_none());
}

#[test]
fn s05_of_a_hundred_exchanges_at_once_one_succeeds() {
    let sessions = sessions();
    let secret = sessions.invite().unwrap();
    let taken = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..100)
            .map(|_| scope.spawn(|| sessions.take(&secret).is_some()))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .filter(|taken| *taken)
            .count()
    });
    assert_eq!(taken, 1);
}

#[test]
fn a_secret_given_back_serves_again_but_no_longer() {
    let sessions = sessions();
    let secret = sessions.invite().unwrap();
    let taken = sessions.take(&secret).unwrap();
    sessions.give_back(taken);
    assert!(sessions.take(&secret).is_some());
}

#[test]
fn s06_a_cookie_without_its_key_is_worth_nothing() {
    let sessions = sessions();
    let (opened, other) = (open(&sessions), open(&sessions));
    let cookie = opened.cookie.expose_secret();
    assert!(sessions.find(cookie, None).is_none());
    assert!(
        sessions
            .find(cookie, Some(other.key.expose_secret().as_bytes()))
            .is_none()
    );
    assert!(
        sessions
            .find(cookie, Some(opened.key.expose_secret().as_bytes()))
            .is_some()
    );
}

#[test]
fn s07_sign_out_ends_a_session_and_no_other() {
    let sessions = sessions();
    let (opened, other) = (open(&sessions), open(&sessions));
    sessions.end(opened.cookie.expose_secret());
    let finds = |opened: &Opened| {
        sessions
            .find(
                opened.cookie.expose_secret(),
                Some(opened.key.expose_secret().as_bytes()),
            )
            .is_some()
    };
    assert!(!finds(&opened) && finds(&other));
}

#[test]
fn sessions_are_bounded() {
    let sessions = sessions();
    let first = open(&sessions);
    (0..MOST_SESSIONS).for_each(|_| drop(open(&sessions)));
    let key = first.key.expose_secret().as_bytes();
    assert!(sessions.find(first.cookie.expose_secret(), Some(key)).is_none());
    assert_eq!(lock(&sessions.sessions).len(), MOST_SESSIONS);
}
