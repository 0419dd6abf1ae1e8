//! An upstream that answers as an API server would, misbehaves where it is asked to, and remembers what it saw.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderMap, Method, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

/// What upstream saw of one request.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Seen {
    /// The token that came with it.
    pub(crate) fn token(&self) -> Option<&str> {
        self.headers
            .get(AUTHORIZATION)?
            .to_str()
            .ok()?
            .strip_prefix("Bearer ")
    }
}

type Log = Arc<Mutex<Vec<Seen>>>;

/// The upstream. It knows everybody whose token isn't `stranger`.
pub(crate) struct Recorder {
    url: String,
    log: Log,
}

impl Recorder {
    pub(crate) async fn start() -> Self {
        Self::start_at("127.0.0.1:0").await
    }

    pub(crate) async fn start_at(address: &str) -> Self {
        let listener = tokio::net::TcpListener::bind(address).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let log = Log::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&log));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, log }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn kubeconfig(&self) -> String {
        kubeconfig(&self.url)
    }

    /// Everything seen so far; it is forgotten.
    pub(crate) fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut self.log.lock().unwrap())
    }
}

/// Of the user `owner`.
pub(crate) fn kubeconfig(url: &str) -> String {
    json!({
        "clusters": [{"name": "c", "cluster": {"server": url}}],
        "users": [{"name": "u", "user": {"token": "owner"}}],
        "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
        "current-context": "x",
    })
    .to_string()
}

async fn answer(State(log): State<Log>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let seen = Seen {
        method: head.method,
        target: head.uri.to_string(),
        headers: head.headers,
        body,
    };
    let token = seen.token().map(str::to_owned);
    let is_over = token.as_deref() == Some("once") && {
        let log = log.lock().unwrap();
        log.iter().any(|seen| seen.token() == Some("once"))
    };
    log.lock().unwrap().push(seen.clone());
    match token.as_deref() {
        _ if head.uri.path() == "/readyz" => "ok".into_response(),
        _ if is_over => status(StatusCode::UNAUTHORIZED, "Unauthorized"),
        None | Some("stranger") => status(StatusCode::UNAUTHORIZED, "Unauthorized"),
        Some(token) => answer_known(&seen, head.uri.path(), token).await,
    }
}

async fn answer_known(seen: &Seen, path: &str, token: &str) -> Response {
    let id = path.strip_prefix("/api/v1/namespaces/kube-system/secrets/bootstrap-token-");
    match (&seen.method, path, id) {
        (_, _, Some("silent")) => std::future::pending().await,
        (_, _, Some("html00")) => ([(CONTENT_TYPE, "text/html")], "<html>canary</html>").into_response(),
        (_, _, Some("busy00")) => (
            [(RETRY_AFTER, "7")],
            status(StatusCode::TOO_MANY_REQUESTS, "TooManyRequests"),
        )
            .into_response(),
        (_, _, Some("absent")) => status(StatusCode::NOT_FOUND, "NotFound"),
        (&Method::GET, _, Some("opaque")) => json(StatusCode::OK, &secret("opaque", "Opaque", token)),
        (&Method::GET, _, Some(id)) => json(StatusCode::OK, &secret(id, TOKEN, token)),
        (&Method::DELETE, _, Some(_)) => {
            json(StatusCode::OK, &json!({"kind": "Status", "status": "Success"}))
        }
        (&Method::GET, "/api/v1/namespaces/kube-system/secrets", _) => json(StatusCode::OK, &list(token)),
        (&Method::POST, "/api/v1/namespaces/kube-system/secrets", _) => {
            let mut created: Value = serde_json::from_slice(&seen.body).unwrap();
            created["metadata"]["uid"] = "made".into();
            json(StatusCode::CREATED, &created)
        }
        (&Method::POST, "/apis/authentication.k8s.io/v1/selfsubjectreviews", _) => {
            let user = json!({"username": token, "groups": ["system:authenticated"]});
            json(
                StatusCode::CREATED,
                &json!({"kind": "SelfSubjectReview", "status": {"userInfo": user}}),
            )
        }
        (&Method::POST, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", _) => json(
            StatusCode::CREATED,
            &json!({"kind": "SelfSubjectAccessReview", "status": {"allowed": true}}),
        ),
        _ => status(StatusCode::NOT_FOUND, "NotFound"),
    }
}

const TOKEN: &str = "bootstrap.kubernetes.io/token";

fn secret(id: &str, kind: &str, description: &str) -> Value {
    use base64::Engine as _;
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    json!({
        "kind": "Secret", "apiVersion": "v1", "type": kind,
        "metadata": {
            "name": format!("bootstrap-token-{id}"), "namespace": "kube-system", "uid": "u-1", "resourceVersion": "7",
        },
        "data": {
            "token-id": encode(id), "token-secret": encode("0123456789abcdef"), "description": encode(description),
        },
    })
}

/// One token, described by who asked, and one Secret that a server with the selector would not have listed.
fn list(token: &str) -> Value {
    let items = [
        secret("listed", TOKEN, token),
        secret("opaque", "Opaque", "canary"),
    ];
    json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "7"}, "items": items})
}

fn status(code: StatusCode, reason: &str) -> Response {
    let status = json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": reason,
        "message": format!("upstream says {reason}"), "code": code.as_u16(),
    });
    json(code, &status)
}

/// The `Date` is another one than ours, so that it can be told whose clock an answer shows.
fn json(code: StatusCode, body: &Value) -> Response {
    let headers = [
        (CONTENT_TYPE.as_str(), "application/json"),
        (DATE.as_str(), SERVER_DATE),
        ("audit-id", "a-1"),
        ("x-secret", "x"),
    ];
    (code, headers, body.to_string()).into_response()
}

/// Upstream's idea of now.
pub(crate) const SERVER_DATE: &str = "Sun, 06 Nov 2044 08:49:37 GMT";
