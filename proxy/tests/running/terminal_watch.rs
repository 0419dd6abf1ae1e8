//! `list --watch` where the API server breaks off, has forgotten the version that the watch would go on from, or says that a
//! token is no longer one of those that are asked for.

use crate::support::{Answer, SECRETS, Seen, Terminal, Upstream, status};
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::time::timeout;

/// A list at a version: IDs with the versions of their Secrets.
fn list(version: &str, tokens: &[(&str, &str)]) -> Answer {
    let items: Vec<Value> = tokens.iter().map(|(id, version)| secret(id, version)).collect();
    list_of(version, &items)
}

fn list_of(version: &str, items: &[Value]) -> Answer {
    let metadata = json!({ "resourceVersion": version });
    Answer::json(
        200,
        &json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": metadata, "items": items }),
    )
}

/// A token, whose description is the version it has.
fn secret(id: &str, version: &str) -> Value {
    let name = format!("bootstrap-token-{id}");
    json!({
        "kind": "Secret",
        "apiVersion": "v1",
        "metadata": { "name": name, "namespace": "kube-system", "resourceVersion": version },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": {},
        "data": { "token-id": base64(id), "token-secret": base64("0123456789abcdef"), "description": base64(version) },
    })
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::prelude::BASE64_STANDARD.encode(text)
}

/// The same with all that a cluster needs to register with it, while it is not suspended.
fn joinable(id: &str, version: &str, suspended: bool) -> Value {
    let mut secret = secret(id, version);
    let usage = base64(if suspended { "false" } else { "true" });
    secret["data"]["usage-bootstrap-signing"] = json!(usage);
    secret["data"]["usage-bootstrap-authentication"] = json!(usage);
    secret["data"]["auth-extra-groups"] = json!(base64("system:bootstrappers:karmada:default-cluster-token"));
    secret
}

fn frame(event: &str, object: &Value) -> String {
    format!("{}\n", json!({ "type": event, "object": object }))
}

fn expired() -> Value {
    status(410, "Expired", "too old resource version")
}

/// The version that a watch goes on from; `None` of a list.
fn from_version(seen: &Seen) -> Option<&str> {
    let query = seen.target.split_once('?')?.1;
    query.contains("watch=").then_some(())?;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("resourceVersion="))
}

/// The first so many events that `list --watch` prints: what happened to which token, and the version that it has.
async fn events(upstream: &Upstream, flags: &[&str], count: usize) -> Vec<String> {
    let terminal = Terminal::to(upstream);
    let words = [&["list", "--watch", "-o=json"], flags].concat();
    let mut watch = terminal.command(&words).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let mut events = Vec::new();
    while events.len() < count {
        let Ok(Ok(Some(line))) = timeout(Duration::from_secs(20), lines.next_line()).await else {
            break;
        };
        let event: Value = serde_json::from_str(&line).unwrap();
        let object = &event["object"];
        let words = [&event["type"], &object["id"], &object["description"]];
        events.push(words.map(|word| word.as_str().unwrap_or_default()).join(" "));
    }
    events
}

fn lists(upstream: &Upstream) -> usize {
    let seen = upstream.seen();
    let lists = seen
        .iter()
        .filter(|seen| seen.path() == SECRETS && from_version(seen).is_none());
    lists.count()
}

#[tokio::test]
async fn a_forgotten_version_begins_a_new_list_that_tells_what_happened_in_between() {
    let listed = Mutex::new(vec![
        list("30", &[("keptaa", "5"), ("newerr", "29")]),
        list("20", &[("change", "11"), ("keptaa", "5"), ("middle", "12")]),
        list("10", &[("change", "6"), ("goneaa", "7"), ("keptaa", "5")]),
    ]);
    let upstream = Upstream::start(move |seen: &Seen| match from_version(seen) {
        None => listed.lock().unwrap().pop().unwrap(),
        // Once as a frame, and once as the answer: an API server does both.
        Some("10") => Answer::text(200, "application/json", &frame("ERROR", &expired())),
        Some("20") => Answer::json(410, &expired()),
        Some(_) => Answer::Open(Vec::new()),
    })
    .await;
    assert_eq!(
        events(&upstream, &[], 9).await,
        [
            "ADDED change 6",
            "ADDED goneaa 7",
            "ADDED keptaa 5",
            "DELETED goneaa 7",
            "MODIFIED change 11",
            "ADDED middle 12",
            "DELETED change 11",
            "DELETED middle 12",
            "ADDED newerr 29",
        ]
    );
    assert_eq!(lists(&upstream), 3);
}

