//! Rules for tokens: what they rule out never reaches the API server, and a refusal names the rule.

use crate::support::{Answer, NAMED, SECRETS, Seen, Server, Upstream, kubernetes, token_secret, wish};
use rstest::rstest;
use serde_json::{Value, json};
use std::process::Command;

const RULES: [&str; 3] = [
    "--max-ttl=24h",
    "--allowed-groups=system:bootstrappers:a,system:bootstrappers:b",
    "--allowed-usages=signing",
];

/// For signing, which the rules allow, and what more is wished for.
fn wish_for(more: &Value) -> Value {
    let mut wish = wish("abcdef");
    let data = wish["stringData"].as_object_mut().unwrap();
    data.remove("usage-bootstrap-authentication");
    data.extend(more.as_object().unwrap().clone());
    wish
}

#[rstest]
#[case(json!({}), "data[expiration]", "--max-ttl 24h0m0s")]
#[case(json!({ "expiration": "2099-01-01T00:00:00Z" }), "data[expiration]", "--max-ttl 24h0m0s")]
#[case(json!({ "expiration": "2026-11-25T06:00:00Z", "auth-extra-groups": "system:bootstrappers:c" }),
    "data[auth-extra-groups]", "--allowed-groups")]
#[case(json!({ "expiration": "2026-11-25T06:00:00Z", "usage-bootstrap-authentication": "true" }),
    "data[usage-bootstrap-authentication]", "--allowed-usages")]
#[tokio::test]
async fn what_is_ruled_out_is_not_created(#[case] data: Value, #[case] field: &str, #[case] flag: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &RULES);
    // The played server's clock, by which the limit is counted, is heard with its first answer.
    server.call("GET", NAMED).bearer("alice").send().await;
    let call = server.call("POST", SECRETS).bearer("alice");
    let reply = call.json(&wish_for(&data)).send().await;
    assert_eq!(reply.refusal(), (422, "Invalid".to_owned()), "{}", reply.text());
    let causes = &reply.json()["details"]["causes"];
    assert_eq!(causes[0]["field"], field, "{causes}");
    assert!(
        reply.json()["message"].as_str().unwrap().contains(flag),
        "{}",
        reply.text()
    );
    assert!(
        upstream
            .lines()
            .iter()
            .all(|line| !line.starts_with("POST /api/v1/namespaces"))
    );
}

/// The played token never expires and has both usages: from before the rules, so it may be suspended and not
/// given more.
#[rstest]
#[case(json!({ "data": { "usage-bootstrap-authentication": null } }), 200)]
#[case(json!({ "stringData": { "expiration": "2099-01-01T00:00:00Z" } }), 200)]
#[case(json!({ "stringData": { "auth-extra-groups": "system:bootstrappers:c" } }), 422)]
#[tokio::test]
async fn what_is_ruled_out_is_not_patched(#[case] patch: Value, #[case] code: u16) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &RULES);
    let reply = server.patch(&patch).await;
    assert_eq!(reply.code, code, "{}", reply.text());
    let patched = upstream.lines().iter().any(|line| line.starts_with("PATCH"));
    assert_eq!(patched, code == 200);
}

/// A longest TTL counts from the token's creation, here twenty hours ago: who counted from now would let a token be extended
/// by a day every day.
#[rstest]
#[case("2026-11-24T09:30:57Z", 200)]
#[case("2026-11-24T11:30:57Z", 422)]
#[tokio::test]
async fn a_token_is_extended_up_to_its_longest_life(#[case] end: &str, #[case] code: u16) {
    let played = |seen: &Seen| {
        if seen.path() != NAMED {
            return kubernetes(seen);
        }
        let mut secret = token_secret();
        secret["metadata"]["creationTimestamp"] = json!("2026-11-23T10:30:57Z");
        // In base64: 2026-11-24T07:00:00Z.
        secret["data"]["expiration"] = json!("MjAyNi0xMS0yNFQwNzowMDowMFo=");
        Answer::json(200, &secret)
    };
    let upstream = Upstream::start(played).await;
    let server = Server::bearer(&upstream, &RULES);
    server.call("GET", NAMED).bearer("alice").send().await;
    let patch = json!({ "stringData": { "expiration": end } });
    let reply = server.patch(&patch).await;
    assert_eq!(reply.code, code, "{}", reply.text());
}

#[tokio::test]
async fn the_page_is_told() {
    let told = async |server: Server| {
        let info = server.call("GET", "/-/info").own_page().send().await;
        info.json()["policy"].clone()
    };
    let none = json!({ "maxTtl": null, "neverExpires": true, "groups": null, "usages": null });
    assert_eq!(told(Server::sandbox(&[])).await, none);
    let groups = ["system:bootstrappers:a", "system:bootstrappers:b"];
    let all = json!({ "maxTtl": "24h0m0s", "neverExpires": false, "groups": groups, "usages": ["signing"] });
    assert_eq!(told(Server::sandbox(&RULES)).await, all);
    let ends = told(Server::sandbox(&["--forbid-never-expires"])).await;
    assert_eq!(ends["neverExpires"], false);
}

#[rstest]
#[case(&["policy"], "there is no rule to print")]
#[case(&["policy", "--max-ttl", "soon"], "--max-ttl")]
#[case(&["serve", "--sandbox", "--allowed-groups", "system:masters"], "--allowed-groups")]
fn what_is_no_rule_is_wrong_use(#[case] words: &[&str], #[case] told: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
        .args(words)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(64));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains(told), "{words}");
}
