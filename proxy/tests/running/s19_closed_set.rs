//! Whatever is asked, upstream sees the closed set only: 19 and 22. Two thousand requests here, a million in `make soak`.

mod allowed;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use futures_util::future::join_all;
use http::header::CONTENT_TYPE;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::json;
use tokio::runtime::Builder;

use crate::support::{Answer, Call, Routed, SECRETS, Seen, Server, Upstream, kubernetes, wish};

/// Requests that one case consists of; they are sent at once.
const EACH: usize = 16;
/// Cases that one proxy serves. It is a fresh one then: documents about the API and names are remembered for a while.
const CASES_OF_ONE: usize = 256;

const REVIEWS: [&str; 3] = [
    "/apis/authentication.k8s.io/v1/selfsubjectreviews",
    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    "/apis/authorization.k8s.io/v1/subjectaccessreviews",
];
const DOCUMENTS: [&str; 8] = [
    "/version",
    "/api",
    "/api/v1",
    "/apis",
    "/openapi/v3",
    "/openapi/v3/api/v1",
    "/api/v1/namespaces/kube-public/configmaps/cluster-info",
    "/apis/certificates.k8s.io/v1/certificatesigningrequests",
];
const TOKEN: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";
const WATCH: &str = "/api/v1/namespaces/kube-system/secrets?watch=true";
const METHODS: [&str; 8] = [
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE",
];
const NEARLY: &str = "(/api/v1|/apis/authentication\\.k8s\\.io/v1|/api|/apis|/-|)(/namespaces/(kube-system|kube-public|default|%6bube-system))?(/secrets|/configmaps|/selfsubjectreviews|/pods|//secrets)?(/bootstrap-token-[a-c0-2]{6}|/bootstrap-token-[a-zA-Z.0-9]{1,9}|/bootstrap-token-%61bcdef|/cluster-info|/\\.\\.|/%2e%2e|/x)?(/status|/)?";
const QUERY: &str = "(\\?(watch=(true|1|x)|limit=[0-9]{1,3}|fieldSelector=(type%3DOpaque|metadata\\.name%3Dx|type=bootstrap\\.kubernetes\\.io/token)|labelSelector=a|view=masked|dryRun=All)(&(pretty=true|timeout=1s|resourceVersion=0|limit=1)){0,2})?";
/// Bodies in place of what would fit; mostly none of them.
const BODIES: [Option<&str>; 8] = [
    None,
    None,
    None,
    None,
    Some(""),
    Some("{}"),
    Some("null"),
    Some("{\"spec\":{}}"),
];
/// Headers that would make another request of it, if they passed.
const HOSTILE: [&str; 6] = [
    "impersonate-user",
    "x-remote-user",
    "x-original-url",
    "x-http-method-override",
    "proxy-authorization",
    "x-unknown",
];
/// Those that upstream gets.
const PASSING: [&str; 6] = [
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
    "user-agent",
];

/// What upstream must have seen of each at the end, or the requests say nothing of it.
const OPERATIONS: [&str; 12] = [
    "list",
    "watch",
    "get",
    "create",
    "patch",
    "delete",
    "cluster-info",
    "discovery",
    "self-subject-review",
    "self-subject-access-review",
    "subject-access-review",
    "certificate-signing-requests",
];

#[derive(Clone, Debug)]
struct Asked {
    method: &'static str,
    path: String,
    query: String,
    /// What its method and path want, or something else.
    body: Option<&'static str>,
    header: &'static str,
}

/// Requests that fit, and those put together from true pieces and false ones.
fn asked() -> impl Strategy<Value = Asked> {
    let regex = |text| string_regex(text).unwrap();
    let reads = DOCUMENTS.iter().map(|path| ("GET", *path));
    let writes = REVIEWS.iter().map(|path| ("POST", *path));
    let of_one = ["GET", "PATCH", "DELETE"].map(|method| (method, TOKEN));
    let of_all = [("GET", SECRETS), ("GET", WATCH), ("POST", SECRETS)];
    let fitting: Vec<_> = reads.chain(writes).chain(of_one).chain(of_all).collect();
    let fitting = select(fitting).prop_map(|(method, path)| (method, path.to_owned()));
    let target = prop_oneof![2 => fitting, 1 => (select(&METHODS[..]), regex(NEARLY))];
    (target, regex(QUERY), select(&BODIES[..]), select(&HOSTILE[..])).prop_map(
        |((method, path), query, body, header)| Asked {
            method,
            path,
            query,
            body,
            header,
        },
    )
}

