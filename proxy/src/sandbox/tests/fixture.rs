//! A sandbox with a clock that repeats exactly, and short ways to call it: by requests as the proxy takes them, and by what it
//! makes of them.

use crate::operation::{ObjectOptions, Operation, Route};
use crate::sandbox::clock::Clock;
use crate::sandbox::{Sandbox, SandboxBody};
use crate::upstream::{ApiRequest, Credential, build, delete_checked, patch_checked};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode, Uri};
use http_body_util::BodyExt;
use karmada_token_core::{GoDuration, Timestamp};
use secrecy::SecretString;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

pub(super) const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
pub(super) const NAMED: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";
/// The revision of a new sandbox: its clock's seconds.
pub(super) const START: u64 = 1_795_500_000;

/// By tokio's clock from 2026-11-24T06:00:00Z on; paused in most tests, so that time passes only where nothing else is
/// left to do.
pub(super) fn empty() -> Sandbox {
    let begun = Instant::now();
    let start = Timestamp::from_unix_seconds(i64::try_from(START).unwrap()).unwrap();
    let now = move || {
        let passed = i64::try_from(begun.elapsed().as_nanos()).unwrap();
        start.checked_add(GoDuration::from_nanos(passed)).unwrap()
    };
    Sandbox::empty(Clock::new(now), 100).unwrap()
}

/// As [`Sandbox::seeded`], but for the clock.
pub(super) fn seeded() -> Sandbox {
    empty().sown().unwrap()
}

/// With one Secret, made by `POST`.
pub(super) async fn with_token(secret: Value) -> Sandbox {
    let sandbox = empty();
    assert_eq!(sandbox.post(SECRETS, &secret).await.code, 201);
    sandbox
}

/// `abcdef.0123456789abcdef`, usable, in Karmada's default group.
pub(super) fn token() -> Value {
    token_of("abcdef")
}

pub(super) fn token_of(id: &str) -> Value {
    json!({
        "metadata": { "name": format!("bootstrap-token-{id}") },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": {
            "token-id": id,
            "token-secret": "0123456789abcdef",
            "usage-bootstrap-authentication": "true",
            "usage-bootstrap-signing": "true",
            "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
        },
    })
}

pub(super) fn path_of(id: &str) -> String {
    format!("{SECRETS}/bootstrap-token-{id}")
}

/// An answer, read to its end.
pub(super) struct Told {
    pub(super) code: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Told {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub(super) fn message(&self) -> String {
        self.json()["message"].as_str().unwrap().to_owned()
    }

    /// The watch frames.
    pub(super) fn frames(&self) -> Vec<Value> {
        self.text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

pub(super) async fn read(response: Response<SandboxBody>) -> Told {
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Told {
        code: head.status,
        headers: head.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

impl Sandbox {
    /// What the proxy makes of a request that it lets pass; a change has been read by then, and is held to this
    /// identity.
    fn made_of(&self, (method, target): (&str, &str), body: &str, seen: (&str, &str)) -> ApiRequest {
        let uri: Uri = target.parse().unwrap();
        let route = Route::parse(&method.parse().unwrap(), uri.path()).unwrap();
        let body = Bytes::from(body.to_owned());
        let operation = route.operation(uri.query(), &body, self.clock.now()).unwrap();
        match &operation {
            Operation::Patch(id, patch, options) => patch_checked(*id, patch, options, seen),
            Operation::Delete(id, deletion, options) => delete_checked(*id, deletion, options, seen),
            _ => build(&operation),
        }
    }

    /// The answer to a request, its body not yet read.
    pub(super) fn open(&self, target: &str) -> Response<SandboxBody> {
        self.call(self.made_of(("GET", target), "", ("", "")), &Credential::Own)
    }

    pub(super) async fn ask(&self, request: ApiRequest) -> Told {
        read(self.call(request, &Credential::Own)).await
    }

    pub(super) async fn ask_as(&self, token: &str, request: ApiRequest) -> Told {
        let token = Credential::Bearer(SecretString::from(token));
        read(self.call(request, &token)).await
    }

    pub(super) async fn get(&self, target: &str) -> Told {
        read(self.open(target)).await
    }

    pub(super) async fn post(&self, target: &str, body: &Value) -> Told {
        let request = self.made_of(("POST", target), &body.to_string(), ("", ""));
        self.ask(request).await
    }

    /// Makes the token of an ID.
    pub(super) async fn make(&self, id: &str) {
        assert_eq!(self.post(SECRETS, &token_of(id)).await.code, 201);
    }

    pub(super) async fn patch(&self, target: &str, body: &Value) -> Told {
        self.change("PATCH", target, &body.to_string()).await
    }

    /// A patch of more than the proxy lets pass: as a careless hand would make it.
    pub(super) async fn spoil(&self, data: &Value) -> Told {
        let encoded = |text: &Value| json!(STANDARD.encode(text.as_str().unwrap()));
        let data = data.as_object().unwrap().iter();
        let data: Map<_, _> = data.map(|(key, text)| (key.clone(), encoded(text))).collect();
        let merge = json!({ "data": data }).to_string();
        let id = "abcdef".parse().unwrap();
        self.ask(ApiRequest::Patch(id, merge.into(), ObjectOptions::default()))
            .await
    }

    pub(super) async fn delete(&self, target: &str, body: &str) -> Told {
        self.change("DELETE", target, body).await
    }

    pub(super) async fn remove(&self, id: &str) {
        assert_eq!(self.delete(&path_of(id), "").await.code, 200);
    }

    /// In two steps, as the proxy does.
    async fn change(&self, method: &str, target: &str, body: &str) -> Told {
        let (path, _) = target.split_once('?').unwrap_or((target, ""));
        let read = self.get(path).await;
        if read.code != 200 {
            return read;
        }
        let metadata = read.json()["metadata"].clone();
        let seen = ["uid", "resourceVersion"].map(|key| metadata[key].as_str().unwrap());
        self.ask(self.made_of((method, target), body, (seen[0], seen[1])))
            .await
    }
}
