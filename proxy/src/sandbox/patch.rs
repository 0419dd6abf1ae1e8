//! Merge patch (RFC 7386), with the resource version as its guard.

use super::answer::Answer;
use super::managed_fields;
use super::query::Query;
use super::secret;
use super::status::Failure;
use super::store::{Object, Store};
use super::world::World;
use super::write_options::{WriteOptions, content_type};
use bytes::Bytes;
use http::Request;
use karmada_token_core::{NAMESPACE, Timestamp};
use serde_json::{Map, Value};

/// # Errors
/// 400, 415 or 422 for what is no patch of a Secret, 404, 409 where the patch names an older version.
pub(super) fn patch(
    store: &Store,
    world: &World,
    name: &str,
    request: &Request<Bytes>,
    query: &Query,
) -> Result<Answer, Failure> {
    if content_type(request.headers()) != "application/merge-patch+json" {
        return Err(Failure::unsupported_patch_type());
    }
    let options = WriteOptions::parse("PatchOptions", query, request.headers())?;
    let patch: Map<String, Value> = serde_json::from_slice(request.body())
        .map_err(|error| Failure::bad_request(format!("error decoding patch: {error}")))?;
    let now = world.now();

    let mut outcome = None;
    let stored = store.update(name, |current| {
        let current = current.ok_or_else(|| Failure::not_found(name))?;
        let patched = apply(current, patch, &options, now)?;
        let unchanged = patched.object == **current;
        let written = (!unchanged && !options.dry_run).then(|| patched.object.clone());
        outcome = Some(patched);
        Ok(written)
    })?;
    let patched = outcome.ok_or_else(|| Failure::not_found(name))?;
    let object = stored.as_deref().unwrap_or(&patched.object);
    Ok(Answer::ok(object).warn(&patched.warnings))
}

struct Patched {
    object: Value,
    warnings: Vec<String>,
}

fn apply(
    current: &Object,
    patch: Map<String, Value>,
    options: &WriteOptions,
    now: Timestamp,
) -> Result<Patched, Failure> {
    let mut merged = current.as_object().cloned().unwrap_or_default();
    merge(&mut merged, patch);
    let shown = Value::Object(merged.clone()).to_string();
    let refuse = |why: String| {
        // The real server repeats the whole object here, secrets and all; so does this one, so that whoever is in
        // front of it learns to cope.
        let error = super::field_error::FieldError::invalid("patch", &shown, why);
        Failure::invalid("", "", "", &[error])
    };
    let manifest = secret::decode(merged).map_err(refuse)?;
    let warnings = options.check_unknown(&manifest.unknown).map_err(refuse)?;
    let mut object = manifest.object;
    check_identity(&object, current)?;
    keep_what_is_the_servers(&mut object, current);
    let name = secret::metadata(current, "name");
    let errors = secret::validate_update(&object, current);
    if !errors.is_empty() {
        return Err(Failure::invalid_secret(name, &errors));
    }
    if object != **current {
        managed_fields::update(Some(current), &mut object, &options.manager, &now.to_string());
    }
    Ok(Patched { object, warnings })
}

/// Name, version and namespace must be the current ones, in the order in which the real server looks.
fn check_identity(object: &Value, current: &Value) -> Result<(), Failure> {
    let name = secret::metadata(current, "name");
    let found = secret::metadata(object, "name");
    if found.is_empty() {
        let why = "was undeterminable: name must be provided";
        return Err(Failure::bad_request(format!(
            "the name of the object ({name} based on URL) {why}"
        )));
    }
    if found != name {
        let message = format!("the name of the object ({found}) does not match the name on the URL ({name})");
        return Err(Failure::bad_request(message));
    }
    let version = secret::metadata(object, "resourceVersion");
    if !version.is_empty() && version != secret::metadata(current, "resourceVersion") {
        let why =
            "the object has been modified; please apply your changes to the latest version and try again";
        return Err(Failure::conflict("secrets", name, why));
    }
    let namespace = secret::metadata(object, "namespace");
    if !namespace.is_empty() && namespace != NAMESPACE {
        let message = "the namespace of the provided object does not match the namespace sent on the request";
        return Err(Failure::bad_request(message));
    }
    Ok(())
}

fn keep_what_is_the_servers(object: &mut Value, current: &Value) {
    for key in [
        "creationTimestamp",
        "managedFields",
        "namespace",
        "resourceVersion",
    ] {
        object["metadata"][key] = current["metadata"][key].clone();
    }
    if secret::metadata(object, "uid").is_empty() {
        object["metadata"]["uid"] = current["metadata"]["uid"].clone();
    }
}

fn merge(target: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (key, value) in patch {
        match value {
            Value::Null => {
                target.remove(&key);
            }
            Value::Object(fields) => {
                let slot = target.entry(key).or_insert(Value::Null);
                if !slot.is_object() {
                    *slot = Value::Object(Map::new());
                }
                if let Value::Object(slot) = slot {
                    merge(slot, fields);
                }
            }
            value => {
                target.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    /// RFC 7386, appendix A, for targets and patches that are objects.
    #[rstest]
    #[case(json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"}))]
    #[case(json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"}))]
    #[case(json!({"a":"b"}), json!({"a":null}), json!({}))]
    #[case(json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"}))]
    #[case(json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"}))]
    #[case(json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]}))]
    #[case(json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}}))]
    #[case(json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]}))]
    #[case(json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1}))]
    #[case(json!({"a":"foo"}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}}))]
    fn merges_as_the_rfc_says(#[case] target: Value, #[case] patch: Value, #[case] result: Value) {
        let (Value::Object(mut target), Value::Object(patch)) = (target, patch) else {
            panic!("objects only")
        };
        merge(&mut target, patch);
        assert_eq!(Value::Object(target), result);
    }
}
