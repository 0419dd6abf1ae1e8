//! Who hangs up escapes no record: what the API server has got is carried out to its end, and told in the log.

use crate::support::{NAMED, SECRETS, Seen, Server, Upstream, kubernetes};
use rstest::rstest;
use serde_json::Value;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

const TOKEN: &str = r#"{"apiVersion":"v1","kind":"Secret","type":"bootstrap.kubernetes.io/token",
    "metadata":{"name":"bootstrap-token-abcdef","namespace":"kube-system"},
    "stringData":{"token-id":"abcdef","token-secret":"0123456789abcdef"}}"#;
const MERGE: &str = r#"{"data":{"description":null}}"#;
const ACCESS: &str = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

/// The process is asked to end as well while the API server is at it: it waits for that, as for an answer.
#[rstest]
#[case("POST", SECRETS, "application/json", TOKEN, ("POST", SECRETS), ("create", 201))]
#[case("PATCH", NAMED, "application/merge-patch+json", MERGE, ("PATCH", NAMED), ("patch", 200))]
#[case("DELETE", NAMED, "application/json", "", ("DELETE", NAMED), ("delete", 200))]
#[case("POST", "/-/check", "application/json", r#"{"token":"abcdef.0123456789abcdef"}"#, ("POST", ACCESS), ("check", 200))]
#[tokio::test(flavor = "multi_thread")]
async fn s34_a_change_is_on_record_though_nobody_waits_for_it(
    #[case] method: &str,
    #[case] target: &str,
    #[case] kind: &str,
    #[case] body: &str,
    #[case] awaited: (&'static str, &'static str),
    #[case] told: (&str, u16),
) {
    let is_awaited = move |seen: &Seen| (seen.method.as_str(), seen.path()) == awaited;
    let upstream = Upstream::start(move |seen: &Seen| {
        if is_awaited(seen) {
            std::thread::sleep(Duration::from_millis(600));
        }
        kubernetes(seen)
    })
    .await;
    let mut server = Server::bearer(&upstream, &["--log-format", "json"]);
    let mut caller = TcpStream::connect(server.address).await.unwrap();
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer alice\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        server.address,
        body.len()
    );
    caller.write_all(request.as_bytes()).await.unwrap();
    let asked = async {
        while !upstream.seen().iter().any(is_awaited) {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(10), asked).await.unwrap();
    drop(caller);
    sleep(Duration::from_millis(100)).await;
    server.terminate();
    assert_eq!(server.ended(Duration::from_secs(5)).await, Some(true));

    let log = server.last_log();
    let lines: Vec<Value> = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let line = |field: &str, value: &str| {
        let found = lines.iter().find(|line| line[field] == value);
        found.unwrap_or_else(|| panic!("{value}: {log}")).clone()
    };
    let audit = line("event", told.0);
    assert_eq!(audit["user"], "user-of-alice");
    assert_eq!(audit["token_id"], "abcdef");
    assert_eq!(audit["code"], told.1);
    assert_eq!(line("message", "answered")["code"], told.1);
}
