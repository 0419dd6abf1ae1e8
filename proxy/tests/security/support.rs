//! A server under test, and requests as a browser or a script sends them.

mod recorder;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use clap::Parser as _;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use karmada_token_proxy::{App, Cli, Command, Config, Environment};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) use recorder::{Recorder, Seen, kubeconfig};

pub(crate) const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
pub(crate) const OWN: &str = "http://127.0.0.1:8321";
const HOST_NAME: &str = "127.0.0.1:8321";

/// A server whose router is called directly, as if it listened on port 8321.
pub(crate) struct Server {
    app: App,
    router: Router,
    _folder: Option<TempDir>,
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Server {
    pub(crate) async fn start(flags: &[&str]) -> Self {
        let words = ["karmada-token", "serve"].iter().chain(flags);
        let Command::Serve(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command")
        };
        let config = Config::parse(&args, &Environment::default()).await.unwrap();
        let app = App::new(config, HOST_NAME.parse().unwrap()).unwrap();
        Self {
            router: app.router(),
            app,
            _folder: None,
        }
    }

    pub(crate) async fn sandbox() -> Self {
        Self::start(&["--sandbox"]).await
    }

    pub(crate) async fn bearer(upstream: &Recorder, more: &[&str]) -> Self {
        let always = ["--auth", "bearer", "--server", upstream.url()];
        Self::start(&[&always[..], more].concat()).await
    }

    /// In kubeconfig mode, as the user of the token `owner`.
    pub(crate) async fn kubeconfig(upstream: &Recorder) -> Self {
        Self::kubeconfig_of(&upstream.kubeconfig()).await
    }

    pub(crate) async fn kubeconfig_of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        std::fs::write(&path, text).unwrap();
        let server = Self::start(&["--kubeconfig", path.to_str().unwrap()]).await;
        Self {
            _folder: Some(folder),
            ..server
        }
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// The secret of the link that was printed first.
    pub(crate) fn sign_in_secret(&self) -> String {
        self.app.link().split_once("#signin=").unwrap().1.to_owned()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: head.status,
            headers: head.headers,
            body,
        }
    }

    /// Signs in as our own page does, and gives back the cookie and the key.
    pub(crate) async fn sign_in(&self, proof: Value) -> (String, String) {
        let answer = self.send(page(Method::POST, "/-/session").json(&proof)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let cookie = answer.headers[SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        (cookie, answer.json()["key"].as_str().unwrap().to_owned())
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Asserts that it is the proxy's or upstream's Status of this code.
    pub(crate) fn is_status(&self, code: u16) {
        assert_eq!(self.status.as_u16(), code, "{}", self.text());
        let status = self.json();
        assert_eq!(
            (&status["kind"], &status["code"]),
            (&Value::from("Status"), &Value::from(code))
        );
        assert!(
            status["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty()),
            "{status}"
        );
    }
}

/// A request on the way.
pub(crate) struct Sending(http::request::Builder);

/// With nothing but a Host.
pub(crate) fn bare(method: Method, target: &str) -> Sending {
    Sending(
        Request::builder()
            .method(method)
            .uri(target)
            .header(HOST, HOST_NAME),
    )
}

/// As a browser sends it for our own page.
pub(crate) fn page(method: Method, target: &str) -> Sending {
    bare(method, target)
        .with("sec-fetch-site", "same-origin")
        .with(ORIGIN.as_str(), OWN)
}

/// As a script sends it, with a token of its own.
pub(crate) fn script(method: Method, target: &str, token: &str) -> Sending {
    bare(method, target).with(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
}

impl Sending {
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value))
    }

    pub(crate) fn session(self, (cookie, key): &(String, String)) -> Self {
        self.with(COOKIE.as_str(), cookie)
            .with("x-karmada-token-key", key)
    }

    pub(crate) fn empty(self) -> Request<Body> {
        self.body("")
    }

    pub(crate) fn json(self, body: &Value) -> Request<Body> {
        self.with(CONTENT_TYPE.as_str(), "application/json")
            .body(body.to_string())
    }

    pub(crate) fn body(self, body: impl Into<Body>) -> Request<Body> {
        self.0.body(body.into()).unwrap()
    }
}
