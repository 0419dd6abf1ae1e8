use super::*;
use crate::base_path::BasePath;
use crate::guard::Scheme;

fn sessions() -> LocalSessions {
    LocalSessions::new(CookieName::new(Scheme::Http, 8321, &BasePath::default()))
}

fn open(sessions: &LocalSessions) -> NewSession {
    let secret = sessions.invite().unwrap();
    let taken = sessions.take(&secret).unwrap();
    sessions.begin(taken, "admin".to_owned()).unwrap()
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
fn a_secret_given_back_serves_again_but_no_longer() {
    let sessions = sessions();
    let secret = sessions.invite().unwrap();
    let its_end = Instant::now() + SECRET_LIFE;
    std::thread::sleep(Duration::from_millis(1));
    let taken = sessions.take(&secret).unwrap();
    sessions.give_back(taken);
    let taken = sessions.take(&secret).unwrap();
    sessions.give_back(taken);
    assert!(sessions.take_at(&secret, its_end).is_none());
}

#[test]
fn s07_sign_out_ends_a_session_and_no_other() {
    let sessions = sessions();
    let (opened, other) = (open(&sessions), open(&sessions));
    sessions.end(opened.cookie.expose_secret());
    let finds = |opened: &NewSession| {
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