#[tokio::test]
async fn a_watch_that_breaks_off_is_taken_up() {
    let upstream = Upstream::start(|seen: &Seen| match from_version(seen) {
        None => list("10", &[]),
        Some("10") => Answer::Broken(vec![frame("ADDED", &secret("before", "11"))]),
        Some("11") => Answer::Open(vec![frame("ADDED", &secret("behind", "12"))]),
        Some(_) => Answer::Silence,
    })
    .await;
    assert_eq!(
        events(&upstream, &[], 2).await,
        ["ADDED before 11", "ADDED behind 12"]
    );
    assert_eq!(lists(&upstream), 1);
}

#[tokio::test]
async fn what_leaves_the_selection_is_told_as_deleted() {
    let listed = Mutex::new(vec![
        list_of("20", &[joinable("tokena", "15", true)]),
        list_of("10", &[joinable("tokena", "9", false)]),
    ]);
    let upstream = Upstream::start(move |seen: &Seen| match from_version(seen) {
        None => listed.lock().unwrap().pop().unwrap(),
        Some("10") => Answer::Open(vec![
            frame("MODIFIED", &joinable("tokena", "11", true)),
            frame("MODIFIED", &joinable("tokena", "12", false)),
            frame("ERROR", &expired()),
        ]),
        Some(_) => Answer::Open(Vec::new()),
    })
    .await;
    assert_eq!(
        events(&upstream, &["--usable"], 4).await,
        [
            "ADDED tokena 9",
            "DELETED tokena 11",
            "ADDED tokena 12",
            "DELETED tokena 15"
        ]
    );
}

/// No event tells that a token's time has passed, where nobody deletes it.
#[rstest]
#[case("--usable", &["ADDED tokena ", "DELETED tokena "])]
#[case("--expired", &["ADDED tokena "])]
#[tokio::test]
async fn what_ends_meanwhile_is_told(#[case] flag: &str, #[case] expected: &[&str]) {
    let mut secret = joinable("tokena", "9", false);
    // Three seconds after the time that the played server says it is.
    secret["data"]["expiration"] = json!(base64("2026-11-24T06:31:00Z"));
    secret["data"]["description"] = Value::Null;
    let upstream = Upstream::start(move |seen: &Seen| match from_version(seen) {
        None => list_of("10", std::slice::from_ref(&secret)),
        Some(_) => Answer::Open(Vec::new()),
    })
    .await;
    let begun = Instant::now();
    assert_eq!(events(&upstream, &[flag], expected.len()).await, expected);
    assert!(begun.elapsed() > Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(lists(&upstream), 1);
}

#[tokio::test]
async fn a_server_that_has_always_forgotten_is_not_asked_in_a_circle() {
    let (listed, mut lists) = tokio::sync::mpsc::unbounded_channel();
    let upstream = Upstream::start(move |seen: &Seen| match from_version(seen) {
        None => {
            listed.send(Instant::now()).unwrap();
            list("10", &[])
        }
        Some(_) => Answer::json(410, &expired()),
    })
    .await;
    let terminal = Terminal::to(&upstream);
    let _watch = terminal.command(&["list", "--watch"]).spawn().unwrap();
    let mut times = Vec::new();
    while times.len() < 4 {
        let next = timeout(Duration::from_secs(20), lists.recv()).await.unwrap();
        times.extend(next);
    }
    // Three pauses.
    let circle = times[3] - times[0];
    assert!(circle > Duration::from_secs(1), "{circle:?}");
}
