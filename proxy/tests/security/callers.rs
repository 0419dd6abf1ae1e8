//! Who is let in: 1 to 3, and 22.

use futures_util::StreamExt as _;
use futures_util::stream;
use http::{Method, StatusCode};
use serde_json::json;

use crate::support::{Recorder, SECRETS, Server, bare, page, script};

const REVIEWS: &str = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

fn routes() -> [(Method, String); 9] {
    let token = format!("{SECRETS}/bootstrap-token-abcdef");
    [
        (Method::GET, SECRETS.to_owned()),
        (Method::GET, format!("{SECRETS}?watch=true")),
        (Method::POST, SECRETS.to_owned()),
        (Method::GET, token.clone()),
        (Method::DELETE, token),
        (
            Method::GET,
            "/api/v1/namespaces/kube-public/configmaps/cluster-info".to_owned(),
        ),
        (Method::POST, REVIEWS.to_owned()),
        (Method::GET, "/api/v1/namespaces/default/secrets".to_owned()),
        (Method::POST, "/-/check".to_owned()),
    ]
}

#[tokio::test]
async fn s01_without_a_credential_everything_is_401_and_upstream_sees_nothing() {
    let upstream = Recorder::start().await;
    for server in [
        Server::bearer(&upstream, &[]).await,
        Server::kubeconfig(&upstream).await,
    ] {
        for (method, target) in routes() {
            server
                .send(bare(method.clone(), &target).json(&json!({})))
                .await
                .is_status(401);
            server
                .send(page(method.clone(), &target).json(&json!({})))
                .await
                .is_status(401);
            let basic = page(method, &target).with("authorization", "Basic YTpi");
            server.send(basic.json(&json!({}))).await.is_status(401);
        }
        let info = server.send(bare(Method::GET, "/-/info").empty()).await.json();
        assert_eq!(info["signedIn"], false);
        assert_eq!(info.as_object().unwrap().len(), 3, "{info}");
    }
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn s02_no_credential_ever_serves_another_caller() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let asked = stream::iter(0..10_000).map(|number| {
        let (server, token) = (&server, if number % 2 == 0 { "alice" } else { "bob" });
        async move {
            let answer = server.send(script(Method::GET, SECRETS, token).empty()).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            let told = answer.json()["items"][0]["data"]["description"]
                .as_str()
                .unwrap()
                .to_owned();
            let wanted = if token == "alice" { "YWxpY2U=" } else { "Ym9i" };
            assert_eq!(told, wanted);
        }
    });
    asked.buffer_unordered(64).for_each(|()| async {}).await;
    assert_eq!(
        upstream
            .take()
            .iter()
            .filter(|seen| seen.target.starts_with(SECRETS) && seen.token() == Some("alice"))
            .count(),
        5_000
    );
    server
        .send(bare(Method::GET, SECRETS).empty())
        .await
        .is_status(401);
    assert!(upstream.take().is_empty());
}

#[tokio::test]
async fn s03_the_owner_of_a_kubeconfig_is_never_lent() {
    let upstream = Recorder::start().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config");
    std::fs::write(&path, upstream.kubeconfig()).unwrap();
    let bearer = Server::start(&["--auth", "bearer", "--kubeconfig", path.to_str().unwrap()]).await;
    for server in [bearer, Server::kubeconfig(&upstream).await] {
        // A stranger's token is a stranger's, even where the process has an identity of its own.
        server
            .send(script(Method::GET, SECRETS, "stranger").empty())
            .await
            .is_status(401);
        let alice = server.send(script(Method::GET, SECRETS, "alice").empty()).await;
        assert_eq!(alice.status, StatusCode::OK);
    }
    assert!(upstream.take().iter().all(|seen| seen.token() != Some("owner")));
}

#[tokio::test]
async fn s22_upstream_sees_no_header_but_ours() {
    let upstream = Recorder::start().await;
    let server = Server::bearer(&upstream, &[]).await;
    let request = script(Method::GET, SECRETS, "alice")
        .with("impersonate-user", "root")
        .with("impersonate-extra-scopes", "x")
        .with("x-remote-user", "root")
        .with("x-remote_user", "root")
        .with("x-forwarded-for", "10.0.0.1")
        .with("x-forwarded-user", "root")
        .with("connection", "keep-alive, x-hop")
        .with("x-hop", "1")
        .with("cookie", "a=b")
        .with("accept", "application/vnd.kubernetes.protobuf")
        .with("user-agent", "kubectl/v1.36.0")
        .with("x-karmada-token-key", "key");
    assert_eq!(server.send(request.empty()).await.status, StatusCode::OK);
    let seen = upstream.take();
    let mut names: Vec<_> = seen[0].headers.keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
    assert_eq!(seen[0].headers["accept"], "application/json");
    let ours = concat!("karmada-token/", env!("CARGO_PKG_VERSION"));
    assert_eq!(seen[0].headers["user-agent"], ours);
}
