//! Only Secrets of one type, one namespace and one form of name pass, in both directions.

use crate::support::{
    Answer, NAMED, SECRETS, Seen, Server, Upstream, kubernetes, next_frame, token_secret, wish,
};
use rstest::rstest;
use serde_json::{Value, json};

const SELECTOR: &str = "fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken";
/// What must never be seen.
const FOREIGN: &str = "Zm9yZWlnbi1zZWNyZXQ=";

fn foreign() -> Value {
    let mut foreign = token_secret();
    foreign["type"] = json!("kubernetes.io/service-account-token");
    foreign["metadata"]["annotations"] = json!({});
    foreign["data"] = json!({ "token": FOREIGN });
    foreign
}

/// An API server that doesn't heed selectors.
fn heedless(seen: &Seen) -> Answer {
    match (seen.method.as_str(), seen.path()) {
        ("GET", SECRETS) if seen.target.contains("watch=") => {
            let frame =
                |kind: &str, object: Value| format!("{}\n", json!({ "type": kind, "object": object }));
            Answer::Open(vec![
                frame("ADDED", foreign()),
                frame("MODIFIED", foreign()),
                frame("ADDED", token_secret()),
            ])
        }
        ("GET", SECRETS) => {
            let items = [foreign(), token_secret(), foreign()];
            let list = json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": items });
            Answer::json(200, &list)
        }
        ("GET", NAMED) => Answer::json(200, &foreign()),
        _ => kubernetes(seen),
    }
}

#[rstest]
#[case("")]
#[case("?fieldSelector=")]
#[case("?fieldSelector=metadata.name%3Dbootstrap-token-abcdef")]
#[case("?limit=5")]
#[tokio::test]
async fn a_list_is_of_tokens_whatever_upstream_gives(#[case] query: &str) {
    let upstream = Upstream::start(heedless).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server
        .call("GET", &format!("{SECRETS}{query}"))
        .bearer("alice")
        .send()
        .await;
    assert_eq!(reply.json()["items"].as_array().unwrap().len(), 1);
    assert!(!reply.text().contains(FOREIGN));
    let [seen] = &upstream.about_secrets()[..] else {
        panic!("one request")
    };
    assert!(seen.target.contains(SELECTOR), "{}", seen.target);
}

#[tokio::test]
async fn a_watch_is_of_tokens_whatever_upstream_gives() {
    let upstream = Upstream::start(heedless).await;
    let server = Server::bearer(&upstream, &[]);
    let target = format!("{SECRETS}?watch=1");
    let mut body = server
        .call("GET", &target)
        .bearer("alice")
        .open()
        .await
        .into_body();
    let first = next_frame(&mut body).await;
    let frame: Value = serde_json::from_slice(&first).unwrap();
    assert_eq!(
        frame["object"]["type"], "bootstrap.kubernetes.io/token",
        "the two before it were passed over"
    );
    assert!(upstream.seen()[0].target.contains(SELECTOR));
}

#[tokio::test]
async fn a_secret_of_another_type_is_not_there() {
    let upstream = Upstream::start(heedless).await;
    let server = Server::bearer(&upstream, &[]);
    for (method, query) in [
        ("GET", ""),
        ("GET", "?view=masked"),
        ("PATCH", ""),
        ("DELETE", ""),
    ] {
        upstream.forget();
        let call = server.call(method, &format!("{NAMED}{query}")).bearer("alice");
        let call = if method == "PATCH" {
            call.merge(&json!({}))
        } else {
            call
        };
        let reply = call.send().await;
        assert_eq!(reply.refusal(), (404, "NotFound".to_owned()), "{method}");
        assert_eq!(
            reply.json()["message"],
            "secrets \"bootstrap-token-abcdef\" not found"
        );
        assert!(!reply.text().contains(FOREIGN));
        let lines: Vec<_> = upstream.about_secrets().iter().map(Seen::line).collect();
        assert_eq!(lines, [format!("GET {NAMED}")], "read, and nothing changed");
    }
}

#[rstest]
#[case("/type", json!("Opaque"))]
#[case("/type", Value::Null)]
#[case("/metadata/namespace", json!("default"))]
#[case("/metadata/name", json!("other"))]
#[case("/metadata/name", json!("bootstrap-token-zzzzzz"))]
#[case("/metadata/generateName", json!("bootstrap-token-"))]
#[case("/metadata/finalizers", json!(["a/b"]))]
#[case("/metadata/ownerReferences", json!([]))]
#[case("/data/token", json!("eA=="))]
#[case("/stringData/kubeconfig", json!("x"))]
#[case("/immutable", json!(true))]
#[case("/kind", json!("ConfigMap"))]
#[case("/apiVersion", json!("v2"))]
#[case("/spec", json!({}))]
#[tokio::test]
async fn what_is_created_is_a_token_and_nothing_else(#[case] pointer: &str, #[case] value: Value) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let mut secret = wish("abcdef");
    secret["data"] = json!({});
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    secret.pointer_mut(parent).unwrap()[key] = value;
    let reply = server
        .call("POST", SECRETS)
        .bearer("alice")
        .json(&secret)
        .send()
        .await;
    assert!(
        [400, 422].contains(&reply.code),
        "{}: {}",
        reply.code,
        reply.text()
    );
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn the_wish_itself_is_fine() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server
        .call("POST", SECRETS)
        .bearer("alice")
        .json(&wish("abcdef"))
        .send()
        .await;
    assert_eq!(reply.code, 201, "{}", reply.text());
    let [seen] = &upstream.about_secrets()[..] else {
        panic!("one request")
    };
    let sent = seen.json();
    assert_eq!(sent["type"], "bootstrap.kubernetes.io/token");
    assert_eq!(sent["metadata"]["name"], "bootstrap-token-abcdef");
    assert_eq!(sent["metadata"]["namespace"], "kube-system");
}
