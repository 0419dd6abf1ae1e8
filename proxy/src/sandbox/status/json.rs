//! A failure as it goes over the wire.

use super::{Cause, Details, Failure};
use serde_json::{Map, Value, json};

impl Failure {
    /// The `Status` object.
    pub(in crate::sandbox) fn to_json(&self) -> Value {
        let mut status = json!({
            "kind": "Status",
            "apiVersion": "v1",
            "metadata": {},
            "status": "Failure",
            "message": self.message,
            "code": self.code.as_u16(),
        });
        if let Some(reason) = self.reason {
            status["reason"] = json!(reason.to_string());
        }
        match self.details.as_deref() {
            Some(Details {
                resume: Some(resume), ..
            }) => status["metadata"]["continue"] = json!(resume),
            Some(details) => status["details"] = details.to_json(),
            None => {}
        }
        status
    }
}

impl Details {
    fn to_json(&self) -> Value {
        let causes = self.causes.iter().map(Cause::to_json).collect::<Vec<_>>();
        let mut fields = Map::new();
        let mut set = |key: &str, empty: bool, value: Value| {
            if !empty {
                fields.insert(key.to_owned(), value);
            }
        };
        set("name", self.name.is_empty(), json!(self.name));
        set("group", self.group.is_empty(), json!(self.group));
        set("kind", self.kind.is_empty(), json!(self.kind));
        set("causes", causes.is_empty(), Value::Array(causes));
        set(
            "retryAfterSeconds",
            self.retry_after.is_none(),
            json!(self.retry_after),
        );
        Value::Object(fields)
    }
}

impl Cause {
    fn to_json(&self) -> Value {
        let parts = [
            ("reason", self.reason),
            ("message", self.message.as_str()),
            ("field", self.field.as_str()),
        ];
        let told = parts.into_iter().filter(|(_, text)| !text.is_empty());
        Value::Object(told.map(|(key, text)| (key.to_owned(), json!(text))).collect())
    }
}
