//! `list` where the API server forgets, between two pages, what the pages are of; and where there is nothing to show.

use crate::support::{Answer, Seen, Terminal, Upstream, kubernetes, status};
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

fn page(ids: &[&str], next: &str) -> Answer {
    let items = ids.iter().map(|id| {
        json!({
            "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
            "type": "bootstrap.kubernetes.io/token",
        })
    });
    let items: Vec<Value> = items.collect();
    Answer::json(
        200,
        &json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": { "continue": next }, "items": items }),
    )
}

/// A server that forgets so often after the first page.
async fn forgetful(times: usize) -> Upstream {
    let asked = AtomicUsize::new(0);
    Upstream::start(move |seen: &Seen| {
        if !seen.target.contains("continue=") {
            page(&["firsta", "firstb"], "second")
        } else if asked.fetch_add(1, Ordering::Relaxed) < times {
            Answer::json(
                410,
                &status(410, "Expired", "The provided continue parameter is too old"),
            )
        } else {
            page(&["second"], "")
        }
    })
    .await
}

#[tokio::test]
async fn s38_it_is_read_again_from_the_first_page() {
    let upstream = forgetful(1).await;
    let (code, printed, said) = Terminal::to(&upstream).run(&["list", "-o=name"]).await;
    assert_eq!(code, Some(0), "{said}");
    let names = ["firsta", "firstb", "second"].map(|id| format!("secret/bootstrap-token-{id}\n"));
    assert_eq!(printed, names.concat());
    assert_eq!(upstream.seen().len(), 4);
}

#[tokio::test]
async fn s38_it_is_not_read_for_ever() {
    let upstream = forgetful(usize::MAX).await;
    let (code, printed, said) = Terminal::to(&upstream).run(&["list", "-o=name"]).await;
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(said.contains("continue parameter is too old"), "{said}");
    assert_eq!(upstream.seen().len(), 6);
}

#[rstest]
#[case(1, 4, "pass")]
#[case(usize::MAX, 6, "unreadable")]
#[tokio::test]
async fn s38_a_preflight_reads_all_tokens_the_same_way(
    #[case] times: usize,
    #[case] read: usize,
    #[case] status: &str,
) {
    let upstream = forgetful(times).await;
    let (_, printed, said) = Terminal::to(&upstream).run(&["preflight", "-o=json"]).await;
    let report: Value = serde_json::from_str(&printed).expect(&said);
    let checks = report["checks"].as_array().unwrap();
    let cleaner = checks.iter().find(|check| check["name"] == "cleaner");
    assert_eq!(cleaner.unwrap()["status"], status, "{printed}");
    let of_tokens = upstream.seen();
    let of_tokens = of_tokens.iter().filter(|seen| seen.target.contains("/secrets?"));
    assert_eq!(of_tokens.count(), read);
}

#[rstest]
#[case(&["list"], "there are no tokens")]
#[case(&["list", "--usable", "-o=wide"], "there is no token that a cluster can register with now")]
#[case(&["list", "--expired"], "no token has expired")]
#[case(&["delete", "--expired", "--yes"], "no token has expired")]
#[case(&["delete", "--expired", "--dry-run"], "no token has expired")]
#[tokio::test]
async fn that_there_is_nothing_is_said(#[case] words: &[&str], #[case] told: &str) {
    let upstream = Upstream::start(|_: &Seen| page(&[], "")).await;
    let ran = Terminal::to(&upstream).run(words).await;
    assert_eq!(ran, (Some(0), String::new(), format!("{told}\n")));
}

#[tokio::test]
async fn programs_are_told_of_nothing_in_their_own_way() {
    let upstream = Upstream::start(kubernetes).await;
    let ran = Terminal::to(&upstream)
        .run(&["list", "-o=name", "--expired"])
        .await;
    assert_eq!(ran, (Some(0), String::new(), String::new()));
}
