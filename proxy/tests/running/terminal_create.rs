//! `create` where not all goes well: nobody is left with a token that they don't know of.

use crate::support::{Answer, Seen, Terminal, Upstream, kubernetes, said, status};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rstest::rstest;
use serde_json::Value;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The IDs that were created, in order.
fn created(upstream: &Upstream) -> Vec<String> {
    let posts = upstream.seen().into_iter().filter(|seen| seen.method == "POST");
    let name = |seen: Seen| seen.json()["metadata"]["name"].as_str().unwrap().to_owned();
    posts
        .map(|seen| name(seen).replace("bootstrap-token-", ""))
        .collect()
}

/// A disk that is full.
fn full() -> Stdio {
    std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap()
        .into()
}

/// A reader that has seen enough, as `head` has.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[rstest]
#[case::of_a_full_disk(full(), &[], 1)]
#[case::of_a_closed_pipe(closed(), &[], 1)]
#[case::of_all_in_one_object(closed(), &["-o=json"], 3)]
#[case::of_all_in_one_table(full(), &["-o=wide"], 3)]
#[tokio::test]
async fn what_cant_be_printed_is_named(#[case] out: Stdio, #[case] flags: &[&str], #[case] count: usize) {
    let upstream = Upstream::start(kubernetes).await;
    let words = [&["create", "--count=3"], flags].concat();
    let terminal = Terminal::to(&upstream);
    let mut command = terminal.command(&words);
    let child = command.stdout(out).spawn().unwrap();
    let (code, _, said) = said(&child.wait_with_output().await.unwrap());
    assert_eq!(code, Some(1));
    let ids = created(&upstream);
    assert_eq!(ids.len(), count);
    let told = format!("karmada-token: created, and not printed: {};", ids.join(", "));
    assert!(said.contains(&told), "{said}");
}

/// The played server's clock is days away from ours; the first token is as late by it as any.
#[tokio::test]
async fn s41_the_first_token_ends_by_the_servers_clock() {
    let upstream = Upstream::start(kubernetes).await;
    Terminal::to(&upstream).run(&["create", "--ttl=30m"]).await;
    let seen = upstream.seen();
    let posted = seen.iter().find(|seen| seen.method == "POST").unwrap().json();
    let end = posted["data"]["expiration"].as_str().unwrap();
    let end = String::from_utf8(BASE64_STANDARD.decode(end).unwrap()).unwrap();
    assert!(end.starts_with("2026-11-24T07:0"), "{end}");
}

/// A token that is sent to nobody can't be lost: nothing is created where the server says nothing at all.
#[tokio::test]
async fn nothing_is_created_before_the_server_was_heard() {
    let upstream = Upstream::start(|_| Answer::Cut).await;
    let (code, _, said) = Terminal::to(&upstream).run(&["create"]).await;
    assert!(code == Some(1) && said.contains("can't be reached"), "{said}");
    assert_eq!(created(&upstream), [""; 0]);
}

#[tokio::test]
async fn several_are_a_list_whatever_becomes_of_each() {
    let asked = AtomicUsize::new(0);
    let upstream = Upstream::start(move |seen: &Seen| {
        if seen.method == "POST" && asked.fetch_add(1, Ordering::Relaxed) > 0 {
            return Answer::json(403, &status(403, "Forbidden", "enough"));
        }
        kubernetes(seen)
    })
    .await;
    let ran = Terminal::to(&upstream)
        .run(&["create", "--count=3", "-o=json"])
        .await;
    let (code, printed, said) = ran;
    assert!(
        code == Some(1) && said.ends_with("karmada-token: 2 of 3 failed\n"),
        "{said}"
    );
    assert!(!said.contains("not printed"), "{said}");
    let list: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(list["kind"], "BootstrapTokenList");
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[rstest]
#[case(&["-o=name", "--print-register-command"])]
#[case(&["-o=wide", "--print-join-command"])]
#[tokio::test]
async fn a_command_that_would_be_shown_nowhere_is_wrong_use(#[case] flags: &[&str]) {
    let upstream = Upstream::start(kubernetes).await;
    let words = [&["create"], flags].concat();
    let (code, printed, said) = Terminal::to(&upstream).run(&words).await;
    assert_eq!((code, printed.as_str()), (Some(64), ""), "{said}");
    assert!(said.contains("-o name and -o wide have no place"), "{said}");
    assert_eq!(upstream.lines(), [""; 0]);
}

/// One that is nobody's key to the whole is not said to be.
#[tokio::test]
async fn s44_a_long_life_says_what_its_holder_could_do() {
    let upstream = Upstream::start(kubernetes).await;
    let terminal = Terminal::to(&upstream);
    let created = async |words: &[&str]| terminal.run(&[&["create", "-o=name"], words].concat()).await;
    let (_, _, said) = created(&["--ttl=720h"]).await;
    assert!(
        said.contains(" lives until 2026-12-24T0") && said.contains("administrator"),
        "{said}"
    );
    let (_, _, said) = created(&["--ttl=0", "--groups=system:bootstrappers:x"]).await;
    assert!(said.contains("RBAC") && !said.contains("administrator"), "{said}");
    let (code, printed, said) = created(&[]).await;
    assert!(code == Some(0) && !said.contains("whoever holds it"), "{said}");
    assert!(printed.starts_with("secret/bootstrap-token-"), "{printed}");
}

#[rstest]
#[case("--dry-run", "dry run")]
#[case("--dry-run=server", "server dry run")]
#[tokio::test]
async fn a_rehearsal_is_said_to_be_one_and_warned_like_the_real_thing(
    #[case] flag: &str,
    #[case] called: &str,
) {
    let upstream = Upstream::start(kubernetes).await;
    let (code, printed, said) = Terminal::to(&upstream).run(&["create", "--ttl=0", flag]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(
        printed.trim_end().parse::<karmada_token_core::Token>().is_ok(),
        "{printed}"
    );
    assert!(said.contains("never expires: on Karmada as installed"), "{said}");
    let told = format!("{called}: nothing was created");
    assert_eq!(said.lines().filter(|line| *line == told).count(), 1, "{said}");
}
