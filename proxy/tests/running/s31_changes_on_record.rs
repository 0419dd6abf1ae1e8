//! The audit line of a change says whether it was one, and a change whose answer is the whole Secret reveals it.

use crate::support::{Answer, NAMED, SECRETS, Seen, Server, Upstream, kubernetes, token_secret};
use rstest::rstest;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{sleep, timeout};

const DRY: &str = "dryRun=All";

fn wish() -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": { "name": "bootstrap-token-abcdef", "namespace": "kube-system" },
        "stringData": { "token-id": "abcdef", "token-secret": "canary0secret00x" },
    })
}

fn in_body() -> Value {
    json!({ "apiVersion": "v1", "kind": "DeleteOptions", "dryRun": ["All"] })
}

fn audit_lines(log: &str) -> Vec<Value> {
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines
        .filter(|line| line["target"] == "karmada_token::audit")
        .collect()
}

/// A dry run of a deletion is answered with the Secret.
fn upstream(seen: &Seen) -> Answer {
    if seen.method == "DELETE" && seen.target.contains(DRY) {
        return Answer::json(200, &token_secret());
    }
    kubernetes(seen)
}

#[rstest]
#[case("POST", SECRETS, "", &wish(), &[("create", false)])]
#[case("POST", SECRETS, DRY, &wish(), &[("create", true)])]
#[case("PATCH", NAMED, "view=masked", &json!({}), &[("patch", false)])]
#[case("PATCH", NAMED, "view=masked&dryRun=All", &json!({}), &[("patch", true)])]
#[case("PATCH", NAMED, "", &json!({}), &[("patch", false), ("reveal", false)])]
#[case("PATCH", NAMED, DRY, &json!({}), &[("patch", true), ("reveal", true)])]
#[case("DELETE", NAMED, "", &json!({}), &[("delete", false)])]
#[case("DELETE", NAMED, "", &in_body(), &[("delete", true)])]
#[case("DELETE", NAMED, "view=masked&dryRun=All", &json!({}), &[("delete", true)])]
#[case("DELETE", NAMED, DRY, &json!({}), &[("delete", true), ("reveal", true)])]
#[tokio::test]
async fn s31_what_a_change_was_is_on_record(
    #[case] method: &str,
    #[case] path: &str,
    #[case] query: &str,
    #[case] body: &Value,
    #[case] told: &[(&str, bool)],
) {
    let upstream = Upstream::start(upstream).await;
    let server = Server::bearer(&upstream, &["--log-format", "json"]);
    let call = server.call(method, &format!("{path}?{query}")).bearer("alice");
    let call = if method == "PATCH" {
        call.merge(body)
    } else {
        call.json(body)
    };
    let reply = call.send().await;
    assert!(reply.code < 300, "{}", reply.text());
    // "answered" is the last line of a request.
    let log = async {
        while !server.log().contains("answered") {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(10), log).await.unwrap();
    let log = server.log();
    let lines = audit_lines(&log);
    let found: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line["event"].as_str().unwrap(),
                line["dry_run"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(found, told, "{log}");
    for line in lines {
        assert_eq!(
            (&line["user"], &line["token_id"]),
            (&json!("user-of-alice"), &json!("abcdef"))
        );
        assert_eq!(line["peer"], "127.0.0.1");
    }
}

/// Whom, as far as the name is known without a question, and what, as far as the path says so in a token's own letters.
#[tokio::test]
async fn s31_a_refusal_says_who_was_refused_what() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--log-format", "json"]);
    let call = |method, target: &str| server.call(method, target).bearer("alice");
    let group = json!({ "stringData": { "auth-extra-groups": "admins\n" } });
    let other = server.call("DELETE", NAMED).bearer("mallory");
    let calls = [
        (401, "", "", server.call("GET", SECRETS)),
        (415, "", "abcdef", call("PATCH", NAMED).json(&group)),
        (200, "", "", call("GET", NAMED)),
        (415, "user-of-alice", "abcdef", call("PATCH", NAMED).json(&group)),
        (422, "user-of-alice", "abcdef", call("PATCH", NAMED).merge(&group)),
        (
            400,
            "user-of-alice",
            "abcdef",
            call("GET", &format!("{NAMED}?user=eve")),
        ),
        (405, "user-of-alice", "abcdef", call("PUT", NAMED)),
        (
            404,
            "user-of-alice",
            "",
            call("GET", &format!("{NAMED}%0Aevent=reveal")),
        ),
        (422, "user-of-alice", "", call("POST", SECRETS).json(&json!({}))),
        (415, "", "abcdef", other.body("{}")),
        (403, "", "abcdef", call("GET", NAMED).instead("host", "eve.test")),
    ];
    let mut wanted = Vec::new();
    for (code, user, id, call) in calls {
        let asked = upstream.lines().len();
        assert_eq!(call.send().await.code, code);
        if code != 200 {
            wanted.push((json!(user), json!(id), json!(code)));
            assert_eq!(upstream.lines().len(), asked, "nobody is asked for a name");
        }
    }
    let lines = audit_lines(&server.whole_log().await);
    let refusals = lines.iter().filter(|line| line["event"] == "refusal");
    let found: Vec<_> = refusals
        .map(|line| {
            (
                line["user"].clone(),
                line["token_id"].clone(),
                line["code"].clone(),
            )
        })
        .collect();
    assert_eq!(found, wanted);
    assert!(lines.iter().all(|line| line["peer"] == "127.0.0.1"), "{lines:?}");

    let sandbox = Server::sandbox(&["--log-format", "json"]);
    sandbox.call("PATCH", NAMED).json(&group).send().await;
    let lines = audit_lines(&sandbox.whole_log().await);
    assert_eq!(lines[0]["user"], "sandbox-admin");
}

/// Good and bad, by link and by token.
#[tokio::test]
async fn s31_who_signs_in_is_on_record() {
    let upstream = Upstream::start(kubernetes).await;
    let json = ["--log-format", "json"];
    let (local, bearer) = (
        Server::kubeconfig(&upstream, &json),
        Server::bearer(&upstream, &json),
    );
    let proofs = [local.proof(), local.proof()];
    let tokens = ["alice", "nobody"].map(|token| json!({ "token": token }));
    for (server, proofs, user) in [
        (local, proofs, "user-of-kubeconfig-user"),
        (bearer, tokens, "user-of-alice"),
    ] {
        for proof in &proofs {
            server.sign_in(proof).await;
        }
        let lines = audit_lines(&server.whole_log().await);
        let signed_in: Vec<_> = lines.iter().filter(|line| line["event"] == "sign-in").collect();
        let told = |line: &Value| [&line["user"], &line["code"], &line["peer"]].map(Value::clone);
        let found: Vec<_> = signed_in.into_iter().map(told).collect();
        let peer = json!("127.0.0.1");
        let wanted = [
            [json!(user), json!(201), peer.clone()],
            [json!(""), json!(401), peer],
        ];
        assert_eq!(found, wanted);
    }
}
