//! `list --watch` where the API server has forgotten the version that the watch would go on from.

use crate::support::{Answer, SECRETS, Seen, Terminal, Upstream, status};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::sync::Mutex;

/// A list at a version: IDs with the versions of their Secrets.
fn list(version: &str, tokens: &[(&str, &str)]) -> Answer {
    let items: Vec<Value> = tokens.iter().map(|(id, version)| secret(id, version)).collect();
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

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_version_begins_a_new_list_that_tells_what_happened_in_between() {
    let lists = Mutex::new(vec![
        list("30", &[("keptaa", "5"), ("newerr", "29")]),
        list("20", &[("change", "11"), ("keptaa", "5"), ("middle", "12")]),
        list("10", &[("change", "6"), ("goneaa", "7"), ("keptaa", "5")]),
    ]);
    let upstream = Upstream::start(move |seen: &Seen| {
        let expired = status(410, "Expired", "too old resource version");
        let watches = |version: &str| seen.target.contains(&format!("resourceVersion={version}"));
        match seen.target.contains("watch=") {
            false => lists.lock().unwrap().pop().unwrap(),
            // Once as a frame, and once as the answer: an API server does both.
            true if watches("10") => Answer::text(
                200,
                "application/json",
                &format!("{}\n", json!({ "type": "ERROR", "object": expired })),
            ),
            true if watches("20") => Answer::json(410, &expired),
            true => Answer::Open(Vec::new()),
        }
    })
    .await;
    let terminal = Terminal::to(&upstream);
    let mut watch = terminal.command(&["list", "--watch", "-o=json"]);
    let mut child = watch.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told: Vec<String> = lines
        .take(9)
        .map(|line| {
            let event: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let object = &event["object"];
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            [
                text(&event["type"]),
                text(&object["id"]),
                text(&object["description"]),
            ]
            .join(" ")
        })
        .collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(
        told,
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
    let lists = upstream
        .seen()
        .iter()
        .filter(|seen| seen.path() == SECRETS && !seen.target.contains("watch="))
        .count();
    assert_eq!(lists, 3);
}
