use super::*;
use crate::answer::{Json, list};
use futures_util::stream;
use http_body_util::{BodyExt, StreamBody};
use serde_json::{Value, json};
use std::convert::Infallible;

/// What leaves of a list that arrives in pieces of so many bytes.
async fn passed(text: &str, piece: usize) -> Option<Value> {
    let frames: Vec<_> = text
        .as_bytes()
        .chunks(piece)
        .map(|piece| Ok::<_, Infallible>(http_body::Frame::data(Bytes::copy_from_slice(piece))))
        .collect();
    let upstream = StreamBody::new(stream::iter(frames))
        .map_err(Into::into)
        .boxed_unsync();
    let body = list(upstream, Json::of(Requests))
        .await
        .ok()?
        .collect()
        .await
        .ok()?;
    serde_json::from_slice(&body.to_bytes()).ok()
}

const KIND: &str = Requests::KIND;

fn filed(username: &str, bulk: usize) -> Value {
    json!({
        "metadata": {
            "name": "csr-1", "uid": "u-1", "creationTimestamp": "2026-11-24T10:00:00Z", "annotations": { "a": "b" },
        },
        "spec": { "username": username, "signerName": "s", "request": "x".repeat(bulk) },
        "status": { "conditions": [{ "type": "Denied" }] },
    })
}

fn listed(items: &[Value]) -> String {
    json!({ "kind": KIND, "metadata": { "resourceVersion": "7" }, "items": items }).to_string()
}

#[tokio::test]
async fn s21_nobody_elses_request_passes() {
    let names = [
        "system:bootstrap:abcdef",
        "system:bootstrap:",
        "system:node:a",
        "root",
        "system:bootstrap:abcdef ",
        "system:bootstrap:ghijkl",
    ];
    let items = names.map(|name| filed(name, 1));
    for piece in [1, 7, 4096] {
        let listed = passed(&listed(&items), piece).await.unwrap();
        assert_eq!(listed["kind"], KIND);
        assert_eq!(listed["metadata"], json!({ "resourceVersion": "7" }));
        assert_eq!(listed["items"], json!([items[0], items[5]]), "{piece}");
    }
}

/// Much more than is sent at once, and than is held.
#[tokio::test]
async fn s26_of_a_huge_request_the_bulk_is_left_out() {
    let usual = filed("system:bootstrap:abcdef", USUAL / 2);
    let items: Vec<_> = (0..20)
        .flat_map(|_| [usual.clone(), filed("system:bootstrap:ghijkl", 1 << 20)])
        .collect();
    let listed = passed(&listed(&items), 64 << 10).await.unwrap();
    let listed = listed["items"].as_array().unwrap();
    assert_eq!(listed.len(), 40);
    let essence = json!({
        "metadata": { "name": "csr-1", "uid": "u-1", "creationTimestamp": "2026-11-24T10:00:00Z" },
        "spec": { "username": "system:bootstrap:ghijkl", "signerName": "s" },
        "status": { "conditions": [{ "type": "Denied" }] },
    });
    for two in listed.chunks(2) {
        assert_eq!(two, [usual.clone(), essence.clone()]);
    }
}

/// kube-apiserver writes the kind first, the sandbox by the alphabet.
#[tokio::test]
async fn what_is_no_list_is_an_error() {
    let item = filed("system:bootstrap:abcdef", 1);
    for text in [
        String::new(),
        "{}".to_owned(),
        r#"{"kind":"SecretList","items":[]}"#.to_owned(),
        "<html>".to_owned(),
        format!(r#"{{"kind":"{KIND}","metadata":{{}},"others":[{item}]}}"#),
        format!(r#"{{"metadata":{{}},"items":[{item}],"kind":"SecretList"}}"#),
        format!(r#"{{"metadata":{{}},"items":[{item}]}}"#),
        format!(r#"{{"kind":"{KIND}","items":[{item}]}}"#),
        format!(r#"{{"kind":"{KIND}","metadata":{{}},"items":[{item}"#),
        format!(r#"{{"kind":"{KIND}","metadata":{{}},"items":[{item}]}}{{"#),
    ] {
        assert_eq!(passed(&text, 64).await, None, "{text}");
    }
    for (text, count) in [
        (format!(r#"{{"kind":"{KIND}","metadata":{{}},"items":null}}"#), 0),
        (format!(r#"{{"kind":"{KIND}","metadata":{{}}}}"#), 0),
        (format!(r#"{{"kind":"{KIND}","metadata":{{}},"items":[]}}"#), 0),
        (
            format!(r#"{{"items":[{item}],"kind":"{KIND}","metadata":{{}}}}"#),
            1,
        ),
    ] {
        let listed = passed(&text, 64).await.unwrap();
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(count), "{text}");
    }
}
