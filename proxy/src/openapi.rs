//! The surface as an OpenAPI document, made from what serves it: paths and methods by asking [`Route`](crate::operation::Route) what it takes,
//! parameters from the lists that queries are read by, answers from the types that are answered.
//!
//! Source: <https://spec.openapis.org/oas/v3.1.1.html>.

mod bodies;
mod kubernetes;
mod own;
mod parameters;
mod shapes;

use serde_json::{Map, Value, json};

use crate::state::ModeName;
use shapes::Shapes;

/// One operation of the document.
struct Described {
    /// In lower case, as the document has it.
    method: String,
    path: String,
    /// The names of it in logs and metrics: a list and a watch are one path and one method.
    names: &'static [&'static str],
    summary: &'static str,
    access: Access,
    parameters: Vec<Value>,
    body: Option<Value>,
    /// The answer that says that it was done.
    success: Success,
    /// What a 503 is where it is no failure but an answer.
    unready: Option<(&'static str, Value)>,
}

/// Whom it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Everybody.
    Open,
    /// Everybody, and more for who is signed in.
    More,
    /// Who is signed in.
    SignedIn,
    /// This server's own page.
    OwnPage,
}

struct Success {
    code: &'static str,
    words: &'static str,
    /// Media type and schema; a 204 has none.
    content: Option<(&'static str, Value)>,
}

/// The document of a server in this mode, whose paths are under `base`: one without a slash at its end, empty for none.
pub(crate) fn document(mode: ModeName, base: &str) -> Value {
    let mut shapes = Shapes::new();
    let mut operations = kubernetes::operations();
    operations.extend(own::operations(&mut shapes));
    let failure = shapes.failure();
    let mut paths = Map::new();
    for operation in operations {
        let item = paths
            .entry(operation.path.clone())
            .or_insert_with(|| Value::Object(Map::new()));
        item[operation.method.as_str()] = operation.json(mode, &failure);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "karmada-token",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "A small, closed part of the Kubernetes API: bootstrap tokens",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": if base.is_empty() { "/" } else { base } }],
        "paths": paths,
        "components": {
            "schemas": shapes.components(),
            "securitySchemes": {
                "bearer": {
                    "type": "http", "scheme": "bearer",
                    "description": "A bearer token of the API server. The page has sessions instead: a cookie, and the \
                                    header X-Karmada-Token-Key.",
                },
            },
        },
    })
}

impl Described {
    fn json(&self, mode: ModeName, failure: &Value) -> Value {
        let mut success = json!({ "description": self.success.words });
        if let Some((kind, schema)) = &self.success.content {
            success["content"] = json!({ *kind: { "schema": schema } });
        }
        let mut told = json!({
            "operationId": self.names.join("-or-"),
            "summary": self.summary,
            "responses": {
                self.success.code: success,
                "default": {
                    "description": "A Kubernetes Status: the API server's own, or this proxy's",
                    "content": { "application/json": { "schema": failure } },
                },
            },
        });
        if let Some((kind, schema)) = &self.unready {
            told["responses"]["503"] =
                json!({ "description": "Not ready", "content": { *kind: { "schema": schema } } });
        }
        if !self.parameters.is_empty() {
            told["parameters"] = Value::from(self.parameters.clone());
        }
        if let Some(body) = &self.body {
            told["requestBody"] = body.clone();
        }
        // The sandbox asks nobody.
        if mode != ModeName::Sandbox {
            told["security"] = match self.access {
                Access::Open | Access::OwnPage => json!([]),
                Access::More => json!([{}, { "bearer": [] }]),
                Access::SignedIn => json!([{ "bearer": [] }]),
            };
        }
        told
    }
}

#[cfg(test)]
mod tests;
