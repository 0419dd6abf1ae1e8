//! Secrets stay secret: 31. What must not be in a log is proved with the binary, in `running`.

use http::{Method, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::support::{Answer, SECRETS, Server, bare};

const SECRET: &str = "0123456789abcdef";
const ENCODED: &str = "MDEyMzQ1Njc4OWFiY2RlZg";

fn token() -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": {
            "name": "bootstrap-token-abcdef",
            "annotations": {"kubectl.kubernetes.io/last-applied-configuration": SECRET},
        },
        "stringData": {"token-id": "abcdef", "token-secret": SECRET},
    })
}

fn holds_secret(answer: &Answer) -> bool {
    answer.text().contains(SECRET) || answer.text().contains(ENCODED)
}

#[tokio::test]
async fn s31_no_masked_answer_of_any_verb_holds_the_secret() {
    let server = Server::sandbox().await;
    let one = format!("{SECRETS}/bootstrap-token-abcdef");
    let created = server
        .send(bare(Method::POST, &format!("{SECRETS}?view=masked")).json(&token()))
        .await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    let got = server
        .send(bare(Method::GET, &format!("{one}?view=masked")).empty())
        .await;
    let listed = server
        .send(bare(Method::GET, &format!("{SECRETS}?view=masked")).empty())
        .await;
    let tried = server
        .send(bare(Method::DELETE, &format!("{one}?view=masked&dryRun=All")).empty())
        .await;
    for answer in [&created, &got, &listed, &tried] {
        assert!(
            answer.status.is_success() && !holds_secret(answer),
            "{}",
            answer.text()
        );
    }
    assert_eq!(
        got.json()["metadata"]["annotations"],
        json!({"karmada-token/token-secret": "well-formed"})
    );
    let revealed = server.send(bare(Method::GET, &one).empty()).await;
    assert!(holds_secret(&revealed));
}

#[tokio::test]
async fn s31_no_masked_watch_holds_the_secret() {
    let server = Server::sandbox().await;
    server.send(bare(Method::POST, SECRETS).json(&token())).await;
    let query = "watch=true&view=masked&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&\
                 allowWatchBookmarks=true&timeoutSeconds=1";
    let answer = server
        .send(bare(Method::GET, &format!("{SECRETS}?{query}")).empty())
        .await;
    assert!(
        answer.text().contains("bootstrap-token-abcdef") && !holds_secret(&answer),
        "{}",
        answer.text()
    );
    assert!(
        answer
            .text()
            .lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok())
    );
}

#[tokio::test]
async fn s28_watches_end_between_frames_when_the_process_is_asked_to() {
    let server = Server::sandbox().await;
    let request = bare(Method::GET, &format!("{SECRETS}?watch=true&timeoutSeconds=600")).empty();
    let mut body = server.app().router().oneshot(request).await.unwrap().into_body();
    body.frame().await.unwrap().unwrap();
    server.app().begin_drain();
    let rest = tokio::time::timeout(std::time::Duration::from_secs(2), body.collect()).await;
    assert!(rest.expect("the watch ends").is_ok());
    let ready = server.send(bare(Method::GET, "/readyz").empty()).await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn s26_watches_over_the_cap_are_503_at_once() {
    let server = Server::start(&["--sandbox", "--max-watches", "1"]).await;
    let request = || bare(Method::GET, &format!("{SECRETS}?watch=true&timeoutSeconds=600")).empty();
    let first = server.app().router().oneshot(request()).await.unwrap();
    assert_eq!(first.status(), StatusCode::OK);
    server.send(request()).await.is_status(503);
    drop(first);
    let again = server.app().router().oneshot(request()).await.unwrap();
    assert_eq!(again.status(), StatusCode::OK);
}
