//! The bodies of requests.

use karmada_token_core::{NAMESPACE, RightsQuestion, SECRET_TYPE, key};
use serde_json::{Map, Value, json};

const JSON: &str = "application/json";

/// A body of JSON with this schema, which must be there.
pub(super) fn json_body(schema: &Value, example: &Value) -> Value {
    json!({ "required": true, "content": { JSON: { "schema": schema, "example": example } } })
}

/// A new token.
pub(super) fn new_token() -> Value {
    let texts = json!({ "type": ["object", "null"], "additionalProperties": { "type": "string" } });
    let schema = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["metadata", "type"],
        "properties": {
            "apiVersion": { "enum": ["v1", null] },
            "kind": { "enum": ["Secret", null] },
            "type": { "const": SECRET_TYPE },
            "metadata": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name"],
                "properties": {
                    "name": { "type": "string", "pattern": "^bootstrap-token-[a-z0-9]{6}$" },
                    "namespace": { "enum": [NAMESPACE, null] },
                    "labels": texts, "annotations": texts,
                    "creationTimestamp": { "type": "null" },
                },
            },
            "data": keys(&json!({ "type": "string", "contentEncoding": "base64" })),
            "stringData": keys(&json!({ "type": "string" })),
        },
    });
    let example = json!({
        "apiVersion": "v1", "kind": "Secret", "type": SECRET_TYPE,
        "metadata": { "name": "bootstrap-token-abcdef", "namespace": NAMESPACE },
        "stringData": {
            key::TOKEN_ID: "abcdef", key::TOKEN_SECRET: "0123456789abcdef", key::USAGE_AUTHENTICATION: "true",
        },
    });
    json_body(&schema, &example)
}

/// A merge patch of a token.
pub(super) fn patch() -> Value {
    let texts = json!({ "type": ["object", "null"], "additionalProperties": { "type": ["string", "null"] } });
    let schema = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "apiVersion": { "const": "v1" }, "kind": { "const": "Secret" }, "type": { "const": SECRET_TYPE },
            "metadata": {
                "type": ["object", "null"],
                "additionalProperties": false,
                "properties": {
                    "name": { "type": "string", "pattern": "^bootstrap-token-[a-z0-9]{6}$" },
                    "namespace": { "const": NAMESPACE },
                    "uid": { "type": ["string", "null"] },
                    "resourceVersion": { "type": ["string", "null"] },
                    "labels": texts, "annotations": texts,
                },
            },
            "data": texts, "stringData": texts,
        },
    });
    let example = json!({ "stringData": { key::DESCRIPTION: "for member-1" } });
    json!({
        "required": true,
        "content": { "application/merge-patch+json": { "schema": schema, "example": example } },
    })
}

/// What a delete may say besides the name.
pub(super) fn delete_options() -> Value {
    let text = json!({ "type": ["string", "null"] });
    let schema = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "apiVersion": { "enum": ["v1", null] },
            "kind": { "enum": ["DeleteOptions", null] },
            "preconditions": {
                "type": ["object", "null"],
                "additionalProperties": false,
                "properties": { "uid": text, "resourceVersion": text },
            },
            "dryRun": { "type": ["array", "null"], "items": { "const": "All" } },
            "propagationPolicy": text,
            "gracePeriodSeconds": { "type": ["integer", "null"] },
        },
    });
    json!({ "required": false, "content": { JSON: { "schema": schema } } })
}

/// A review of this kind; its schema is that of the `spec`, where it has one.
pub(super) fn review(group: &str, kind: &str, spec: Option<(Value, Value)>) -> Value {
    let version = format!("{group}/v1");
    let mut example = json!({ "apiVersion": version, "kind": kind });
    let mut properties = json!({
        "apiVersion": { "const": version }, "kind": { "const": kind }, "metadata": true, "status": true,
    });
    let mut required = vec!["apiVersion", "kind"];
    if let Some((schema, value)) = spec {
        properties["spec"] = schema;
        example["spec"] = value;
        required.push("spec");
    } else {
        properties["spec"] = json!({ "type": "null" });
    }
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": required, "properties": properties,
    });
    json_body(&schema, &example)
}

/// What a caller may ask about itself.
pub(super) fn access() -> (Value, Value) {
    let one = |field: &str, names: &[&str]| {
        let texts: Map<String, Value> = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({ "type": "string" })))
            .collect();
        let attributes = json!({ "type": "object", "additionalProperties": false, "properties": texts });
        json!({
            "type": "object", "additionalProperties": false, "required": [field],
            "properties": { field: attributes },
        })
    };
    let resource = [
        "namespace",
        "verb",
        "group",
        "version",
        "resource",
        "subresource",
        "name",
    ];
    let schema = json!({ "oneOf": [one("resourceAttributes", &resource), one("nonResourceAttributes", &["path", "verb"])] });
    let example =
        json!({ "resourceAttributes": { "namespace": NAMESPACE, "verb": "create", "resource": "secrets" } });
    (schema, example)
}

/// What may be asked about others: three questions.
pub(super) fn questions() -> (Value, Value) {
    let specs = RightsQuestion::ALL.map(RightsQuestion::spec);
    (json!({ "enum": specs }), RightsQuestion::FileRequests.spec())
}

/// A map of the keys that a token has.
fn keys(value: &Value) -> Value {
    let known: Map<String, Value> = key::ALL
        .iter()
        .map(|name| ((*name).to_owned(), value.clone()))
        .collect();
    json!({ "type": ["object", "null"], "additionalProperties": false, "properties": known })
}