impl Asked {
    fn of(&self, server: &Routed) -> Call {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        let query = if path.contains('?') {
            self.query.replacen('?', "&", 1)
        } else {
            self.query.clone()
        };
        let body = self.body.map_or_else(|| self.fitting_body(), str::to_owned);
        let kind = if self.method == "PATCH" {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        server
            .call(self.method, &format!("{path}{query}"))
            .bearer("alice")
            .header(CONTENT_TYPE.as_str(), kind)
            .header(self.header, "system:admin")
            .body(body)
    }

    fn fitting_body(&self) -> String {
        let review = |group: &str, kind: &str, spec| {
            let mut review = json!({"apiVersion": format!("{group}.k8s.io/v1"), "kind": kind});
            if let Some(spec) = spec {
                review["spec"] = spec;
            }
            review
        };
        let joins = karmada_token_core::RightsQuestion::AgentSetup.spec();
        let may = json!({"resourceAttributes": {"verb": "list", "resource": "secrets"}});
        let body = match (self.method, self.path.as_str()) {
            ("POST", path) if path == REVIEWS[0] => review("authentication", "SelfSubjectReview", None),
            ("POST", path) if path == REVIEWS[1] => {
                review("authorization", "SelfSubjectAccessReview", Some(may))
            }
            ("POST", path) if path == REVIEWS[2] => {
                review("authorization", "SubjectAccessReview", Some(joins))
            }
            ("POST", _) => wish("abcdef"),
            ("PATCH", _) => json!({"stringData": {"description": "another"}}),
            _ => json!({}),
        };
        body.to_string()
    }
}

/// How often upstream saw each operation.
type Counts = BTreeMap<&'static str, usize>;

fn hold(seen: &[Seen], counts: &mut Counts) -> Result<(), TestCaseError> {
    for seen in seen {
        let operation = allowed::operation(&seen.method, &seen.target);
        let Some(operation) = operation else {
            return Err(TestCaseError::fail(seen.line()));
        };
        for name in seen.headers.keys() {
            prop_assert!(PASSING.contains(&name.as_str()), "{operation}: {name}");
        }
        *counts.entry(operation).or_default() += 1;
    }
    Ok(())
}

/// An API server whose watches end at once.
fn ending(seen: &Seen) -> Answer {
    if seen.path() == SECRETS && seen.target.contains("watch=") {
        Answer::text(200, "application/json", "")
    } else {
        kubernetes(seen)
    }
}

/// Asks so many cases of one proxy after the other.
fn ask(cases: usize) -> Counts {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let counts = std::cell::RefCell::new(Counts::new());
    let requests = prop::collection::vec(asked(), EACH);
    for begun in (0..cases).step_by(CASES_OF_ONE) {
        let cases = CASES_OF_ONE.min(cases - begun);
        let (upstream, server) = runtime.block_on(async {
            let upstream = Upstream::start(ending).await;
            let server = Routed::bearer(&upstream).await;
            (upstream, server)
        });
        let mut runner = TestRunner::new(ProptestConfig {
            cases: u32::try_from(cases).unwrap(),
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let held = runner.run(&requests, |requests| {
            upstream.forget();
            let asked = requests.iter().map(|asked| asked.of(&server).routed());
            let answers = runtime.block_on(join_all(asked.map(|request| server.open(request))));
            for answer in answers {
                prop_assert!(!answer.status().is_server_error(), "{answer:?}");
            }
            hold(&upstream.seen(), &mut counts.borrow_mut())
        });
        held.unwrap_or_else(|error| panic!("{error}\n{runner}"));
    }
    counts.into_inner()
}

/// Sent by somebody who may do everything: as many as `CLOSED_SET_REQUESTS` says, by one asker for each processor.
#[test]
fn whatever_is_asked_upstream_sees_the_closed_set_only() {
    let requests = std::env::var("CLOSED_SET_REQUESTS").ok();
    let requests: usize = requests.map_or(2_048, |count| count.parse().unwrap());
    let askers = thread::available_parallelism().map_or(1, NonZero::get);
    let cases = requests.div_ceil(EACH).div_ceil(askers);
    let counts = thread::scope(|scope| {
        let askers: Vec<_> = (0..askers).map(|_| scope.spawn(|| ask(cases))).collect();
        let mut all = Counts::new();
        for asker in askers {
            for (operation, count) in asker.join().unwrap() {
                *all.entry(operation).or_default() += count;
            }
        }
        all
    });
    println!("{} requests; upstream saw {counts:?}", cases * EACH * askers);
    for operation in OPERATIONS {
        assert!(
            counts.contains_key(operation),
            "{operation} was never asked for: {counts:?}"
        );
    }
}

/// What the proxy asks by itself has a name too.
#[tokio::test]
async fn so_has_what_the_proxy_asks_by_itself() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for target in ["/-/info", "/-/outside", "/readyz", "/livez", "/metrics"] {
        assert_eq!(
            server.call("GET", target).bearer("alice").send().await.code,
            200,
            "{target}"
        );
    }
    let check = server.call("POST", "/-/check").bearer("alice");
    let reply = check
        .json(&json!({ "token": "abcdef.0123456789abcdef" }))
        .send()
        .await;
    assert_eq!(reply.code, 200);
    let mut names: Vec<_> = upstream
        .seen()
        .iter()
        .map(|seen| {
            allowed::operation(&seen.method, &seen.target).unwrap_or_else(|| panic!("{}", seen.line()))
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    let asked = [
        "cluster-info",
        "karmada",
        "readyz",
        "self-subject-access-review",
        "self-subject-review",
    ];
    assert_eq!(names, asked);
}
