//! A kubeconfig's exec plug-in: asked for a credential, and asked again once that is refused.

use std::time::{Duration, Instant};

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Recorder, SECRETS, Server, page};

/// A plug-in that prints the credential in a file, and a line for each time that it is started.
struct PlugIn(tempfile::TempDir);

impl PlugIn {
    fn new(token: &str) -> Self {
        let plug_in = Self(tempfile::tempdir().unwrap());
        plug_in.prints(token);
        plug_in
    }

    fn prints(&self, token: &str) {
        self.says(&json!({ "token": token }));
    }

    fn says(&self, status: &Value) {
        let credential = json!({
            "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": status,
        });
        std::fs::write(self.0.path().join("credential"), credential.to_string()).unwrap();
    }

    /// From now on it takes longer than a request may.
    fn hesitates(&self) {
        std::fs::write(self.0.path().join("slow"), "").unwrap();
    }

    fn starts(&self) -> usize {
        std::fs::read_to_string(self.0.path().join("starts")).map_or(0, |starts| starts.lines().count())
    }

    async fn serve(&self, upstream: &Recorder) -> Server {
        let folder = self.0.path().to_str().unwrap();
        let exec = json!({
            "apiVersion": "client.authentication.k8s.io/v1", "command": "sh", "interactiveMode": "Never",
            "args": ["-c", "echo once >> \"$0/starts\"; [ -e \"$0/slow\" ] && sleep 6; cat \"$0/credential\"", folder],
        });
        let mut kubeconfig: serde_json::Value = serde_json::from_str(&upstream.kubeconfig()).unwrap();
        kubeconfig["users"][0]["user"] = json!({ "exec": exec });
        Server::kubeconfig_of(&kubeconfig.to_string()).await
    }
}

/// A server, and a session of its user.
struct Served {
    server: Server,
    session: (String, String),
}

impl Served {
    async fn sign_in(server: Server) -> Self {
        let session = server.sign_in(json!({"secret": server.sign_in_secret()})).await;
        Self { server, session }
    }

    async fn list(&self) -> StatusCode {
        let list = page(Method::GET, SECRETS).session(&self.session).empty();
        self.server.send(list).await.status
    }
}

#[tokio::test]
async fn it_is_asked_for_a_credential() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("from-plug-in");
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    let info = page(Method::GET, "/-/info").session(&served.session).empty();
    assert_eq!(
        served.server.send(info).await.json()["user"]["name"],
        "from-plug-in"
    );
}

#[tokio::test]
async fn it_is_asked_again_once_its_credential_is_refused() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    plug_in.prints("renewed");
    assert_eq!(served.list().await, StatusCode::OK);
    let tokens: Vec<_> = upstream
        .take()
        .iter()
        .map(|seen| seen.token().map(str::to_owned))
        .collect();
    let tokens: Vec<_> = tokens.iter().map(Option::as_deref).collect();
    assert_eq!(tokens, [Some("once"), Some("once"), Some("renewed")]);
}

#[tokio::test]
async fn s26_it_is_not_started_for_each_request_that_is_refused() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    assert_eq!(served.list().await, StatusCode::UNAUTHORIZED);
    let starts = plug_in.starts();
    for _ in 0..20 {
        assert_eq!(served.list().await, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(plug_in.starts(), starts);
}

/// A person signs in meanwhile, in a browser: what comes of it is used, however long it took.
async fn it_is_waited_for(served: &Served, plug_in: &PlugIn) {
    let (starts, begun) = (plug_in.starts(), Instant::now());
    let list = page(Method::GET, SECRETS).session(&served.session).empty();
    let answer = served.server.send(list).await;
    answer.is_status(503);
    assert!(
        answer.text().contains("plug-in has not answered yet"),
        "{}",
        answer.text()
    );
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    while served.list().await != StatusCode::OK {
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    assert_eq!(plug_in.starts(), starts + 1, "once for all who wait");
}

#[tokio::test]
async fn s37_one_that_takes_its_time_is_waited_for() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    plug_in.hesitates();
    plug_in.prints("renewed");
    it_is_waited_for(&served, &plug_in).await;
}

#[tokio::test]
async fn s37_so_it_is_where_a_token_says_that_it_ends() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("first");
    plug_in.says(&json!({ "token": "first", "expirationTimestamp": "2001-01-01T00:00:00Z" }));
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    plug_in.hesitates();
    plug_in.says(&json!({ "token": "next", "expirationTimestamp": "2101-01-01T00:00:00Z" }));
    it_is_waited_for(&served, &plug_in).await;
    assert!(upstream.take().iter().any(|seen| seen.token() == Some("next")));
}

/// What it printed is not repeated, and it isn't started again for each request.
#[tokio::test]
async fn s26_s29_one_that_fails_is_named_and_left_alone() {
    let upstream = Recorder::start().await;
    let plug_in = PlugIn::new("first");
    plug_in.says(&json!({ "token": "first", "expirationTimestamp": "2001-01-01T00:00:00Z" }));
    let served = Served::sign_in(plug_in.serve(&upstream).await).await;
    std::fs::write(plug_in.0.path().join("credential"), "canary").unwrap();
    let starts = plug_in.starts();
    for _ in 0..3 {
        let list = page(Method::GET, SECRETS).session(&served.session).empty();
        let answer = served.server.send(list).await;
        answer.is_status(503);
        assert!(
            answer.text().contains("printed no ExecCredential"),
            "{}",
            answer.text()
        );
        assert!(!answer.text().contains("canary"), "{}", answer.text());
    }
    assert_eq!(plug_in.starts(), starts + 1);
}
