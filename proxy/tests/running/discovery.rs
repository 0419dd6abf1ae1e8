//! What kubectl asks before every command: the API server's documents about itself.

use crate::support::{AGGREGATED, Answer, Seen, Server, Upstream, kubernetes, status};
use rstest::rstest;

#[tokio::test]
async fn a_document_is_asked_for_once_a_minute_by_each_caller() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for caller in ["alice", "bob", "alice", "bob"] {
        let reply = server
            .call("GET", "/version?timeout=32s")
            .bearer(caller)
            .send()
            .await;
        assert_eq!(reply.code, 200, "{}", reply.text());
        assert_eq!(reply.json()["gitVersion"], format!("v1-for-{caller}"));
        assert_eq!(reply.header("content-type"), "application/json");
        assert_ne!(reply.header("date"), "");
    }
    assert_eq!(upstream.lines(), ["GET /version", "GET /version"]);
    let reply = server.call("GET", "/version").send().await;
    assert_eq!(reply.code, 401, "what is remembered is for who was answered it");
}

/// Of the caller's Accept one wish is heard; what upstream sees is written anew.
#[rstest]
#[case(
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;q=0.9",
    AGGREGATED
)]
#[case("application/json;as=Table;g=meta.k8s.io;v=v1", "application/json")]
#[case("application/vnd.kubernetes.protobuf", "application/json")]
#[tokio::test]
async fn the_aggregated_form_is_passed(#[case] accept: &str, #[case] kind: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for path in ["/api", "/apis"] {
        let call = server.call("GET", path).bearer("alice").header("accept", accept);
        assert_eq!(call.send().await.header("content-type"), kind);
    }
    assert!(upstream.seen().iter().all(|seen| seen.header("accept") == kind));
}

#[tokio::test]
async fn s36_a_refusal_passes_and_is_not_remembered() {
    let upstream = Upstream::start(|_: &Seen| Answer::json(403, &status(403, "Forbidden", "no"))).await;
    let server = Server::bearer(&upstream, &[]);
    for _ in 0..2 {
        let reply = server.call("GET", "/apis").bearer("alice").send().await;
        assert_eq!(reply.refusal(), (403, "Forbidden".to_owned()));
    }
    assert_eq!(upstream.lines().len(), 2);
}

#[rstest]
#[case("/version?pretty=true")]
#[case("/openapi/v3/api/v1?hash=x")]
#[case("/api?timeout=soon")]
#[tokio::test]
async fn s19_other_parameters_are_refused(#[case] target: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", target).bearer("alice").send().await;
    assert_eq!(reply.refusal(), (400, "BadRequest".to_owned()));
    assert_eq!(upstream.lines(), [""; 0]);
}
