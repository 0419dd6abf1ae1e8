//! What the proxy answers to who judges whether a cluster will join: reads alone, each confined to what it is for.

use crate::support::{Answer, Seen, Server, Upstream, kubernetes};
use serde_json::{Value, json};
use tokio::process::Command;

const REQUESTS: &str = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const REVIEWS: &str = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
const CLUSTER_INFO: &str = "/api/v1/namespaces/kube-public/configmaps/cluster-info";

fn request(username: &str) -> Value {
    json!({ "metadata": { "name": username }, "spec": { "username": username, "request": "eA==" } })
}

/// An API server with requests of all kinds, which shows `cluster-info` to nobody without a credential.
fn busy(seen: &Seen) -> Answer {
    match (seen.method.as_str(), seen.path()) {
        ("GET", REQUESTS) => {
            let names = [
                "system:bootstrap:abcdef",
                "system:node:a",
                "alice",
                "system:bootstrap:longer-than-an-id",
            ];
            let items = names.map(request);
            Answer::json(
                200,
                &json!({ "kind": "CertificateSigningRequestList", "metadata": {}, "items": items }),
            )
        }
        ("POST", REVIEWS) => Answer::json(
            201,
            &json!({ "kind": "SubjectAccessReview", "status": { "allowed": true } }),
        ),
        ("GET", "/apis") => Answer::json(
            200,
            &json!({ "kind": "APIGroupList", "groups": [{ "name": "cluster.karmada.io" }] }),
        ),
        ("GET", CLUSTER_INFO) if seen.header("authorization").is_empty() => Answer::json(
            403,
            &json!({ "kind": "Status", "code": 403, "reason": "Forbidden" }),
        ),
        _ => kubernetes(seen),
    }
}

fn review(spec: &Value) -> Value {
    json!({ "apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec })
}

fn agent_setup() -> Value {
    json!({
        "user": "system:karmada:agent:rbac-generator",
        "groups": ["system:karmada:agents", "system:authenticated"],
        "resourceAttributes": { "verb": "create", "group": "rbac.authorization.k8s.io", "resource": "clusterroles" },
    })
}

#[tokio::test]
async fn s21_of_requests_those_of_bootstrap_tokens_pass() {
    let upstream = Upstream::start(busy).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", REQUESTS).bearer("alice").send().await;
    assert_eq!(reply.json()["items"], json!([request("system:bootstrap:abcdef")]));
    let seen = upstream.seen();
    let [seen] = &seen[..] else {
        panic!("one request: {seen:?}")
    };
    assert!(
        seen.target
            .ends_with("?fieldSelector=spec.signerName%3Dkubernetes.io%2Fkube-apiserver-client")
    );
}

#[tokio::test]
async fn s19_the_questions_are_asked_and_no_others() {
    let upstream = Upstream::start(busy).await;
    let server = Server::bearer(&upstream, &[]);
    let ask = |spec: &Value| {
        server
            .call("POST", REVIEWS)
            .bearer("alice")
            .json(&review(spec))
            .send()
    };
    let reply = ask(&agent_setup()).await;
    assert_eq!(
        (reply.code, &reply.json()["status"]["allowed"]),
        (201, &json!(true))
    );
    let seen = upstream.seen();
    assert_eq!(seen[0].json(), review(&agent_setup()));

    let mut other = agent_setup();
    other["user"] = json!("root");
    assert_eq!(ask(&other).await.code, 400);
    assert_eq!(upstream.seen().len(), 1, "upstream saw nothing of it");
}

#[tokio::test]
async fn s02_from_outside_means_without_any_credential() {
    let upstream = Upstream::start(busy).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.call("GET", "/-/outside").bearer("alice").send().await;
    assert_eq!(reply.code, 200);
    let told = reply.json();
    assert_eq!(told["clusterInfo"], json!({ "code": 403 }));
    assert!(
        told["certificate"]["error"].is_string(),
        "the stand-in speaks no TLS: {told}"
    );
    let about: Vec<_> = upstream
        .seen()
        .into_iter()
        .filter(|seen| seen.path() == CLUSTER_INFO)
        .collect();
    assert!(
        about.len() == 1 && about[0].header("authorization").is_empty(),
        "{about:?}"
    );
}

#[tokio::test]
async fn s01_a_stranger_is_shown_nothing_from_outside() {
    let upstream = Upstream::start(busy).await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(server.call("GET", "/-/outside").send().await.code, 401);
    assert!(upstream.seen().is_empty());
    assert_eq!(
        server
            .call("GET", "/-/outside")
            .bearer("nobody")
            .send()
            .await
            .code,
        401
    );
    assert!(upstream.seen().iter().all(|seen| seen.path() != CLUSTER_INFO));
}

/// Its 401 to who has no credential says nothing of the API server: the terminal asks the proxy what is seen from outside.
#[tokio::test]
async fn the_terminal_judges_what_stands_behind_the_proxy() {
    let upstream = Upstream::start(busy).await;
    let server = Server::bearer(&upstream, &[]);
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("config");
    let kubeconfig = json!({
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "a",
        "clusters": [{ "name": "a", "cluster": { "server": format!("http://{}", server.address) } }],
        "users": [{ "name": "a", "user": { "token": "alice" } }],
        "contexts": [{ "name": "a", "context": { "cluster": "a", "user": "a" } }],
    });
    std::fs::write(&path, kubeconfig.to_string()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_karmada-token"));
    command
        .args(["preflight", "-o", "json", "--kubeconfig"])
        .arg(&path)
        .env_clear();
    let ran = command.output().await.unwrap();
    let told: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let check = |name: &str| {
        let checks = told["checks"].as_array().unwrap();
        checks.iter().find(|check| check["name"] == name).unwrap().clone()
    };
    assert_eq!(check("karmada")["status"], "pass", "{told:#}");
    let public = check("public-access");
    assert_eq!(public["status"], "fail", "{told:#}");
    let message = public["obstacle"]["message"].as_str().unwrap();
    assert!(
        message.ends_with("(HTTP 403)"),
        "the API server's own refusal: {message}"
    );
    let why = check("certificate")["why"].to_string();
    assert!(
        why.contains("no TLS") || why.contains("no connection"),
        "the API server's handshake: {why}"
    );
}
