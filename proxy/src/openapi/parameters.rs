//! Query parameters, by name: each means one thing wherever it is.

use serde_json::{Value, json};

use crate::operation::paths::CLIENT_REQUESTS;

/// The parameters of these names.
pub(super) fn query(names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| parameter(name)).collect()
}

/// The same, where `fieldSelector` picks requests for certificates.
pub(super) fn of_requests(names: &[&str]) -> Vec<Value> {
    let mut parameters = query(names);
    for parameter in &mut parameters {
        parameter["schema"] = json!({ "type": "string", "const": CLIENT_REQUESTS });
    }
    parameters
}

/// The ID in the name of a token's Secret.
pub(super) fn id() -> Value {
    json!({
        "name": "id", "in": "path", "required": true, "description": "The token's ID",
        "schema": { "type": "string", "pattern": "^[a-z0-9]{6}$" }, "example": "abcdef",
    })
}

fn parameter(name: &str) -> Value {
    let (schema, words) = shape(name);
    json!({ "name": name, "in": "query", "description": words, "schema": schema })
}

fn shape(name: &str) -> (Value, &'static str) {
    let flag = || json!({ "type": "boolean" });
    let count = || json!({ "type": "integer", "minimum": 0, "maximum": i32::MAX });
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match name {
        "limit" => (count(), "At most so many items; the rest by `continue`"),
        "continue" => (text("^[-A-Za-z0-9_=+/]{1,4096}$"), "Where the last page ended"),
        "watch" => (flag(), "Changes from resourceVersion on, one WatchEvent a line"),
        "resourceVersion" => (text("^[0-9]{0,20}$"), "As Kubernetes means it"),
        "resourceVersionMatch" => (
            json!({ "enum": ["Exact", "NotOlderThan"] }),
            "As Kubernetes means it",
        ),
        "sendInitialEvents" => (flag(), "A watch begins with what is there"),
        "allowWatchBookmarks" => (flag(), "A watch says from time to time how far it has come"),
        "timeoutSeconds" => (count(), "How long a watch goes on"),
        "timeout" => (
            text("^(0|([0-9]{1,3}(ms|s|m))+)$"),
            "How long the API server may take, as Go writes a duration",
        ),
        "fieldSelector" => (
            text("^(type=bootstrap\\.kubernetes\\.io/token|metadata\\.name=bootstrap-token-[a-z0-9]{6})$"),
            "The type is always selected; a name may be",
        ),
        "view" => (
            json!({ "enum": ["masked"] }),
            "Without token secrets, and without whatever repeats them",
        ),
        "dryRun" => (json!({ "enum": ["All"] }), "Nothing is stored"),
        "fieldManager" => (
            json!({ "type": "string", "maxLength": 128, "pattern": "^[ -~]*$" }),
            "Who changes it, in managedFields",
        ),
        "fieldValidation" => (
            json!({ "enum": ["Ignore", "Warn", "Strict"] }),
            "As Kubernetes means it",
        ),
        "pretty" => (flag(), "With line breaks"),
        "hash" => (text("^[0-9a-fA-F]{0,128}$"), "Read, and means nothing"),
        _ => (Value::Bool(true), "Not described"),
    }
}
