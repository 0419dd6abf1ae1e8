//! With `view=masked` no answer of any verb carries a token's secret or a copy of it; a reveal leaves an audit line.

use crate::support::{
    Answer, NAMED, SECRETS, Seen, Server, TOKEN, Upstream, kubernetes, status, token_secret, wish,
};
use http_body_util::BodyExt;
use serde_json::{Value, json};

fn assert_masked(object: &Value) {
    let text = object.to_string();
    for copy in [
        "token-secret\":\"Y2",
        "canary0secret00x",
        "Y2FuYXJ5MHNlY3JldDAweA",
        "last-applied-configuration",
        "fieldsV1",
    ] {
        assert!(!text.contains(copy), "{copy}: {text}");
    }
    assert_eq!(
        object["metadata"]["annotations"]["karmada-token/token-secret"],
        "well-formed"
    );
    let manager = &object["metadata"]["managedFields"][0];
    let mut fields: Vec<_> = manager.as_object().unwrap().keys().cloned().collect();
    fields.sort();
    assert_eq!(fields, ["manager", "operation", "time"]);
}

/// Deletes as an API server does whose Secret has a finalizer: the answer is the Secret.
fn kept_by_a_finalizer(seen: &Seen) -> Answer {
    match (seen.method.as_str(), seen.path()) {
        ("DELETE" | "PATCH", NAMED) | ("POST", SECRETS) => Answer::json(200, &token_secret()),
        _ => kubernetes(seen),
    }
}

fn canary() -> Value {
    let mut wish = wish("abcdef");
    wish["stringData"]["token-secret"] = json!("canary0secret00x");
    wish
}

#[tokio::test]
async fn on_every_verb() {
    let upstream = Upstream::start(kept_by_a_finalizer).await;
    let server = Server::bearer(&upstream, &[]);
    let call = |method, path: &str, query: &str| {
        server
            .call(method, &format!("{path}?view=masked{query}"))
            .bearer("alice")
    };
    assert_masked(&call("GET", SECRETS, "").send().await.json()["items"][0]);
    assert_masked(&call("GET", NAMED, "").send().await.json());
    assert_masked(&call("POST", SECRETS, "").json(&canary()).send().await.json());
    assert_masked(
        &call("POST", SECRETS, "&dryRun=All")
            .json(&canary())
            .send()
            .await
            .json(),
    );
    let patch = json!({ "data": { "description": null } });
    assert_masked(&call("PATCH", NAMED, "").merge(&patch).send().await.json());
    assert_masked(&call("DELETE", NAMED, "").send().await.json());
    let mut watch = call("GET", SECRETS, "&watch=1").open().await.into_body();
    let frame = watch.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_masked(&serde_json::from_slice::<Value>(&frame).unwrap()["object"]);
    assert!(
        upstream.lines().iter().all(|line| !line.contains("view=")),
        "upstream isn't bothered with it"
    );
}

/// kube-apiserver repeats the whole Secret where a patch makes no object of it.
#[tokio::test]
async fn a_refusal_of_a_patch_does_not_repeat_it() {
    let upstream = Upstream::start(|seen: &Seen| match seen.method.as_str() {
        "PATCH" => {
            let why = format!("patch: Invalid value: {:?}: broken", token_secret().to_string());
            Answer::json(422, &status(422, "Invalid", &why))
        }
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let patch = json!({ "data": { "description": null } });
    for view in ["", "?view=masked"] {
        let call = server.call("PATCH", &format!("{NAMED}{view}")).bearer("alice");
        let reply = call.merge(&patch).send().await;
        assert_eq!(reply.refusal(), (422, "Invalid".to_owned()));
        assert!(
            !reply.text().contains("Y2FuYXJ5MHNlY3JldDAweA"),
            "{}",
            reply.text()
        );
    }
}

/// The audit lines of an event.
async fn on_record(server: &Server, event: &str) -> Vec<Value> {
    let log = server.whole_log().await;
    log.lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|line| line["target"] == "karmada_token::audit" && line["event"] == event)
        .collect()
}

#[tokio::test]
async fn one_get_reveals_one_and_is_put_on_record() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--log-format", "json"]);
    let get = |target: &str| server.call("GET", target).bearer("alice").send();
    assert_masked(&get(&format!("{NAMED}?view=masked")).await.json());
    assert_eq!(
        on_record(&server, "reveal").await,
        [Value::Null; 0],
        "a masked view reveals nothing"
    );

    let revealed = get(NAMED).await.json();
    assert_eq!(revealed["data"]["token-secret"], "Y2FuYXJ5MHNlY3JldDAweA==");
    let lines = on_record(&server, "reveal").await;
    let [line] = &lines[..] else {
        panic!("one line: {lines:?}")
    };
    assert_eq!(line["user"], "user-of-alice");
    assert_eq!(line["token_id"], "abcdef");
    assert_eq!(line["code"], 200);
    assert_eq!(
        line["audit_id"], "0f1e2d3c-played",
        "to be found in the API server's own log"
    );
    assert!(
        line["timestamp"].as_str().is_some_and(|time| time.ends_with('Z')),
        "{line}"
    );
}

/// `kubectl get secrets` reads the secrets of all.
#[tokio::test]
async fn lists_and_watches_that_are_not_masked_are_put_on_record() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--log-format", "json"]);
    for query in [
        "view=masked",
        "view=masked&watch=1",
        "limit=500",
        "watch=1",
        "fieldSelector=metadata.name%3Dbootstrap-token-abcdef",
    ] {
        let call = server.call("GET", &format!("{SECRETS}?{query}")).bearer("alice");
        assert_eq!(call.open().await.status().as_u16(), 200, "{query}");
    }
    let lines = on_record(&server, "reveal").await;
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line["user"].as_str().unwrap(), line["token_id"].as_str().unwrap()))
        .collect();
    let alice = "user-of-alice";
    assert_eq!(told, [(alice, ""), (alice, ""), (alice, "abcdef")]);
}

/// A token is tried out whether or not the API server then says what it may do.
#[tokio::test]
async fn a_check_that_fails_is_put_on_record() {
    let upstream = Upstream::start(|seen: &Seen| match seen.path() {
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" => Answer::Cut,
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &["--log-format", "json"]);
    let check = server.call("POST", "/-/check").bearer("alice");
    let reply = check.json(&json!({ "token": TOKEN })).send().await;
    assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
    let line = &on_record(&server, "check").await[0];
    assert_eq!(line["user"], "user-of-alice");
    assert_eq!(line["token_id"], "abcdef");
    assert_eq!(line["code"], 503);
}
