//! Go's and Kubernetes' opinion of an input, for the targets whose original is at hand: the oracle of tests/oracle,
//! where scripts/oracle.sh has built it. Without it only the invariants are tried.

use karmada_token_core::{GoDuration, RecordedExpiration, Secret, SecretError, Token, TokenRecord};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex};

struct Oracle {
    _program: Child,
    questions: ChildStdin,
    replies: BufReader<ChildStdout>,
}

static ORACLE: LazyLock<Option<Mutex<Oracle>>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/bin/oracle");
    let mut program = Command::new(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let (questions, replies) = (program.stdin.take()?, program.stdout.take()?);
    Some(Mutex::new(Oracle {
        _program: program,
        questions,
        replies: BufReader::new(replies),
    }))
});

fn ask(question: &str, case: &str) -> Option<Value> {
    let mut oracle = ORACLE.as_ref()?.lock().expect("one thread");
    writeln!(oracle.questions, "{}", json!({"ask": question, "cases": [case]})).expect("the oracle listens");
    let mut line = String::new();
    oracle.replies.read_line(&mut line).expect("the oracle answers");
    let mut reply: Value = serde_json::from_str(&line).expect("the oracle answers in JSON");
    Some(reply["answers"][0].take())
}

/// Token or not.
pub fn token(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Some(theirs) = ask("token", text) {
        assert_eq!(Value::Bool(text.parse::<Token>().is_ok()), theirs);
    }
}

/// The same nanoseconds, but where Go's sum wraps around (docs/fidelity.md).
pub fn ttl(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Some(theirs) = ask("durationParse", text) {
        let ours = text.parse().ok().map(GoDuration::as_nanos);
        assert!(
            json!(ours) == theirs || ours.is_none() && text.matches("54775").count() > 1,
            "{text:?}"
        );
    }
}

/// What the API server reads, ours reads to the same, but for what docs/fidelity.md lists.
pub fn secret(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(theirs) = ask("decode", text) else { return };
    let ours = match Secret::from_json(text) {
        Ok(ours) => ours,
        // A field twice, bytes as numbers, half a surrogate pair: all of them are told by these two.
        Err(SecretError::Form { .. } | SecretError::Syntax { .. }) => {
            return assert!(theirs.is_null() || listed(text));
        }
        Err(SecretError::TooLarge) => return,
    };
    // Fields that no token needs are not looked at by ours.
    if theirs.is_null() {
        return;
    }
    assert_eq!(theirs["name"], ours.metadata.name);
    let record = TokenRecord::from(&ours);
    assert_eq!(theirs["deleting"], record.deleting);
    let token = &theirs["token"];
    if token.is_object() {
        assert_eq!(token["id"], json!(record.id.map(|id| id.to_string())));
        let ends = !matches!(record.expiration, RecordedExpiration::Never);
        assert_eq!(token["expires"].is_object(), ends);
    }
}

/// Whether it may hold something that ours is meant to refuse: half a surrogate pair, bytes as numbers, a field twice.
fn listed(text: &str) -> bool {
    const FIELDS: [&str; 17] = [
        "apiVersion",
        "kind",
        "metadata",
        "type",
        "data",
        "stringData",
        "name",
        "namespace",
        "uid",
        "resourceVersion",
        "creationTimestamp",
        "deletionTimestamp",
        "annotations",
        "managedFields",
        "manager",
        "operation",
        "time",
    ];
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let numbers = value["data"]
        .as_object()
        .is_some_and(|data| data.values().any(Value::is_array));
    let twice = |field: &&str| text.matches(&format!("\"{field}\"")).count() > 1;
    text.contains("\\u") || numbers || FIELDS.iter().any(|field| twice(&field))
}
