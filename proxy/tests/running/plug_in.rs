//! A kubeconfig's exec plug-in: asked for a credential, and asked again once that is refused.

use crate::support::{Answer, ONCE, Reply, SECRETS, Seen, Server, Session, Upstream, kubernetes, status};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

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

    fn serve(&self, upstream: &Upstream) -> Server {
        let folder = self.0.path().to_str().unwrap();
        let exec = json!({
            "apiVersion": "client.authentication.k8s.io/v1", "command": "/bin/sh", "interactiveMode": "Never",
            "args": ["-c", "echo once >> \"$0/starts\"; [ -e \"$0/slow\" ] && sleep 6; cat \"$0/credential\"", folder],
        });
        Server::of_user(upstream, &json!({ "exec": exec }), &[])
    }
}

/// An API server that knows the token `once` for one request.
async fn upstream() -> Upstream {
    let is_over = AtomicBool::new(false);
    let play = move |seen: &Seen| {
        if seen.header("authorization") == "Bearer once" && is_over.swap(true, Ordering::Relaxed) {
            Answer::json(401, &status(401, "Unauthorized", "Unauthorized"))
        } else {
            kubernetes(seen)
        }
    };
    Upstream::start(play).await
}

/// A server, and a session of its user.
struct Served {
    server: Server,
    session: Session,
}

impl Served {
    async fn sign_in(server: Server) -> Self {
        let session = server.session_by_link().await;
        Self { server, session }
    }

    async fn ask(&self, target: &str) -> Reply {
        let call = self.server.call("GET", target).own_page();
        self.session.on(call).send().await
    }

    async fn list(&self) -> u16 {
        self.ask(SECRETS).await.code
    }
}

#[tokio::test]
async fn it_is_asked_for_a_credential() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("from-plug-in");
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    let info = served.ask("/-/info").await.json();
    assert_eq!(info["user"]["name"], "user-of-from-plug-in");
}

#[tokio::test]
async fn it_is_asked_again_once_its_credential_is_refused() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    plug_in.prints("renewed");
    assert_eq!(served.list().await, 200);
    let seen = upstream.seen();
    let asked: Vec<_> = seen.iter().map(|seen| seen.header("authorization")).collect();
    assert_eq!(asked, ["Bearer once", "Bearer once", "Bearer renewed"]);
}

#[tokio::test]
async fn s26_it_is_not_started_for_each_request_that_is_refused() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    assert_eq!(served.list().await, 401);
    let (starts, begun) = (plug_in.starts() as u64, Instant::now());
    for _ in 0..20 {
        assert_eq!(served.list().await, 401);
    }
    // Ten seconds later it may be.
    let more = plug_in.starts() as u64 - starts;
    assert!(more <= begun.elapsed().as_secs() / 10, "{more}");
}

/// A person signs in meanwhile, in a browser: what comes of it is used, however long it took.
async fn it_is_waited_for(served: &Served, plug_in: &PlugIn) {
    let (starts, begun) = (plug_in.starts(), Instant::now());
    let answer = served.ask(SECRETS).await;
    assert_eq!(answer.code, 503);
    assert!(
        answer.text().contains("plug-in has not answered yet"),
        "{}",
        answer.text()
    );
    assert!(begun.elapsed() < ONCE, "{:?}", begun.elapsed());
    while served.list().await != 200 {
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    assert_eq!(plug_in.starts(), starts + 1, "once for all who wait");
}

#[tokio::test]
async fn s37_one_that_takes_its_time_is_waited_for() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("once");
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    plug_in.hesitates();
    plug_in.prints("renewed");
    it_is_waited_for(&served, &plug_in).await;
}

#[tokio::test]
async fn s37_so_it_is_where_a_token_says_that_it_ends() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("first");
    plug_in.says(&json!({ "token": "first", "expirationTimestamp": "2001-01-01T00:00:00Z" }));
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    plug_in.hesitates();
    plug_in.says(&json!({ "token": "next", "expirationTimestamp": "2101-01-01T00:00:00Z" }));
    it_is_waited_for(&served, &plug_in).await;
    assert!(
        upstream
            .seen()
            .iter()
            .any(|seen| seen.header("authorization") == "Bearer next")
    );
}

/// What it printed is not repeated, and it isn't started again for each request.
#[tokio::test]
async fn s26_s29_one_that_fails_is_named_and_left_alone() {
    let upstream = upstream().await;
    let plug_in = PlugIn::new("first");
    plug_in.says(&json!({ "token": "first", "expirationTimestamp": "2001-01-01T00:00:00Z" }));
    let served = Served::sign_in(plug_in.serve(&upstream)).await;
    std::fs::write(plug_in.0.path().join("credential"), "canary").unwrap();
    let starts = plug_in.starts();
    for _ in 0..3 {
        let answer = served.ask(SECRETS).await;
        assert_eq!(answer.code, 503);
        assert!(
            answer.text().contains("printed no ExecCredential"),
            "{}",
            answer.text()
        );
        assert!(!answer.text().contains("canary"), "{}", answer.text());
    }
    assert_eq!(plug_in.starts(), starts + 1);
}
