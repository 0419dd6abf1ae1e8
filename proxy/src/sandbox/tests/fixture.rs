//! A sandbox with a clock and a random source that repeat exactly, and short ways to call it.

use crate::sandbox::world::{Clock, World};
use crate::sandbox::{Sandbox, SandboxBody};
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt;
use karmada_token_core::{GoDuration, RandomError, RandomSource, Timestamp};
use serde_json::{Value, json};
use tokio::time::Instant;

pub(super) const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
pub(super) const NAMED: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";
/// The revision of a new sandbox: its clock's seconds.
pub(super) const START: u64 = 1_795_500_000;

/// Tokio's clock from 2026-11-24T06:00:00Z on; paused in most tests, so that time passes only where nothing else is
/// left to do.
struct TestClock(Instant);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        let passed = i64::try_from(self.0.elapsed().as_nanos()).unwrap();
        let start = Timestamp::from_unix_seconds(i64::try_from(START).unwrap()).unwrap();
        start.checked_add(GoDuration::from_nanos(passed)).unwrap()
    }
}

/// Counts, which is random enough where nobody guesses.
pub(super) struct Counting(u64);

impl RandomSource for Counting {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        for byte in buffer {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = self.0.to_be_bytes()[0];
        }
        Ok(())
    }
}

pub(super) fn world() -> World {
    World::new(TestClock(Instant::now()), Counting(7))
}

pub(super) fn empty() -> Sandbox {
    Sandbox::empty(world(), 100).unwrap()
}

/// As [`Sandbox::seeded`], but for the clock and the randomness.
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
    json!({
        "metadata": { "name": "bootstrap-token-abcdef" },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": {
            "token-id": "abcdef",
            "token-secret": "0123456789abcdef",
            "usage-bootstrap-authentication": "true",
            "usage-bootstrap-signing": "true",
            "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
        },
    })
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

pub(super) fn request(
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Request<Bytes> {
    let request = Request::builder()
        .method(method)
        .uri(target)
        .header("user-agent", "tests/1.0");
    let request = headers
        .iter()
        .fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(body.into()).unwrap()
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

const JSON: (&str, &str) = ("content-type", "application/json");
const MERGE_PATCH: (&str, &str) = ("content-type", "application/merge-patch+json");

impl Sandbox {
    pub(super) async fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Told {
        read(self.call(request(method, target, headers, body)).await).await
    }

    pub(super) async fn get(&self, target: &str) -> Told {
        self.send("GET", target, &[], "").await
    }

    pub(super) async fn post(&self, target: &str, body: &Value) -> Told {
        self.send("POST", target, &[JSON], body.to_string()).await
    }

    /// Makes a Secret that says its name and type, and nothing more.
    pub(super) async fn make(&self, name: &str, kind: &str) {
        let secret = json!({ "metadata": { "name": name }, "type": kind });
        assert_eq!(self.post(SECRETS, &secret).await.code, 201);
    }

    pub(super) async fn patch(&self, target: &str, body: &Value) -> Told {
        self.send("PATCH", target, &[MERGE_PATCH], body.to_string()).await
    }

    pub(super) async fn delete(&self, target: &str, body: &Value) -> Told {
        self.send("DELETE", target, &[JSON], body.to_string()).await
    }
}
