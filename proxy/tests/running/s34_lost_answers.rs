//! An answer that is lost after the server committed, or before: the terminal asks what became of it, and says no more than
//! it knows.

use crate::support::{Answer, NAMED, Seen, Terminal, Upstream, kubernetes, status, token_secret};
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::Mutex;

const TOKEN: &str = "abcdef.0123456789abcdef";
const CREATED: &str = "abcdef.0123456789abcdef\n";
const EXTENDED: &str =
    "bootstrap token \"abcdef\" expires 2126-01-01T01:00:00Z (before: 2126-01-01T00:00:00Z)\n";

/// What is heard instead of the answer.
#[derive(Clone, Copy)]
enum Heard {
    Cut,
    Silence,
    Status(u16),
}

impl Heard {
    fn answer(self) -> Answer {
        match self {
            Heard::Cut => Answer::Cut,
            Heard::Silence => Answer::Silence,
            Heard::Status(code) => Answer::json(code, &status(code, "InternalError", "who knows")),
        }
    }
}

/// One token's place on a server that commits, or doesn't, and loses the answer.
async fn upstream(heard: Heard, commits: bool, before: Option<Value>) -> Upstream {
    let place = Mutex::new(before);
    Upstream::start(move |seen: &Seen| {
        let mut place = place.lock().unwrap();
        match (seen.method.as_str(), &mut *place) {
            ("POST" | "PATCH", _) if !commits => heard.answer(),
            ("POST", place) => {
                *place = Some(seen.json());
                heard.answer()
            }
            ("PATCH", Some(secret)) => {
                secret["data"]["expiration"] = seen.json()["data"]["expiration"].clone();
                heard.answer()
            }
            (_, Some(secret)) if seen.path() == NAMED => Answer::json(200, secret),
            (_, None) if seen.path() == NAMED => {
                Answer::json(404, &status(404, "NotFound", "it isn't there"))
            }
            _ => kubernetes(seen),
        }
    })
    .await
}

fn changes(upstream: &Upstream) -> usize {
    let seen = upstream.seen();
    seen.iter().filter(|seen| seen.method != "GET").count()
}

#[rstest]
#[case::cut(Heard::Cut, true, "")]
#[case::silent(Heard::Silence, true, "")]
#[case::failed(Heard::Status(500), true, "")]
#[case::gateway(Heard::Status(502), true, "")]
#[case::unavailable(Heard::Status(503), true, "")]
#[case::timeout(Heard::Status(504), true, "")]
#[case::cut_before(Heard::Cut, false, "the API server can't be reached")]
#[case::failed_before(
    Heard::Status(500),
    false,
    "the API server did not create a bootstrap token: who knows"
)]
#[case::silent_yet(Heard::Silence, false, "whether token \"abcdef\" was created is not known")]
#[case::timeout_yet(
    Heard::Status(504),
    false,
    "whether token \"abcdef\" was created is not known"
)]
#[tokio::test]
async fn s34_of_a_new_token(#[case] heard: Heard, #[case] commits: bool, #[case] told: &str) {
    let upstream = upstream(heard, commits, None).await;
    let (code, printed, said) = Terminal::to(&upstream).run(&["create", TOKEN]).await;
    assert_eq!(
        (code, printed.as_str()),
        if commits {
            (Some(0), CREATED)
        } else {
            (Some(1), "")
        },
        "{said}"
    );
    assert!(said.contains(told), "{said}");
    assert_eq!(changes(&upstream), 1);
}

#[rstest]
#[case::cut(Heard::Cut, true, "")]
#[case::unavailable(Heard::Status(503), true, "")]
#[case::timeout(Heard::Status(504), true, "")]
#[case::failed_before(
    Heard::Status(500),
    false,
    "the API server did not change bootstrap token \"abcdef\": who knows"
)]
#[case::timeout_yet(
    Heard::Status(504),
    false,
    "whether token \"abcdef\" was changed is not known"
)]
#[tokio::test]
async fn s34_of_a_longer_life(#[case] heard: Heard, #[case] commits: bool, #[case] told: &str) {
    let mut secret = token_secret();
    // 2126-01-01T00:00:00Z
    secret["data"]["expiration"] = json!("MjEyNi0wMS0wMVQwMDowMDowMFo=");
    let upstream = upstream(heard, commits, Some(secret)).await;
    let (code, printed, said) = Terminal::to(&upstream)
        .run(&["extend", "abcdef", "--by", "1h"])
        .await;
    assert_eq!(
        (code, printed.as_str()),
        if commits {
            (Some(0), EXTENDED)
        } else {
            (Some(1), "")
        },
        "{said}"
    );
    assert!(said.contains(told), "{said}");
    assert_eq!(changes(&upstream), 1);
}

/// A rehearsal leaves nothing behind, so nothing is there to be asked about.
#[tokio::test]
async fn s34_of_a_dry_run() {
    let upstream = upstream(Heard::Status(504), false, None).await;
    let (code, _, said) = Terminal::to(&upstream)
        .run(&["create", TOKEN, "--dry-run=server"])
        .await;
    assert!(
        code == Some(1) && said.contains("did not create a bootstrap token: who knows"),
        "{said}"
    );
}
