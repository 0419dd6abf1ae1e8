use super::fixture::{SECRETS, START, Told, empty, path_of, read, token, with_token};
use crate::sandbox::Sandbox;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

const FOLLOW: &str = "sendInitialEvents=false&resourceVersionMatch=NotOlderThan";

async fn watch(sandbox: &Sandbox, query: &str) -> Told {
    let told = sandbox.get(&format!("{SECRETS}?watch=1&{query}")).await;
    assert_eq!(told.code, 200, "{}", told.text);
    told
}

/// Type, last letter of the name, and version of each frame.
fn told(frames: &[Value]) -> Vec<String> {
    let frame = |frame: &Value| {
        let (kind, metadata) = (frame["type"].as_str().unwrap(), &frame["object"]["metadata"]);
        let version = metadata["resourceVersion"]
            .as_str()
            .unwrap()
            .parse::<u64>()
            .unwrap()
            - START;
        let name = metadata["name"].as_str();
        match name.and_then(|name| name.chars().next_back()) {
            Some(name) => format!("{kind} {name} {version}"),
            None => format!("{kind} {version}"),
        }
    };
    frames.iter().map(frame).collect()
}

/// a, b and c at 1, 2 and 3; a changed at 4, b gone at 5.
async fn lived() -> Sandbox {
    let sandbox = empty();
    for id in ["aaaaaa", "bbbbbb", "cccccc"] {
        sandbox.make(id).await;
    }
    let patch = json!({ "stringData": { "description": "k" } });
    assert_eq!(sandbox.patch(&path_of("aaaaaa"), &patch).await.code, 200);
    sandbox.remove("bbbbbb").await;
    sandbox
}

#[tokio::test(start_paused = true)]
async fn tells_what_happened_since_a_version() {
    let frames = watch(
        &lived().await,
        &format!("resourceVersion={}&timeoutSeconds=1", START + 2),
    )
    .await
    .frames();
    assert_eq!(told(&frames), ["ADDED c 3", "MODIFIED a 4", "DELETED b 5"]);
    assert_eq!(frames[0]["object"]["kind"], "Secret");
}

#[tokio::test(start_paused = true)]
async fn begins_with_what_is_there_where_no_version_is_named() {
    let sandbox = lived().await;
    for query in ["timeoutSeconds=1", "timeoutSeconds=1&resourceVersion=0"] {
        assert_eq!(
            told(&watch(&sandbox, query).await.frames()),
            ["ADDED a 4", "ADDED c 3"]
        );
    }
}

#[tokio::test(start_paused = true)]
async fn ends_the_beginning_with_a_bookmark() {
    let query =
        "timeoutSeconds=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    let frames = watch(&lived().await, query).await.frames();
    assert_eq!(told(&frames), ["ADDED a 4", "ADDED c 3", "BOOKMARK 5"]);
    let bookmark = json!({
        "kind": "Secret", "apiVersion": "v1",
        "metadata": {
            "resourceVersion": (START + 5).to_string(),
            "annotations": { "k8s.io/initial-events-end": "true" },
        },
    });
    assert_eq!(frames[2]["object"], bookmark);
}

#[tokio::test(start_paused = true)]
async fn begins_with_nothing_where_that_is_asked() {
    let query = format!("timeoutSeconds=1&{FOLLOW}");
    assert_eq!(told(&watch(&lived().await, &query).await.frames()), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn tells_changes_as_they_come() {
    let sandbox = with_token(token()).await;
    let target = format!("{SECRETS}?watch=1&timeoutSeconds=60&{FOLLOW}");
    let mut body = sandbox.open(&target).into_body();
    sandbox.make("xxxxxx").await;
    let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
    let frame: Value = serde_json::from_slice(&frame).unwrap();
    assert_eq!(told(&[frame]), ["ADDED x 2"]);

    let later = sandbox.clone();
    let task = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(5)).await;
        later.delete(&path_of("abcdef"), "").await.code
    });
    let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
    let frame: Value = serde_json::from_slice(&frame).unwrap();
    assert_eq!(told(std::slice::from_ref(&frame)), ["DELETED f 3"]);
    assert_eq!(
        frame["object"]["data"]["token-id"], "YWJjZGVm",
        "the last that was known of it"
    );
    assert_eq!(task.await.unwrap(), 200);
}

