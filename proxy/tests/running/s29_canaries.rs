//! A canary token and a canary bearer, at the most verbose level: no hit in any log, in metrics, or in an answer that
//! isn't their own.

use crate::support::{
    Answer, Call, NAMED, Reply, SECRETS, Seen, Server, TOKEN, Upstream, kubernetes, status, token_secret,
    wish,
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// The caller's credential. The token's secret is [`TOKEN`]'s.
const BEARER: &str = "canary-bearer-4f7a";
/// Each form that a canary could be written in.
const CANARIES: [&str; 5] = [
    BEARER,
    "canary0secret00x",
    // The same in base64, at any of the three offsets it can have in a larger text.
    "Y2FuYXJ5MHNlY3JldDAw",
    "NhbmFyeTBzZWNyZXQwM",
    "jYW5hcnkwc2VjcmV0MDB",
];

fn assert_silent(what: &str, text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{what} says {canary}: {text}");
    }
}

/// An API server that fails in every way, told by the caller's token ID.
fn failing(seen: &Seen) -> Answer {
    let failure = |code, reason: &str| Answer::json(code, &status(code, reason, "refused"));
    match seen.path().rsplit('-').next().unwrap_or_default() {
        "code40" => failure(403, "Forbidden"),
        "code50" => failure(500, "InternalError"),
        // Each holds the secret where no answer should have it.
        "garble" => Answer::text(200, "application/json", &token_secret().to_string()[..400]),
        "nojson" => Answer::text(200, "application/json", &format!("<html>{TOKEN} {BEARER}</html>")),
        "nostat" => Answer::text(502, "text/html", &format!("<html>{TOKEN} {BEARER}</html>")),
        "cutoff" => Answer::Cut,
        _ => kubernetes(seen),
    }
}

fn canary() -> Value {
    let mut wish = wish("abcdef");
    wish["stringData"]["token-secret"] = json!("canary0secret00x");
    wish
}

#[tokio::test]
async fn nothing_tells() {
    let upstream = Upstream::start(failing).await;
    let server = Server::bearer(&upstream, &["-v", "2"]);
    let mut replies: Vec<(String, Reply)> = Vec::new();
    for id in ["code40", "code50", "garble", "nojson", "nostat", "cutoff"] {
        for method in ["GET", "DELETE"] {
            let target = format!("{SECRETS}/bootstrap-token-{id}");
            replies.push((
                format!("{method} {id}"),
                server.call(method, &target).bearer(BEARER).send().await,
            ));
        }
    }
    let bad = [
        ("a key too many", json!({ "data": { "x": "canary0secret00x" } })),
        (
            "a bad secret",
            json!({ "stringData": { "token-secret": "canary0secret00x!" } }),
        ),
        ("a bad type", json!({ "type": "canary0secret00x" })),
    ];
    for (what, change) in bad {
        let mut body = canary();
        for (key, value) in change.as_object().unwrap() {
            body[key] = value.clone();
        }
        let reply = server
            .call("POST", SECRETS)
            .bearer(BEARER)
            .json(&body)
            .send()
            .await;
        assert!(reply.code >= 400, "{what}");
        replies.push((what.to_owned(), reply));
    }
    let check = server
        .call("POST", "/-/check")
        .bearer(BEARER)
        .json(&json!({ "token": TOKEN }))
        .send()
        .await;
    assert_eq!(check.code, 200);
    for text in [
        "canary0secret00x",
        "abcdef.canary0secret00x!",
        "{\"token\":canary0secret00x}",
    ] {
        let call = server
            .call("POST", "/-/check")
            .bearer(BEARER)
            .header("content-type", "application/json");
        replies.push((text.to_owned(), call.body(text.to_owned()).send().await));
    }
    let target = format!("{SECRETS}?limit={BEARER}&fieldSelector={TOKEN}");
    replies.push((
        "a query".to_owned(),
        server.call("GET", &target).bearer(BEARER).send().await,
    ));
    let target = format!("{SECRETS}/{TOKEN}");
    replies.push((
        "a path".to_owned(),
        server.call("GET", &target).bearer(BEARER).send().await,
    ));
    replies.push(("metrics".to_owned(), server.call("GET", "/metrics").send().await));
    for (what, reply) in &replies {
        assert_silent(what, &format!("{:?} {}", reply.headers, reply.text()));
    }

    // Its own answers have it, and no log has.
    let own = server.call("GET", NAMED).bearer(BEARER).send().await;
    assert!(own.text().contains("Y2FuYXJ5MHNlY3JldDAw"));
    let created = server
        .call("POST", SECRETS)
        .bearer(BEARER)
        .json(&canary())
        .send()
        .await;
    assert_eq!(created.code, 201, "{}", created.text());
    let session = server.sign_in(&json!({ "token": BEARER })).await;
    assert_eq!(session.code, 201);
    assert_silent(
        "the session",
        &format!(
            "{:?} {}",
            session.headers,
            session.text().replace("user-of-canary-bearer-4f7a", "")
        ),
    );

    // The name that the played API server gives to the caller is made of the bearer, and may be logged.
    let log = server.whole_log().await.replace(&format!("user-of-{BEARER}"), "");
    assert!(log.contains("a session was begun"), "it is verbose: {log}");
    assert_silent("the log", &log);
    assert_no_error(&log);
}

