//! Watch frames: one JSON object a line.

use crate::sandbox::store::Change;
use serde_json::{Value, json};

pub(super) fn event(kind: &str, object: &Value) -> String {
    let kind = Value::from(kind);
    format!("{{\"type\":{kind},\"object\":{object}}}\n")
}

pub(super) fn change(change: &Change) -> Option<String> {
    match (&change.before, &change.after) {
        (None, None) => None,
        (None, Some(after)) => Some(event("ADDED", after)),
        (Some(_), Some(after)) => Some(event("MODIFIED", after)),
        (Some(before), None) => {
            // The last that was known of it, at the revision of its end.
            let mut last = Value::clone(before);
            last["metadata"]["resourceVersion"] = json!(change.revision.to_string());
            Some(event("DELETED", &last))
        }
    }
}

/// How far the watch has come, with no event to tell.
pub(super) fn bookmark(revision: u64) -> String {
    event("BOOKMARK", &bookmark_object(revision))
}

/// Ends what was there when the watch began.
pub(super) fn initial_events_end(revision: u64) -> String {
    let mut object = bookmark_object(revision);
    object["metadata"]["annotations"] = json!({ "k8s.io/initial-events-end": "true" });
    event("BOOKMARK", &object)
}

fn bookmark_object(revision: u64) -> Value {
    json!({ "kind": "Secret", "apiVersion": "v1", "metadata": { "resourceVersion": revision.to_string() } })
}
