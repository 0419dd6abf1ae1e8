//! `suspend`, `resume`, `extend`: what is sent, what is said, and that 64 is for what is wrong with the command line alone.

use crate::support::{Answer, NAMED, Seen, Terminal, Upstream, kubernetes, token_secret};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rstest::rstest;
use serde_json::{Value, json};

#[rstest]
#[case(&["suspend", "-"])]
#[case(&["resume", "-"])]
#[case(&["extend", "-"])]
#[case(&["delete", "-"])]
#[case(&["create", "-"])]
#[tokio::test]
async fn nothing_on_standard_input_is_wrong_use(#[case] words: &[&str]) {
    let upstream = Upstream::start(kubernetes).await;
    let (code, printed, said) = Terminal::to(&upstream).run(words).await;
    assert_eq!((code, printed.as_str()), (Some(64), ""), "{said}");
    assert!(said.contains("standard input holds no token"), "{said}");
    assert_eq!(upstream.lines(), [""; 0]);
}

#[rstest]
#[case("", "never expires, so --by has nothing to count from")]
#[case("soon", "can't be read, so --by has nothing to count from")]
#[case("2020-01-01T00:00:00Z", "expired 2020-01-01T00:00:00Z")]
#[case("9999-12-31T00:00:00Z", "after the year 9999")]
#[tokio::test]
async fn what_the_server_has_is_no_wrong_use(#[case] end: &'static str, #[case] told: &str) {
    let upstream = Upstream::start(move |seen: &Seen| {
        let mut secret = token_secret();
        secret["data"]["expiration"] = json!(BASE64_STANDARD.encode(end));
        if seen.path() == NAMED {
            Answer::json(200, &secret)
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let (code, _, said) = Terminal::to(&upstream)
        .run(&["extend", "abcdef", "--by=48h"])
        .await;
    assert!(code == Some(1) && said.contains(told), "{said}");
    assert!(upstream.seen().iter().all(|seen| seen.method == "GET"));
}

/// An upstream whose token has these usages: the authentication's value, then the signing's.
async fn with_usages(usages: [Option<&'static str>; 2]) -> Upstream {
    let mut secret = token_secret();
    for (name, value) in ["authentication", "signing"].into_iter().zip(usages) {
        let key = format!("usage-bootstrap-{name}");
        secret["data"][key] = json!(value.map(|value| BASE64_STANDARD.encode(value)));
    }
    Upstream::start(move |seen: &Seen| {
        if seen.path() == NAMED {
            Answer::json(200, &secret)
        } else {
            kubernetes(seen)
        }
    })
    .await
}

/// An upstream whose token has a group of its own, and this end until a patch gives it another.
async fn with_end(end: &'static str) -> Upstream {
    let mut secret = token_secret();
    secret["data"]["auth-extra-groups"] = json!(BASE64_STANDARD.encode("system:bootstrappers:x"));
    secret["data"]["expiration"] = json!(BASE64_STANDARD.encode(end));
    Upstream::start(move |seen: &Seen| {
        let mut secret = secret.clone();
        if seen.method == "PATCH" {
            secret["data"]["expiration"] = seen.json()["data"]["expiration"].clone();
        }
        if seen.path() == NAMED {
            Answer::json(200, &secret)
        } else {
            kubernetes(seen)
        }
    })
    .await
}

/// What the changes that were sent make of the two usages.
fn sent(upstream: &Upstream) -> Vec<[Value; 2]> {
    let patches = upstream.seen().into_iter().filter(|seen| seen.method == "PATCH");
    let names = ["usage-bootstrap-authentication", "usage-bootstrap-signing"];
    patches
        .map(|seen| names.map(|name| seen.json()["data"][name].clone()))
        .collect()
}

const ON: &str = "dHJ1ZQ==";
const OFF: &str = "ZmFsc2U=";

#[rstest]
#[case("suspend", [Some("false"), Some("true")], json!([null, OFF]))]
#[case("suspend", [None, Some("false")], json!([null, OFF]))]
#[case("resume", [None, Some("false")], json!([null, ON]))]
#[case("resume", [Some("false"), Some("false")], json!([ON, ON]))]
#[tokio::test]
async fn what_was_on_comes_back_and_no_more(
    #[case] verb: &str,
    #[case] usages: [Option<&'static str>; 2],
    #[case] expected: Value,
) {
    let upstream = with_usages(usages).await;
    let (code, _, said) = Terminal::to(&upstream).run(&[verb, "abcdef"]).await;
    assert_eq!(code, Some(0), "{said}");
    // The played token never expires.
    let told = usize::from(verb == "resume");
    assert_eq!(said.lines().count(), told, "{said}");
    assert_eq!(
        said.matches("note: token abcdef never expires: ").count(),
        told,
        "{said}"
    );
    assert_eq!(json!(sent(&upstream)), json!([expected]));
}

/// A day is no long time.
#[rstest]
#[case(&["extend", "--ttl=0"], "", "note: token abcdef never expires: whoever holds it can do all that RBAC lets its groups do until")]
#[case(&["extend", "--by=9000h"], "2026-11-24T08:00:00Z", "note: token abcdef lives until 2027-12-04T08:00:00Z: whoever holds it")]
#[case(&["extend", "--ttl=24h"], "2026-11-25T06:30:00Z", "")]
#[tokio::test]
async fn s44_what_lives_on_for_long_says_what_its_holder_could_do(
    #[case] words: &[&str],
    #[case] end: &'static str,
    #[case] told: &str,
) {
    let upstream = with_end(end).await;
    let (code, _, said) = Terminal::to(&upstream).run(&[words, &["abcdef"]].concat()).await;
    assert_eq!(
        (code, said.lines().count()),
        (Some(0), usize::from(!told.is_empty())),
        "{said}"
    );
    assert!(said.starts_with(told), "{said}");
}

#[tokio::test]
async fn where_nothing_says_what_was_on_it_is_both_and_said() {
    let upstream = with_usages([None, None]).await;
    let (code, _, said) = Terminal::to(&upstream).run(&["resume", "abcdef"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("nothing says which usages token abcdef had"),
        "{said}"
    );
    assert_eq!(json!(sent(&upstream)), json!([[ON, ON]]));
}

#[tokio::test]
async fn a_longer_life_resumes_nothing_and_that_is_said() {
    let upstream = with_usages([Some("false"), None]).await;
    let (code, _, said) = Terminal::to(&upstream)
        .run(&["extend", "abcdef", "--ttl=1h"])
        .await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("token abcdef stays suspended; resume"), "{said}");
}

#[tokio::test]
async fn a_token_is_not_shortened_for_want_of_a_flag() {
    let upstream = with_end("").await;
    let terminal = Terminal::to(&upstream);
    let (code, printed, said) = terminal.run(&["extend", "abcdef"]).await;
    assert_eq!((code, printed.as_str()), (Some(64), ""), "{said}");
    assert!(said.contains("never expires") && said.contains("--ttl"), "{said}");
    assert_eq!(sent(&upstream).len(), 0);
    let (code, printed, said) = terminal.run(&["extend", "abcdef", "--ttl=24h"]).await;
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(printed.ends_with(" (before: never)\n"), "{printed}");
    assert_eq!(sent(&upstream).len(), 1);
}

#[tokio::test]
async fn a_token_that_is_named_twice_is_changed_once() {
    let upstream = with_end("2026-11-24T08:00:00Z").await;
    let words = ["extend", "--by=1h", "abcdef", "secret/bootstrap-token-abcdef"];
    let (code, printed, said) = Terminal::to(&upstream).run(&words).await;
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert_eq!(sent(&upstream).len(), 1);
}
