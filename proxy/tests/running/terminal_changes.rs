//! `suspend`, `resume`, `extend`: 64 is for what is wrong before any server is asked, and for nothing else.

use crate::support::{Answer, NAMED, Seen, Terminal, Upstream, kubernetes, token_secret};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rstest::rstest;
use serde_json::json;

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
#[case("soon", "can't be read, so nothing can be added to it")]
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