#[tokio::test(start_paused = true)]
async fn one_token_alone_may_be_watched() {
    let sandbox = lived().await;
    let selector = "fieldSelector=metadata.name%3Dbootstrap-token-aaaaaa";
    for (version, frames) in [
        ("0", vec!["ADDED a 4"]),
        ("1795500000", vec!["ADDED a 1", "MODIFIED a 4"]),
    ] {
        let query = format!("timeoutSeconds=1&{selector}&resourceVersion={version}");
        assert_eq!(told(&watch(&sandbox, &query).await.frames()), frames);
    }
}

#[tokio::test(start_paused = true)]
async fn s38_a_version_too_old_is_an_expired_frame() {
    let sandbox = lived().await;
    let frames = watch(&sandbox, "resourceVersion=1&timeoutSeconds=60")
        .await
        .frames();
    let status = json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "message": format!("too old resource version: 1 ({START})"),
        "reason": "Expired",
        "code": 410,
    });
    assert_eq!(frames, [json!({ "type": "ERROR", "object": status })]);
}

#[tokio::test(start_paused = true)]
async fn s38_whoever_falls_behind_the_history_is_told() {
    let sandbox = empty();
    let target = format!("{SECRETS}?watch=1&timeoutSeconds=60&{FOLLOW}");
    let response = sandbox.open(&target);
    let mut body = response.into_body();
    sandbox.make("aaaaaa").await;
    assert!(body.frame().await.unwrap().is_ok());
    for index in 0..101 {
        sandbox.make(&format!("xxx{index:03}")).await;
    }
    let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
    let frame: Value = serde_json::from_slice(&frame).unwrap();
    assert_eq!(frame["object"]["reason"], "Expired");
    assert!(body.frame().await.is_none(), "and that is its end");
}

#[tokio::test(start_paused = true)]
async fn a_version_to_come_is_waited_for_or_refused() {
    let sandbox = lived().await;
    let frames = watch(&sandbox, "resourceVersion=9999999999&timeoutSeconds=1")
        .await
        .frames();
    assert_eq!(frames, [Value::Null; 0]);
    let query = "resourceVersion=9999999999&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
    let frames = watch(&sandbox, query).await.frames();
    assert_eq!(frames[0]["type"], "ERROR");
    assert_eq!(frames[0]["object"]["code"], 504);
}

#[tokio::test(start_paused = true)]
async fn ends_with_its_timeout_or_after_half_an_hour() {
    let sandbox = empty();
    for (query, seconds) in [("timeoutSeconds=7", 7), ("", 1800), ("timeoutSeconds=0", 1800)] {
        let begun = Instant::now();
        watch(&sandbox, query).await;
        assert_eq!(begun.elapsed().as_secs(), seconds, "{query}");
    }
}

#[tokio::test(start_paused = true)]
async fn bookmarks_come_each_minute_and_before_the_end() {
    let sandbox = lived().await;
    let target = format!("{SECRETS}?watch=1&timeoutSeconds=130&allowWatchBookmarks=true&{FOLLOW}");
    let begun = Instant::now();
    let mut body = sandbox.open(&target).into_body();
    let mut at = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame: Value = serde_json::from_slice(&frame.unwrap().into_data().unwrap()).unwrap();
        assert_eq!(told(&[frame]), ["BOOKMARK 5"]);
        at.push(begun.elapsed().as_secs());
    }
    assert_eq!(at, [60, 120, 128]);
    assert_eq!(begun.elapsed().as_secs(), 130);
}

#[tokio::test(start_paused = true)]
async fn without_leave_there_are_no_bookmarks() {
    let response = empty().open(&format!("{SECRETS}?watch=1&timeoutSeconds=130"));
    assert_eq!(read(response).await.text, "");
}
