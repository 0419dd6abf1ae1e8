//! A delete carries uid and resource version: an object that was swapped or changed meanwhile survives.

use crate::support::{Answer, NAMED, SECRETS, Seen, Server, Upstream, kubernetes, status, wish};
use rstest::rstest;
use serde_json::{Value, json};

async fn deletion(body: Option<Value>) -> (u16, Vec<Seen>) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let call = server.call("DELETE", NAMED).bearer("alice");
    let call = match body {
        Some(body) => call.json(&body),
        None => call,
    };
    (call.send().await.code, upstream.about_secrets())
}

/// The uid and version that were read just before, where the caller names none.
#[tokio::test]
async fn what_was_looked_at_is_what_is_deleted() {
    let (code, seen) = deletion(None).await;
    assert_eq!(code, 200);
    let [read, delete] = &seen[..] else {
        panic!("a read and a delete: {seen:?}")
    };
    assert_eq!(read.line(), format!("GET {NAMED}"));
    assert_eq!(delete.line(), format!("DELETE {NAMED}"));
    assert_eq!(
        delete.json()["preconditions"],
        json!({ "uid": "uid-of-abcdef", "resourceVersion": "7" })
    );
}

#[tokio::test]
async fn what_the_caller_names_goes_first() {
    let preconditions = json!({ "uid": "uid-of-abcdef", "resourceVersion": "6" });
    let (_, seen) = deletion(Some(json!({ "preconditions": preconditions }))).await;
    assert_eq!(seen.last().unwrap().json()["preconditions"], preconditions);
}

/// An edit holds for what was read just before, or for what the caller says it was made from.
#[rstest]
#[case(json!({ "data": { "description": null } }), json!({ "uid": "uid-of-abcdef", "resourceVersion": "7" }))]
#[case(json!({ "metadata": { "uid": "seen", "resourceVersion": "6" } }), json!({ "uid": "seen", "resourceVersion": "6" }))]
#[tokio::test]
async fn what_was_looked_at_is_what_is_patched(#[case] patch: Value, #[case] sent: Value) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.patch(&patch).await;
    assert_eq!(reply.code, 200, "{}", reply.text());
    let seen = upstream.about_secrets();
    let [read, write] = &seen[..] else {
        panic!("a read and a patch: {seen:?}")
    };
    assert_eq!(read.line(), format!("GET {NAMED}"));
    assert_eq!(write.line(), format!("PATCH {NAMED}"));
    assert_eq!(write.header("content-type"), "application/merge-patch+json");
    assert_eq!(write.json()["metadata"], sent);
}

#[tokio::test]
async fn the_persons_conflict_reaches_them() {
    let message = "Operation cannot be fulfilled on Secret \"bootstrap-token-abcdef\": the UID in the precondition (a) \
        does not match the UID in record (b). The object might have been deleted and then recreated";
    let upstream = Upstream::start(move |seen: &Seen| match seen.method.as_str() {
        "DELETE" => Answer::json(409, &status(409, "Conflict", message)),
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("DELETE", NAMED).bearer("alice").send().await;
    assert_eq!(reply.refusal(), (409, "Conflict".to_owned()));
    assert_eq!(reply.json()["message"], message);
}

#[rstest]
#[case("uid", "the UID in the precondition")]
#[case("resourceVersion", "the ResourceVersion in the precondition")]
#[tokio::test]
async fn another_object_of_the_name_survives(#[case] key: &str, #[case] why: &str) {
    let server = Server::sandbox(&[]);
    let create = || server.call("POST", SECRETS).own_page().json(&wish("abcdef"));
    let delete = |body: Value| server.call("DELETE", NAMED).own_page().json(&body);
    let first = create().send().await.json()["metadata"][key].clone();
    assert_eq!(delete(json!({})).send().await.code, 200);
    assert_eq!(create().send().await.code, 201);
    let reply = delete(json!({ "preconditions": { key: first } })).send().await;
    assert_eq!(reply.refusal(), (409, "Conflict".to_owned()));
    assert!(
        reply.json()["message"].as_str().unwrap().contains(why),
        "{}",
        reply.text()
    );
    let patch = json!({ "metadata": { key: first }, "stringData": { "description": "for the first" } });
    let reply = server.call("PATCH", NAMED).own_page().merge(&patch).send().await;
    assert!([409, 422].contains(&reply.code), "{}", reply.text());
    let left = server.call("GET", NAMED).own_page().send().await;
    assert_eq!(left.code, 200);
    assert_eq!(left.json()["data"]["description"], Value::Null);
}