/// No caller and no answer of an API server is an error of this program's.
fn assert_no_error(log: &str) {
    let is_error = |line: &&str| {
        let (letter, rest) = line.split_at_checked(1).unwrap_or_default();
        letter == "E" && rest.starts_with(|digit: char| digit.is_ascii_digit())
    };
    assert_eq!(log.lines().find(is_error), None);
}

/// An API server whose lists break off within an item, whose watches have a frame that is none, and whose changes are refused or
/// garbled, where the query says so. Its lists' items are of an unusual shape, which are read in another way than others.
fn breaking(seen: &Seen) -> Answer {
    let secret = token_secret().to_string();
    let odd = secret.replace("\"data\"", "\"d\\u0061ta\"");
    let (good, half) = (
        format!("{{\"type\":\"ADDED\",\"object\":{secret}}}\n"),
        &secret[..secret.len() - 40],
    );
    let is = |word| seen.target.contains(word);
    match seen.method.as_str() {
        "GET" if is("watch=") && is("limit=7") => Answer::Open(vec![good, format!("{half}\n")]),
        "GET" if is("watch=") => Answer::Open(vec![good]),
        "GET" if seen.path() == SECRETS => {
            let rest = if is("limit=7") {
                format!(",{half}")
            } else {
                "]}".to_owned()
            };
            let list = format!("{{\"kind\":\"SecretList\",\"metadata\":{{}},\"items\":[{odd}{rest}");
            Answer::text(200, "application/json", &list)
        }
        "PATCH" if is("fieldManager=refused") => {
            let message = format!("Secret \"bootstrap-token-abcdef\" is invalid: {secret}");
            Answer::json(422, &status(422, "Invalid", &message))
        }
        "PATCH" if is("fieldManager=garbled") => Answer::text(200, "application/json", half),
        _ => kubernetes(seen),
    }
}

/// What arrives of an answer, however it ends.
async fn heard(call: Call) -> (u16, String) {
    let (head, mut body) = call.open().await.into_parts();
    let mut text = String::new();
    while let Ok(Some(Ok(frame))) = timeout(Duration::from_millis(500), body.frame()).await {
        text.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap_or_default()));
    }
    (head.status.as_u16(), text)
}

/// Lists, watches and changes, that succeed and that break off, have the secret where it is theirs, and no log has.
#[tokio::test]
async fn nothing_tells_of_lists_watches_and_changes() {
    let upstream = Upstream::start(breaking).await;
    let server = Server::bearer(&upstream, &["-v", "2"]);
    let list = |query: &str| server.call("GET", &format!("{SECRETS}?{query}"));
    let patch = |query: &str| {
        let call = server.call("PATCH", &format!("{NAMED}?{query}"));
        call.merge(&json!({ "stringData": { "token-secret": "canary0secret00x" } }))
    };
    for (what, call, code, is_whole) in [
        ("a list", list(""), 200, true),
        ("a masked list", list("view=masked"), 200, false),
        ("a list cut off", list("limit=7&view=masked"), 503, false),
        ("a watch", list("watch=true"), 200, true),
        (
            "a watch cut off",
            list("watch=true&limit=7&view=masked"),
            200,
            false,
        ),
        ("a patch", patch(""), 200, true),
        ("a patch refused", patch("fieldManager=refused"), 422, false),
        ("a patch garbled", patch("fieldManager=garbled"), 503, false),
        ("a deletion", server.call("DELETE", NAMED), 200, false),
    ] {
        let (told, text) = heard(call.bearer(BEARER)).await;
        assert_eq!(told, code, "{what}: {text}");
        assert_eq!(text.contains("Y2FuYXJ5MHNlY3JldDAw"), is_whole, "{what}: {text}");
        if !is_whole {
            assert_silent(what, &text);
        }
    }
    let log = server.whole_log().await.replace(&format!("user-of-{BEARER}"), "");
    assert!(log.contains("a watch was ended"), "{log}");
    assert_silent("the log", &log);
    assert_no_error(&log);
}

/// Neither the link's, nor the session's that it begins, nor the credential that the session asks with.
#[tokio::test]
async fn sign_in_secrets_are_not_logged() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &["-v", "2"]);
    let secret = Server::secret(&server.link);
    let reply = server.sign_in(&json!({ "secret": secret })).await;
    assert_eq!(reply.code, 201);
    server.sign_in(&json!({ "secret": secret })).await;
    let cookie = reply.header("set-cookie").split(['=', ';']).nth(1).unwrap();
    let key = reply.json()["key"].as_str().unwrap().to_owned();
    let log = server.whole_log().await;
    assert!(log.contains("a session was begun"), "it is verbose: {log}");
    for (what, canary) in [
        ("secret", secret.as_str()),
        ("cookie", cookie),
        ("key", &key),
        ("token", "Bearer kubeconfig-user"),
    ] {
        assert!(!log.contains(canary), "the log has the {what}: {log}");
    }
}
