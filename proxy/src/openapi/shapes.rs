//! The shapes of answers.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::status::Status;

/// Collects the shapes of types, and hands out references to them.
pub(super) struct Shapes(SchemaGenerator);

impl Shapes {
    pub(super) fn new() -> Self {
        let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        });
        Self(settings.into_generator())
    }

    /// A reference to the shape of what is answered.
    pub(super) fn of<T: JsonSchema>(&mut self) -> Value {
        self.0.subschema_for::<T>().into()
    }

    /// Any failure: the proxy's own, or the API server's, whose reasons are its own.
    pub(super) fn failure(&mut self) -> Value {
        let own: Value = Status::schema(&mut self.0).into();
        json!({ "anyOf": [own, reference("KubernetesStatus")] })
    }

    /// All shapes by name: those of types, and Kubernetes' own.
    pub(super) fn components(mut self) -> Map<String, Value> {
        let mut components = self.0.take_definitions(true);
        components.extend(kubernetes());
        components
    }
}

/// A reference to a shape by its name.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Of Kubernetes' objects what this proxy vouches for; the rest is the API server's.
fn kubernetes() -> [(String, Value); 5] {
    let metadata = |required: &[&str]| json!({ "type": "object", "required": required });
    let secret = json!({
        "type": "object",
        "required": ["metadata", "type"],
        "properties": {
            "kind": { "const": "Secret" },
            "apiVersion": { "const": "v1" },
            "type": { "const": karmada_token_core::SECRET_TYPE },
            "metadata": metadata(&["name", "namespace"]),
            "data": {
                "type": ["object", "null"],
                "additionalProperties": { "type": "string", "contentEncoding": "base64" },
            },
        },
    });
    let list = json!({
        "type": "object",
        "required": ["kind", "apiVersion", "metadata", "items"],
        "properties": {
            "kind": { "const": "SecretList" },
            "apiVersion": { "const": "v1" },
            "metadata": metadata(&["resourceVersion"]),
            "items": { "type": "array", "items": reference("Secret") },
        },
    });
    let event = json!({
        "type": "object",
        "description": "One line of a watch.",
        "required": ["type", "object"],
        "properties": {
            "type": { "enum": ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"] },
            "object": { "type": "object" },
        },
    });
    let status = json!({
        "type": "object",
        "required": ["kind", "apiVersion", "status"],
        "properties": {
            "kind": { "const": "Status" },
            "apiVersion": { "const": "v1" },
            "status": { "enum": ["Success", "Failure"] },
            "message": { "type": "string" },
            "reason": { "type": "string" },
            "details": { "type": "object" },
            "code": { "type": "integer" },
        },
    });
    let object = json!({ "type": "object", "description": "As the API server answers it." });
    [
        ("Secret".to_owned(), secret),
        ("SecretList".to_owned(), list),
        ("WatchEvent".to_owned(), event),
        ("KubernetesStatus".to_owned(), status),
        ("KubernetesObject".to_owned(), object),
    ]
}
